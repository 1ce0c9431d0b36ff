"""A house's words in a file: written whole or not at all, and read; neither on the GUI thread."""

import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from assistant.exchange.filekind import UNREADABLE
from assistant.exchange.words_file import BYTES_MOST, Brought, understood, written
from assistant.refusal import Refused
from assistant.tongue import N_, _
from assistant.words.view import HouseWords

UNSAVED = N_("{name} could not be written ({why}). Please choose another place or name.")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def save_words(words: HouseWords, house: str, path: Path) -> None:
    """Write the file whole, or not at all; `Refused` where it cannot be. Not for the GUI thread."""
    data = written(words, house, date.today().isoformat()).encode()
    file = QSaveFile(str(path))
    is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not is_open or file.write(data) != len(data) or not file.commit():
        raise Refused(UNSAVED, name=path.name, why=file.errorString())


def suggested(house: str) -> str:
    """“The Old Harbour words.jsonl”, without what no file may be called."""
    name = _("{house} words").format(house=house) if house else _("Our words")
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split()) + ".jsonl"


def read_words(path: Path) -> Brought:
    """What a file brings; `Refused` with the line and the reason, or where it cannot be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(BYTES_MOST + 1)
    except OSError:
        raise Refused(UNREADABLE, name=path.name) from None
    return understood(data)

"""A store's own book and lexicon saved as a file, and a file's brought into a store."""

from datetime import date
from pathlib import Path

from assistant.desk import Desk
from assistant.exchange.filekind import MISSING, UNREADABLE
from assistant.exchange.words_file import BYTES_MOST, Brought, forecast, understood, written
from assistant.refusal import Refused
from assistant.tongue import N_, _, n_
from assistant.words.view import HouseWords

UNSAVED = N_("{name} could not be written ({why}). Please choose another place or name.")


def save(desk: Desk, path: Path, house: str) -> str:
    """Write what the house has settled to `path`; says so in a sentence.

    `house` is what it is called. Refused where nothing can be written there.
    """
    n = write(desk.words.house(), house, path)
    said = n_("{n} entry is in {file}.", "{n} entries are in {file}.", n)
    return said.format(n=n, file=path)


def write(words: HouseWords, house: str, path: Path) -> int:
    """The file, whole or not at all; how many entries are in it. Refused where it cannot be."""
    file = written(words, house, date.today().isoformat())
    spare = path.parent / f".{path.name}.part"
    try:
        try:
            spare.write_text(file, encoding="utf-8", newline="\n")
            spare.replace(path)
        finally:
            spare.unlink(missing_ok=True)
    except OSError as wrong:
        raise Refused(UNSAVED, name=path.name, why=wrong.strerror or wrong) from None
    return file.count("\n") - 1


def bring(desk: Desk, path: Path, *, dry_run: bool = False) -> str:
    """Take over what `path` holds, in the program’s name; says what was done, or would be.

    Refused, with the line, where the file cannot be understood.
    """
    brought = read(path)
    found = forecast(desk.words.house(), brought)
    if not dry_run:
        desk.words.take_over(brought).result()
    new, differs, same = len(found.new), len(found.differs), len(found.same)
    told = [_("Nothing was written. The import would do this:")] if dry_run else []
    told.append(n_("{n} new entry", "{n} new entries", new).format(n=new))
    if differs:
        said = n_("{n} entry worded anew", "{n} entries worded anew", differs)
        told.append(said.format(n=differs))
    if same:
        said = n_("{n} entry was there already", "{n} entries were there already", same)
        told.append(said.format(n=same))
    return "\n".join(told)


def read(path: Path) -> Brought:
    """What a file brings; Refused where it cannot be opened or understood."""
    try:
        with path.open("rb") as file:
            data = file.read(BYTES_MOST + 1)
    except FileNotFoundError:
        raise Refused(MISSING, name=path.name) from None
    except OSError:
        raise Refused(UNREADABLE, name=path.name) from None
    return understood(data)

"""The commands that keep a store safe: backups, restoring, its recovery sheet and its key."""

import sys
from argparse import Namespace
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from datetime import datetime
from pathlib import Path

from assistant.desk import Desk
from assistant.exchange.restore import restore
from assistant.journal.spelled import LINES, LINES_MISSING, is_whole, read_line
from assistant.places import Home
from assistant.refusal import Refused
from assistant.safekeeping import Sheet, changed_key
from assistant.terminal import LONGEST, interruptible, progress, remark, say
from assistant.tongue import N_, _, n_

DONE = 0
_KEY_FILE_BYTES = 64 * 1024
_NO_KEY_FILE = N_("{name} cannot be read as a recovery sheet: it is a small file of text.")


def at_desk(asked: Namespace, desk: Desk) -> int:
    """A command that needs the store open."""
    if asked.command == "backup":
        return _back_up(asked, desk)
    return _follow(desk) if asked.deed == "change" else _tell_sheet(desk)


def _back_up(asked: Namespace, desk: Desk) -> int:
    """Make a backup where this desk keeps them, or where it is said."""
    with interruptible() as stopped, progress("%") as told:
        backup = desk.safe.back_up(asked.to, progress=told, cancelled=stopped)
    said = n_(
        "The backup is {path}: {n} line, restored and read to try it out.",
        "The backup is {path}: {n} lines, restored and read to try it out.",
        backup.lines,
    )
    say(said.format(path=backup.path, n=backup.lines))
    return DONE


def bring_back(asked: Namespace) -> int:
    """Make a backup the store of an empty folder."""
    sheet = _from_file(asked.key_file) if asked.key_file else _typed()
    with interruptible() as stopped, progress("%") as told:
        done = restore(asked.file, sheet, asked.place, progress=told, cancelled=stopped)
    said = n_(
        "{n} line of {day} is back in {place}.",
        "{n} lines of {day} are back in {place}.",
        done.lines,
    )
    day = f"{datetime.fromtimestamp(done.made_ms / 1000).astimezone():%Y-%m-%d %H:%M}"
    say(said.format(n=done.lines, day=day, place=asked.place.root))
    if done.carried:
        say(_("It carried the other desks: “salve host --instead” does so again, and gives codes."))
    elif done.shared:
        say(_("This desk goes on in its shop as before, as soon as it reaches the others."))
    return DONE


def _tell_sheet(desk: Desk) -> int:
    """The recovery sheet as text, for a machine without a window."""
    say(sheet_text(desk.safe.sheet()))
    return DONE


def change(place: Home) -> int:
    """Another key; the sheet of before no longer fits."""
    with interruptible() as stopped, progress("%") as told:
        number = changed_key(place, progress=told, cancelled=stopped)
    say(
        _("The store has another key. Only the recovery sheet {number} fits now.").format(
            number=number
        )
    )
    return DONE


def _follow(desk: Desk) -> int:
    """The backups follow the new key; those that cannot be reached are told."""
    with interruptible() as stopped:
        behind = desk.safe.renew(stopped)
    for path in behind:
        remark(_("Whoever has the old sheet can still open {path}.").format(path=path))
    say(_("Write the new sheet down now: “salve key sheet” shows it."))
    return DONE


def sheet_text(sheet: Sheet) -> str:
    """What stands on the sheet."""
    lines = (f"{n}  {line}" for n, line in enumerate(sheet.lines, 1))
    day = f"{datetime.fromtimestamp(sheet.made_ms / 1000).astimezone():%Y-%m-%d}"
    head = _("Recovery sheet {number}").format(number=sheet.number)
    return "\n".join([head, " · ".join(filter(None, (sheet.house, day))), "", *lines])


def _from_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            told = file.read(_KEY_FILE_BYTES)
        # Windows writes what a command says as UTF-16, and its editor marks UTF-8.
        return told.decode(
            "utf-16" if told.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
        )
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(_NO_KEY_FILE, name=path.name) from error


def _typed() -> str:
    """Line by line, each looked at as it comes: who types sees a slip at once."""
    lines: list[str] = []
    while len(lines) < LINES:
        n = len(lines) + 1
        remark(_("Line {n} of the recovery sheet:").format(n=n))
        typed = sys.stdin.readline(LONGEST) if sys.stdin is not None else ""
        if not typed:
            raise Refused(LINES_MISSING, n=len(lines))
        if is_whole(typed):
            return typed
        if not typed.strip():
            continue
        try:
            read_line(typed, n)
        except Refused as why:
            if not sys.stdin.isatty():
                raise
            remark(why.sentence())
            continue
        lines.append(typed)
    return "\n".join(lines)

"""Backups that are still under an older key, and how one is put under another."""

import shutil
from pathlib import Path

from assistant.exchange.backup import UNSOUND
from assistant.journal import trouble
from assistant.journal.copying import Pace, clear_away, moved, put_under, salt_of, tried
from assistant.journal.key import put_in_place
from assistant.refusal import Refused, StoreTrouble

_SALT = 16


def is_under(backup: Path, old: list[bytes]) -> bool:
    """Whether a backup is known to be, or may be, under one of the `old` keys."""
    try:
        return salt_of(backup) in {key[-_SALT:] for key in old}
    except StoreTrouble:
        return not backup.parent.is_dir()  # a stick that is not plugged in; else it is deleted


def renew(backup: Path, old: bytes, new: bytes, pace: Pace) -> None:
    """Put it under the key `new`: in a copy, which takes its place when it is whole.

    Refused, or OSError, where that cannot be done; the backup is then as it was.
    """
    draft = backup.with_name(f".{backup.name}.part")
    try:
        clear_away(draft)
        if shutil.disk_usage(backup.parent).free < backup.stat().st_size:
            raise StoreTrouble(trouble.FULL, place=backup.parent)
        moved(backup, draft, lambda done, of: None, pace)
        put_under(draft, old, new)
        if tried(draft, new, lambda done, of: None, pace).damaged:
            raise Refused(UNSOUND)
        put_in_place(draft, backup)
    finally:
        clear_away(draft)

"""What the disk and the driver report, as the one sentence that tells the clerk what to do."""

import errno
import shutil
from pathlib import Path

from assistant.refusal import StoreTrouble
from assistant.tongue import N_

FULL = N_("The disk of {place} is full: free some space, then try again.")
READ_ONLY = N_("Salve may not write in {place}: allow it, or choose another folder with --home.")
BUSY = N_(
    "Another program holds the store in {place}: close that program or wait for it, then try again."
)
DAMAGED = N_(
    "The store {store} is damaged: close Salve at this desk and run “salve check”,"
    " which sets it aside and recovers what can be read."
)
FAILING = N_(
    "The disk of {place} reports an error: see that your quota is not used up; if it is not, copy"
    " this folder to another disk, then open the copy with --home."
)
UNREACHABLE = N_("Salve cannot open {store}: see that the folder is there and that you may use it.")
NOT_A_FOLDER = N_("{place} is a file, not a folder: choose a folder with --home.")
OTHER_KEY = N_(
    "{store} does not open with the key of this folder: put back the store and the key that belong"
    " together, or choose another folder with --home."
)

_LITTLE_BYTES = 256 * 1024
_BY_DRIVER = {
    5: BUSY,  # SQLITE_BUSY
    6: BUSY,  # SQLITE_LOCKED
    8: READ_ONLY,  # SQLITE_READONLY
    10: FAILING,  # SQLITE_IOERR
    11: DAMAGED,  # SQLITE_CORRUPT
    13: FULL,  # SQLITE_FULL
    14: UNREACHABLE,  # SQLITE_CANTOPEN
    26: DAMAGED,  # SQLITE_NOTADB: a page that was ours can no longer be deciphered
}
_BY_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.EEXIST: NOT_A_FOLDER,
    errno.EIO: FAILING,
}


def is_damage(told: StoreTrouble) -> bool:
    """Whether a rescue is what helps."""
    return told.reason == DAMAGED


def of_driver(error: BaseException | None, store: Path) -> StoreTrouble | None:
    """The trouble that a driver's `error` stands for; None for what is a bug of ours."""
    code: int = getattr(error, "sqlite_errorcode", None) or 0
    sentence = _BY_DRIVER.get(code & 0xFF)
    if sentence in (FAILING, UNREACHABLE) and is_full(store.parent):
        sentence = FULL  # SQLite knows it as such only where it was writing to the file itself
    return StoreTrouble(sentence, store=store, place=store.parent) if sentence else None


def of_system(error: OSError, store: Path) -> StoreTrouble:
    """The trouble that an `error` of the operating system stands for."""
    sentence = _BY_SYSTEM.get(error.errno or 0, UNREACHABLE)
    return StoreTrouble(sentence, store=store, place=store.parent)


def is_full(folder: Path) -> bool:
    """Whether there is no room for the files that SQLite needs beside a store."""
    try:
        return shutil.disk_usage(folder).free < _LITTLE_BYTES
    except OSError:
        return False

"""A backup: one encrypted file with all that a desk needs to go on, tried out when it is made.

It is a copy of the store, under the store's own key, with the desk's name and its place in the shop
among the remarks. It is written beside the work, then restored into a scratch place, read to its
last line and counted; only then it gets its name.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import msgspec

from assistant.exchange import made_files
from assistant.journal import trouble
from assistant.journal.copying import (
    Cancelled,
    Pace,
    Progress,
    clear_away,
    copied,
    moved,
    remark_of,
    salt_of,
    tried,
)
from assistant.journal.key import settled
from assistant.journal.spelled import number
from assistant.journal.store import Store, remark
from assistant.journal.turn import turn
from assistant.places import Home, read_settings
from assistant.refusal import Refused, StoreTrouble
from assistant.share.keep import Keep, Member
from assistant.tongue import N_

ENDING = ".backup"
_NAME = "salve-%Y-%m-%d-%H%M%S"
PACKED = "backup:of"
"""The remark of a backup that has what lies beside a store."""

NOT_THERE = N_(
    "{place} is not there. If it is a stick, plug it in; else choose another place for backups."
)
HANDLED = N_("A backup is being made already: wait for its end.")
TAKEN = N_("There is a file called {name} already: choose another name.")
NO_BACKUP = N_("{name} is no backup of Salve.")
OTHER_SHEET = N_(
    "{name} belongs to the recovery sheet {wanted}; this is the sheet {given}. Please look for the"
    " other sheet."
)
UNSOUND = N_(
    "The backup was made, but it could not be read back as it was written, so it was not kept."
    " Please choose another stick or disk."
)


class Backup(msgspec.Struct, frozen=True):
    """A backup that was made and tried out."""

    path: Path
    lines: int
    size: int
    """Bytes."""
    when_ms: int


class Packed(msgspec.Struct, frozen=True):
    """What lies beside a store and goes with it."""

    made_ms: int
    desk: str
    settings: dict[str, str | bool | int | float] = {}
    """Those of the house; how the window looks is the new computer's."""
    member: Member | None = None
    carried: bool = False
    """Whether it carried the others. Its keys to that are not packed: the others may have lines
    that the backup has not, and give all they have only to a desk that they join anew."""


def back_up(
    store: Store,
    key: bytes,
    to: Path,
    now_ms: int,
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Cancelled = lambda: False,
    gently: bool = False,
) -> Backup:
    """Make a backup of an open store: in the folder `to`, or as the new file `to`.

    Nothing is left of one that is stopped (Refused), that does not fit on the disk (StoreTrouble)
    or that does not read back as it was written (Refused). Not for the GUI thread.
    """
    path = _named(to, now_ms)
    _look_for_room(store.path, path.parent)
    place = Home(store.path.parent, practice=_is_practice(store))
    packed = {PACKED: msgspec.json.encode(_packed(place, key, now_ms)).decode()}
    with store.writing() as tx:
        made_files.note(tx, path, "backup", when_ms=now_ms)
    pace = Pace(cancelled, gently=gently)
    try:
        return _written(store, key, path, packed, progress, pace, now_ms)
    except BaseException:
        if not path.exists():
            with store.writing() as tx:
                made_files.forget(tx, path)
        raise


def _written(
    store: Store,
    key: bytes,
    path: Path,
    packed: Mapping[str, str],
    progress: Progress,
    pace: Pace,
    now_ms: int,
) -> Backup:
    draft = path.with_name(f".{path.name}.part")
    try:
        clear_away(draft)
        lines = copied(store, draft, key, packed, _part(progress, 0, 40), pace)
        draft.chmod(0o600)
        _try_out(draft, key, lines, store.path.parent, progress, pace)
        size = draft.stat().st_size
        is_new = settled(draft, path)
    except OSError as error:
        raise trouble.of_system(error, path) from error
    finally:
        clear_away(draft)
    if not is_new:
        raise Refused(TAKEN, name=path.name)
    return Backup(path, lines, size, now_ms)


def packed_of(file: Path, key: bytes) -> Packed:
    """What a backup brings besides its lines. Refused where it is none, or is of another key."""
    if not file.is_file():
        raise Refused(NO_BACKUP, name=file.name)
    salt = salt_of(file)
    if len(salt) < len(key[-16:]) or salt.startswith(b"SQLite format 3"):
        raise Refused(NO_BACKUP, name=file.name)
    try:
        told = remark_of(file, key, PACKED)
    except StoreTrouble as why:
        if salt == key[-len(salt) :] or not trouble.is_damage(why):
            raise
        wanted, given = number(salt), number(key[-len(salt) :])
        raise Refused(OTHER_SHEET, name=file.name, wanted=wanted, given=given) from why
    if told is None:
        raise Refused(NO_BACKUP, name=file.name)
    try:
        return msgspec.json.decode(told, type=Packed)
    except msgspec.MsgspecError as error:
        raise Refused(NO_BACKUP, name=file.name) from error


@contextmanager
def handling(store: Path) -> Iterator[None]:
    """Whoever writes in a store's backups is alone with them. Refused while somebody else is."""
    with turn(store.with_name(".salve-backup"), HANDLED):
        yield


def made_at(path: Path) -> datetime | None:
    """When a backup was made, by the name that it got; None for another name."""
    try:
        return datetime.strptime(path.name, _NAME + ENDING)
    except ValueError:
        return None


def _named(to: Path, now_ms: int) -> Path:
    if to.is_dir():
        day = datetime.fromtimestamp(now_ms / 1000).astimezone()
        to = to / (day.strftime(_NAME) + ENDING)
    if to.exists():
        raise Refused(TAKEN, name=to.name)
    if not to.parent.is_dir():
        raise Refused(NOT_THERE, place=to.parent)
    return to


def _look_for_room(store: Path, *folders: Path) -> None:
    """Told before an hour of writing."""
    needed = store.stat().st_size
    for folder in (*folders, store.parent):  # it is tried out beside the store
        if shutil.disk_usage(folder).free < needed:
            raise StoreTrouble(trouble.FULL, place=folder)


def _packed(place: Home, key: bytes, now_ms: int) -> Packed:
    settings = read_settings(place)
    member, carried = _shop(Keep(place.root / "share", key))
    of_house = ("region", "house", "longest_stay_days", "desk_name", "language")
    of_screen = ("away_minutes", "mask")
    told = {name: getattr(settings, name) for name in (*of_house, *of_screen)}
    return Packed(now_ms, settings.desk, told, member, carried)


def _shop(keep: Keep) -> tuple[Member | None, bool]:
    """The desk's place in its shop, and whether it carries it. Where that is damaged the lines are
    kept all the same: they cannot be had again, and a shop can be joined again."""
    try:
        return keep.member(), keep.hub() is not None
    except Refused:
        return None, False


def _try_out(
    draft: Path, key: bytes, lines: int, folder: Path, progress: Progress, pace: Pace
) -> None:
    """Restored as on a new computer, in a scratch place; every line is read there."""
    scratch = folder / f".salve-{uuid4().hex}.db"
    try:
        moved(draft, scratch, _part(progress, 40, 60), pace)
        findings = tried(scratch, key, _part(progress, 60, 100), pace)
        if findings.damaged or findings.lines != lines:
            raise Refused(UNSOUND)
    finally:
        clear_away(scratch)


def _is_practice(store: Store) -> bool:
    with store.reading() as tx:
        return remark(tx, "purpose") == "practice"


def _part(progress: Progress, begin: int, end: int) -> Callable[[int, int], None]:
    """A stretch of the whole, in hundredths."""
    return lambda done, of: progress(begin + (end - begin) * done // max(of, 1), 100)

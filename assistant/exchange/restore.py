"""A backup becomes the store of a new computer: whole or not at all, and never over another one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import msgspec

from assistant.exchange.backup import ENDING, NO_BACKUP, PACKED, Packed, packed_of
from assistant.journal import schema, trouble
from assistant.journal.copying import (
    Cancelled,
    Pace,
    Progress,
    clear_away,
    moved,
    remark_of,
    tried,
    version_of,
    without_remark,
)
from assistant.journal.key import keep_key, kept_key, settled
from assistant.journal.opening import NEWER
from assistant.journal.rescue import alone
from assistant.journal.spelled import understood
from assistant.journal.stamp import HOUSE
from assistant.journal.store import Store
from assistant.places import Home, Settings, read_settings, write_settings
from assistant.reaching import erase_in, gone_from
from assistant.refusal import Refused, StoreTrouble
from assistant.share.keep import Keep
from assistant.tongue import N_

NOT_EMPTY = N_(
    "There are guests in {place} already, and nothing is ever restored over them. Choose an empty"
    " folder with --home."
)
DAMAGED = N_("{name} is damaged and cannot be restored. Please take the backup before it.")
MADE_UP = N_("{name} holds made-up guests: restore it into the practice store.")
REAL = N_("{name} holds real guests: they do not belong into the practice store.")
_ASIDE = "before-restore"
_OF_HOUSE = ("salve.db", "salve.db-wal", "salve.db-shm", "salve.key", "settings.json")


class Restored(msgspec.Struct, frozen=True):
    """What a restored store has."""

    lines: int
    made_ms: int
    """When the backup was made."""
    missing: int
    """Lines that another desk had not sent yet when it was made, or that were lost before."""
    shared: bool
    """Whether it was one of a shop's desks, and goes on as that."""
    carried: bool
    """Whether it carried them: it has to be made the one that does once more."""


def restore(
    file: Path,
    sheet: str,
    place: Home,
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Cancelled = lambda: False,
) -> Restored:
    """Make the backup `file` the store of `place`, where no guest is yet; nobody has it open.

    `sheet` is what was typed or scanned from the recovery sheet. Until all is read and found sound
    nothing in `place` is changed; a store there without guests is then set aside. Refused, with a
    sentence, where it cannot be done. Not for the GUI thread.

    What was erased after the backup was made: in a shop the others tell, when they are met; where
    a newer backup of the same store lies beside this one, that one tells at once.
    """
    key = understood(sheet)
    with _backup_named(file):
        packed = packed_of(file, key)
    if not is_empty(place):
        raise Refused(NOT_EMPTY, place=place.root)
    draft, pace = place.root / f".salve-{uuid4().hex}.db", Pace(cancelled)
    try:
        place.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _backup_named(file):
            moved(file, draft, _part(progress, 0, 30), pace)
            _look_at_purpose(file.name, draft, key, place)
            findings = tried(draft, key, _part(progress, 30, 100), pace)
            if findings.damaged:
                raise Refused(DAMAGED, name=file.name)
            without_remark(draft, key, PACKED)
        _take_erasures_over(file, packed.made_ms, draft, key, pace)
        with alone(place.store):
            if not is_empty(place):
                raise Refused(NOT_EMPTY, place=place.root)
            before = read_settings(place)
            _set_aside(place)
        _settle(draft, key, packed, before, place)
        shared = packed.member is not None
        return Restored(
            findings.lines, packed.made_ms, findings.missing, shared, shared and packed.carried
        )
    except OSError as error:
        raise trouble.of_system(error, place.store) from error
    finally:
        clear_away(draft)


def is_empty(place: Home) -> bool:
    """Whether no store is there, or one in which nobody has written of a guest or of a shift:
    only who works there, and what the house has settled. Its keys are made with the first PIN."""
    if not place.store.exists():
        return not place.store.with_name(place.store.name + "-wal").exists()
    kept = kept_key(place)
    if kept is None:
        return False
    store = Store(place.store, kept[0])
    try:
        with store.reading() as tx:
            known = "SELECT page FROM entry WHERE kind = 'staff-joined'"
            other = f"SELECT 1 FROM entry WHERE page != ? AND page NOT IN ({known}) LIMIT 1"  # noqa: S608
            return tx.exec_driver_sql(other, (bytearray(HOUSE),)).first() is None
    finally:
        store.close()


@contextmanager
def _backup_named(file: Path) -> Iterator[None]:
    """A damaged backup is told as such: no rescue takes one, but there are others."""
    try:
        yield
    except StoreTrouble as why:
        if not trouble.is_damage(why):
            raise
        raise Refused(DAMAGED, name=file.name) from why


def _take_erasures_over(file: Path, made_ms: int, draft: Path, key: bytes, pace: Pace) -> None:
    """What was erased since does not come back, as far as a newer backup beside it tells: the
    newest that can be read. A damaged one may be why this one is restored."""
    newer: dict[int, Path] = {}
    for path in file.parent.glob(f"*{ENDING}"):
        with suppress(Refused):
            newer[packed_of(path, key).made_ms] = path
    scratch = draft.with_suffix(".newer.db")
    for when_ms in sorted((one for one in newer if one > made_ms), reverse=True):
        try:
            moved(newer[when_ms], scratch, lambda done, of: None, pace)
            gone = gone_from(scratch, key)
        except StoreTrouble as why:
            if not trouble.is_damage(why):
                raise
            continue
        finally:
            clear_away(scratch)
        if gone:
            erase_in(draft, key, gone)
            tried(draft, key, lambda done, of: None, pace)
        return


def _look_at_purpose(name: str, draft: Path, key: bytes, place: Home) -> None:
    purpose = remark_of(draft, key, "purpose")
    if purpose not in ("real", "practice"):
        raise Refused(NO_BACKUP, name=name)
    if (purpose == "practice") != place.practice:
        raise Refused(REAL if place.practice else MADE_UP, name=name)
    if version_of(draft, key) > schema.VERSION:
        raise Refused(NEWER, store=name)


def _set_aside(place: Home) -> None:
    """What a first start has made: an empty store, its key and its settings."""
    there = [place.root / name for name in _OF_HOUSE if (place.root / name).exists()]
    if not there:
        return
    names = (f"{_ASIDE}{nth}" for nth in ("", *(f"-{n}" for n in range(2, 1000))))
    aside = next(place.root / name for name in names if not (place.root / name).exists())
    aside.mkdir(mode=0o700)
    for one in there:
        one.rename(aside / one.name)


def _settle(draft: Path, key: bytes, packed: Packed, before: Settings, place: Home) -> None:
    """The key first and the store last: who is cut off between them begins again.

    Refused where another window was opened there in this very moment, and began a store.
    """
    if keep_key(place, key)[0] != key:
        raise Refused(NOT_EMPTY, place=place.root)
    known = {name: told for name, told in packed.settings.items() if name in Settings._fields}
    if before.language:
        known.pop("language", None)
    write_settings(place, before._replace(**known, desk=packed.desk, staff=""))  # type: ignore[arg-type]  # each is of its field's type, as it was read
    keep = Keep(place.root / "share", key)
    if packed.member is not None:
        keep.keep(packed.member)
    if not settled(draft, place.store):
        raise Refused(NOT_EMPTY, place=place.root)


def _part(progress: Progress, begin: int, end: int) -> Callable[[int, int], None]:
    return lambda done, of: progress(begin + (end - begin) * done // max(of, 1), 100)

"""The desk's side for what keeps the store safe: its recovery sheet, its backups, its key.

All of it is this desk's own: what is noted here no other desk hears of.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from assistant.exchange import made_files
from assistant.exchange.backup import NOT_THERE, Backup, back_up, handling, made_at
from assistant.exchange.renewing import is_under, renew
from assistant.exchange.thinning import Kept, kept
from assistant.journal import store as journal
from assistant.journal.copying import Pace, salt_of
from assistant.journal.key import kept_in as key_kept_in
from assistant.journal.key import kept_key
from assistant.journal.now import Now
from assistant.journal.rekey import change_key, keep_old_keys, old_keys
from assistant.journal.spelled import in_one, line_fits, number, spelled, understood
from assistant.journal.stamp import StaffId
from assistant.journal.store import Store
from assistant.people.rights import Right
from assistant.places import Home, read_settings
from assistant.refusal import Refused, StoreTrouble
from assistant.share.keep import sealed_anew
from assistant.tongue import N_

T = TypeVar("T", bound=Struct)

AGAIN_MS = 30 * 60_000
"""So long after a backup that failed it is tried again."""
_SALT = 16
_RULE, _LAST, _FAILED, _TESTED = "safe:rule", "safe:last", "safe:failed", "safe:tested"


class Rule(Struct, frozen=True, omit_defaults=True):
    """What this desk has settled about its own backups."""

    on: bool = True
    folder: str = ""
    """Where they go; "" for the folder beside the store."""
    days: int = 7
    weeks: int = 4
    months: int = 12


class Failed(Struct, frozen=True):
    """The backup that was due could not be made."""

    when_ms: int
    reason: str
    facts: dict[str, str] = {}

    def sentence(self) -> str:
        """Why, and what helps."""
        return Refused(self.reason, **self.facts).sentence()


class Last(Struct, frozen=True):
    """The newest backup."""

    path: str
    lines: int
    size: int
    """Bytes."""
    when_ms: int


class _Tested(Struct, frozen=True):
    number: str
    when_ms: int


class Sheet(Struct, frozen=True):
    """What stands on the recovery sheet."""

    number: str
    lines: tuple[str, ...]
    code: str
    """What the square code says."""
    house: str
    made_ms: int
    is_practice: bool


class Safety(Struct, frozen=True):
    """How safe the store is, for the window to show."""

    sheet: str
    """The number of the sheet that fits."""
    tested_ms: int
    """When a line of it was typed, 0 for never."""
    in_keyring: bool
    rule: Rule
    folder: Path
    last: Last | None
    failed: Failed | None
    behind: tuple[Path, ...]
    """Backups that only an older sheet opens, as far as is known."""
    is_practice: bool

    @property
    def beside_store(self) -> bool:
        """Whether the backups go where the store is: one lost disk would take both."""
        return not self.rule.folder


class Safekeeping:
    """Reads are safe on any thread; what takes long is not for the GUI thread.

    Whoever is at the desk needs the right to the backups or to the key. A command has nobody at the
    desk: it acts for the owner of the machine, who has the store and its key anyway, and may. What
    the program does by itself, such as the backup of the day, asks nobody either.
    """

    def __init__(
        self,
        store: Store,
        writer: ThreadPoolExecutor,
        now: Now,
        signed: Callable[[], StaffId | None],
        require: Callable[[Right], None],
    ) -> None:
        """What is noted is written by the desk's one `writer`; `signed` tells who is at it, and
        `require` is `People.require`."""
        self._store, self._writer, self._now = store, writer, now
        self._signed, self._right = signed, require

    def require(self, right: Right) -> None:
        """Refused, with whom it is for, unless who is at this desk has the right; a command may."""
        if self._signed() is not None:
            self._right(right)

    @property
    def _place(self) -> Home:
        with self._store.reading() as tx:
            is_practice = journal.remark(tx, "purpose") == "practice"
        return Home(self._store.path.parent, is_practice)

    # -- how it stands ----------------------------------------------------------------------------

    def safety(self) -> Safety:
        """How safe the store is."""
        place = self._place
        with self._store.reading() as tx:
            rule = _read(tx, _RULE, Rule) or Rule()
            tested, last = _read(tx, _TESTED, _Tested), _read(tx, _LAST, Last)
            failed, old = _read(tx, _FAILED, Failed), old_keys(tx)
            files = made_files.made(tx) if old else []
        sheet = number(_salt(self._store.path, place))
        behind = tuple(
            one.path for one in files if one.what == "backup" and is_under(one.path, old)
        )
        is_tested = tested is not None and tested.number == sheet
        return Safety(
            sheet=sheet,
            tested_ms=tested.when_ms if tested is not None and is_tested else 0,
            in_keyring=key_kept_in(place) == "keyring",
            rule=rule,
            folder=_folder(place, rule),
            last=last,
            failed=failed,
            behind=behind,
            is_practice=place.practice,
        )

    def is_due(self) -> bool:
        """Whether this desk's own backup of the day is to be made now."""
        now_ms = self._now()
        with self._store.reading() as tx:
            if journal.remark(tx, "purpose") == "practice" or not journal.latest_ids(tx):
                return False
            rule = _read(tx, _RULE, Rule) or Rule()
            last, failed = _read(tx, _LAST, Last), _read(tx, _FAILED, Failed)
        if not rule.on or (failed is not None and 0 <= now_ms - failed.when_ms < AGAIN_MS):
            return False
        return last is None or _day(last.when_ms) != _day(now_ms)

    # -- the sheet --------------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """What to print, for who has the right to the key. Asks the keyring: not for the GUI
        thread."""
        self.require("key")
        place, key = self._place, self._key()
        house = read_settings(place).house
        lines, code = spelled(key), in_one(key)
        return Sheet(number(key[-_SALT:]), lines, code, house, self._now(), place.practice)

    def test_line(self, n: int, typed: str) -> bool:
        """Whether `typed` is line `n` of this store's sheet; when it is, that is noted.

        Refused with what is wrong where it is no such line. Asks the keyring.
        """
        key = self._key()
        if not line_fits(key, n, typed):
            return False
        self._note(_TESTED, _Tested(number(key[-_SALT:]), self._now())).result()
        return True

    def fits(self, sheet: str) -> bool:
        """Whether typed or scanned words are all of this store's sheet. Asks the keyring."""
        try:
            return understood(sheet) == self._key()
        except StoreTrouble:
            raise
        except Refused:
            return False

    # -- backups ----------------------------------------------------------------------------------

    def settle(self, rule: Rule) -> "Future[None]":
        """From now on backups are made so. Refused where the folder is not there, and for whoever
        has no right to the backups."""
        self.require("backup")
        folder = rule.folder
        if folder and not (folder == _printable(folder) and Path(folder).is_dir()):
            raise Refused(NOT_THERE, place=_printable(folder))
        self._note(_FAILED, None)
        return self._note(_RULE, rule)

    def back_up(
        self,
        to: Path | None = None,
        *,
        progress: Callable[[int, int], None] = lambda done, of: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Backup:
        """Make a backup: in the folder or as the file `to`, else where this desk keeps them.

        There the old ones are thinned out, and what fails is noted. Refused where it cannot be
        made, with a sentence; the backup of the day, when it is due, is made whoever is here.
        """
        if to is not None or not self.is_due():
            self.require("backup")
        place = self._place
        with handling(self._store.path):
            try:
                backup = back_up(
                    *(self._store, self._key(), to or self._ready_folder(place), self._now()),
                    progress=progress,
                    cancelled=cancelled,
                    gently=True,
                )
            except Refused as why:
                if to is None and not cancelled():
                    facts = {name: _printable(fact) for name, fact in why.facts.items()}
                    self._note(_FAILED, Failed(self._now(), why.reason, facts)).result()
                raise
            path = _printable(backup.path)
            last = Last(path, backup.lines, backup.size, backup.when_ms)
            self._note(_LAST, last).result()
            self._note(_FAILED, None).result()
            if to is None:
                self._thin(backup)
            return backup

    def key_of(self, backup: Path) -> bytes | None:
        """The key that opens one of this store's backups, this one or an older one; None where
        none is known. Asks the keyring."""
        salt, key = salt_of(backup), self._key()
        with self._store.reading() as tx:
            keys = [key, *old_keys(tx)]
        return next((one for one in keys if one[-_SALT:] == salt), None)

    def renew(self, cancelled: Callable[[], bool] = lambda: False) -> list[Path]:
        """Put the backups under the key that counts now, as far as they can be reached.

        Answers those that are still under an older one. Each is replaced when its copy is whole.
        """
        with self._store.reading() as tx:
            old = old_keys(tx)
            files = [one.path for one in made_files.made(tx) if one.what == "backup"]
        if not old:
            return []
        key, pace, behind = self._key(), Pace(cancelled, gently=True), list[Path]()
        with handling(self._store.path):
            for path in files:
                if not is_under(path, old):
                    continue
                try:
                    renew(
                        path, next(one for one in old if one[-_SALT:] == salt_of(path)), key, pace
                    )
                except (Refused, StopIteration, OSError):
                    pace.step()
                    behind.append(path)
        if not behind:
            self._write(lambda tx: keep_old_keys(tx, [])).result()
        return behind

    def _ready_folder(self, place: Home) -> Path:
        with self._store.reading() as tx:
            rule = _read(tx, _RULE, Rule) or Rule()
        folder = _folder(place, rule)
        if not rule.folder:
            folder.mkdir(mode=0o700, exist_ok=True)
        elif not folder.is_dir():
            raise Refused(NOT_THERE, place=folder)
        return folder

    def _thin(self, newest: Backup) -> None:
        """Of this desk's own backups in the folder, those that the rule no longer keeps."""
        with self._store.reading() as tx:
            rule = _read(tx, _RULE, Rule) or Rule()
            files = [one.path for one in made_files.made(tx) if one.what == "backup"]
        named = {path: made_at(path) for path in files if path.parent == newest.path.parent}
        there = {path: when for path, when in named.items() if when is not None and path.exists()}
        staying = kept(there, Kept(rule.days, rule.weeks, rule.months))
        for path in there.keys() - staying:
            with suppress(OSError):  # the next backup tries again
                path.unlink()
                self._forget(path)

    def _forget(self, path: Path) -> None:
        self._write(lambda tx: made_files.forget(tx, path)).result()

    # -- writing ----------------------------------------------------------------------------------

    def _key(self) -> bytes:
        found = kept_key(self._place)
        if found is None:
            raise Refused(N_("The key to this store is not to be found."))
        return found[0]

    def _note(self, name: str, what: Struct | None) -> "Future[None]":
        told = msgspec.json.encode(what).decode() if what is not None else ""
        return self._write(lambda tx: journal.set_remark(tx, name, told))

    def _write(self, work: Callable[[Connection], None]) -> "Future[None]":
        def in_one() -> None:
            with self._store.writing() as tx:
                work(tx)

        return self._writer.submit(in_one)


def changed_key(
    place: Home,
    *,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Give a store that nobody has open a new key; the number of the sheet that fits from now on.

    What the desk keeps of its shop follows. Backups follow by `Safekeeping.renew`. Nobody is at a
    closed desk: a window asks `Safekeeping.require` before it closes the store.
    """
    share = place.root / "share"
    key = change_key(
        place,
        lambda into, old, new: sealed_anew(share, into, old, new),
        progress=progress,
        cancelled=cancelled,
    )
    return number(key[-_SALT:])


def _read(tx: Connection, name: str, kind: type[T]) -> T | None:
    told = journal.remark(tx, name)
    return msgspec.json.decode(told, type=kind) if told else None


def _printable(what: object) -> str:
    """Not every name of a file is text."""
    return str(what).encode(errors="replace").decode()


def _folder(place: Home, rule: Rule) -> Path:
    return Path(rule.folder) if rule.folder else place.root / "backups"


def _salt(store: Path, place: Home) -> bytes:
    """Of a new store the file is still empty, and all is in its log: the key tells."""
    salt = salt_of(store)
    if len(salt) == _SALT:
        return salt
    found = kept_key(place)
    return found[0][-_SALT:] if found else b""


def _day(when_ms: int) -> str:
    return f"{datetime.fromtimestamp(when_ms / 1000).astimezone():%Y-%m-%d}"

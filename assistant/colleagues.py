"""The desk's side for the staff: who they are, what they may, who is here, and by which PIN."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from msgspec import structs
from sqlalchemy import Connection

from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.journal.entry import Body
from assistant.journal.now import Now
from assistant.journal.stamp import HOUSE, PROGRAM, DeskId, PageId, StaffId, new_id
from assistant.matters import then
from assistant.people import acts, keys, pins
from assistant.people.entries import CameToDesk, PinMissed, Role
from assistant.people.rights import Right, Table, change_right, may, missing
from assistant.people.tries import take_no_more
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.sealing import Sealing
from assistant.tongue import N_
from assistant.who import rights as house_rights
from assistant.who import signer as signer_of
from assistant.who import staff as all_staff

_GONE = N_("This person is no longer among the staff.")
_OWN = (acts.change, acts.set_pin)
"""What one may do about oneself."""


class _Signing:
    """What an act must know of who does it."""

    def __init__(self, signer: StaffId, staff: Sequence[StaffView]) -> None:
        self.signer = signer
        self.staff = {StaffId(one.page): one for one in staff}


class People:
    """Reads are safe on any thread and acts are futures. All staff: `Desk.staff`."""

    def __init__(
        self,
        reading: Callable[[], Any],
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        ask: Callable[[Callable[[], Any]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
        desk: Callable[[], DeskId],
        now: Now,
        sealing: Sealing,
    ) -> None:
        """All are the desk's; `ask` answers off the calling thread, one question at a time."""
        self._sealing = sealing
        self._reading, self._write, self._ask = reading, write, ask
        self._signed, self._desk, self._now = signed, desk, now

    # -- who may do what ------------------------------------------------------------------------

    def rights(self) -> Table:
        """The house's table."""
        with self._reading() as tx:
            return house_rights(tx)

    def may(self, right: Right) -> bool:
        """Whether who is at this desk has a right."""
        with self._reading() as tx:
            return may(right, signer_of(tx, self._signed()))

    def require(self, right: Right) -> None:
        """Refused, with whom it is for, unless who is at this desk has the right.

        Where nobody works yet everybody may: a new computer joins a shop before it knows anybody.
        """
        with self._reading() as tx:
            staff = all_staff(tx)
            if not any(one.active for one in staff):
                return
            if not may(right, signer_of(tx, self._someone())):
                raise missing(right, staff)

    def settle_right(self, role: Role, right: Right, *, granted: bool) -> "Future[Any]":
        """Give a right to a role, or take it away (`rights.change_right`)."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            around = _Signing(self._someone(), all_staff(tx))
            table = house_rights(tx)
            bodies = change_right(around, table, role=role, right=right, granted=granted)
            return {HOUSE: [Draft(body) for body in bodies]}

        return self._write(drafts)

    # -- joining, changing, leaving -------------------------------------------------------------

    def join(self, *, guarded: bool = True, **words: Any) -> "Future[StaffId]":
        """Somebody new (`acts.join`); their page. The first one signs for themselves.

        Not `guarded` it asks nobody's right: for a house that a program makes up.
        """
        page = PageId(new_id(self._now()))

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            colleagues, signed = all_staff(tx), self._signed()
            if guarded:
                acts.allow(signer_of(tx, signed), colleagues, None, words.get("role"))
            return {page: _drafts(acts.join(colleagues, now_ms, **words), signed or StaffId(page))}

        return then(self._write(drafts), StaffId(page))

    def welcome(self, *, pin: str = "", **words: Any) -> "Future[StaffId]":
        """Somebody new, with a PIN or passphrase as typed; hashed off the calling thread."""

        def work() -> StaffId:
            pin_hash = pins.hash_pin(pin) if pin else ""
            return self.join(pin_hash=pin_hash, **words).result()

        return self._ask(work)

    def act(self, page: StaffId, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """Do an act of `people.acts` about a person, as far as who is at this desk may."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            colleagues, view = _found(tx, page)
            role = words.get("role")
            own = act in _OWN and role in (None, view.role)
            acts.allow(signer_of(tx, self._someone()), colleagues, view, role, own=own)
            return {page: _drafts(act(view, colleagues, now_ms, **words))}

        return self._write(drafts)

    def set_pin(self, page: StaffId, pin: str) -> "Future[Any]":
        """Another PIN or passphrase; "" takes it away. It is hashed off the calling thread."""

        def work() -> Any:
            pin_hash = pins.hash_pin(pin) if pin else ""
            changes = self.act(page, acts.set_pin, pin_hash=pin_hash).result()
            if pin and (secret := self._sealing.own(page)):
                self._keep_key(page, secret, pin)
            return changes

        return self._ask(work)

    # -- being here -----------------------------------------------------------------------------

    def enter(self, page: StaffId, pin: str) -> "Future[bool]":
        """Whether `pin` is the person's. A wrong one is written down; after some, one has to wait.

        Where none is asked every one is right. Who comes for the first time today is written down;
        who has left does not come in.
        """

        def work() -> bool:
            with self._reading() as tx:
                _colleagues, view = _found(tx, page)
            if not view.active:
                raise Refused(_GONE)
            take_no_more(view, self._desk(), self._now())
            if view.has_pin and not pins.pin_fits(pin, view.pin_hash):
                self._write(lambda tx, now_ms: {page: [Draft(PinMissed(), PROGRAM)]}).result()
                return False
            self._came(page, by_pin=True).result()
            if view.has_pin:
                self._unlock(page, pin)
            return True

        return self._ask(work)

    def _unlock(self, page: StaffId, pin: str) -> None:
        """Open the person's own key, made where there is none that this PIN opens."""
        with self._reading() as tx:
            kept = self._sealing.kept(tx, page)
        secret = keys.opened(kept, pin) if kept is not None else None
        if secret is None:
            secret = keys.fresh()
            self._keep_key(page, secret, pin)
        with self._reading() as tx:
            self._sealing.unlock(tx, page, secret)
        self._tend(page)

    def _keep_key(self, page: StaffId, secret: bytes, pin: str) -> None:
        made = keys.kept(secret, pin)
        self._write(lambda tx, now_ms: {page: [Draft(made, page)]}).result()

    def _tend(self, page: StaffId) -> None:
        """Those may read what is restricted who may, and nobody else; one step after the other."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            found = self._sealing.tended(tx, page, now_ms)
            return {where: [_signed_by(one, page) for one in them] for where, them in found.items()}

        while self._write(drafts).result().entries:
            with self._reading() as tx:
                self._sealing.after(tx)

    def came(self, page: StaffId) -> "Future[Any]":
        """The person is at this desk: written down once a day. Wrong PINs of who has one count on:
        only the right one ends them (`enter`)."""
        return self._came(page, by_pin=False)

    def _came(self, page: StaffId, *, by_pin: bool) -> "Future[Any]":
        def drafts(tx: Connection, now_ms: int) -> Drafts:
            _colleagues, view = _found(tx, page)
            if view.misses and view.has_pin and not by_pin:
                return {}
            is_known = not view.misses and _day(view.here_ms) == _day(now_ms)
            return {} if is_known else {page: [Draft(CameToDesk(), page)]}

        return self._write(drafts)

    def set_forgotten(
        self, page: StaffId, sheet: str, pin: str, fits: Callable[[str], bool]
    ) -> "Future[Any]":
        """A forgotten PIN is set anew by who can read the recovery sheet out.

        `fits` tells whether typed words are this store's sheet. Words that are not count as a
        wrong PIN, and wait as long.
        """

        def work() -> Any:
            with self._reading() as tx:
                _colleagues, view = _found(tx, page)
            take_no_more(view, self._desk(), self._now())
            pin_hash = pins.hash_pin(pin)
            if not fits(sheet):
                self._write(lambda tx, now_ms: {page: [Draft(PinMissed(), PROGRAM)]}).result()
                raise Refused(N_("This is not what the recovery sheet of this house says."))

            def drafts(tx: Connection, now_ms: int) -> Drafts:
                colleagues, view = _found(tx, page)
                bodies = acts.set_forgotten_pin(view, colleagues, now_ms, pin_hash=pin_hash)
                return {page: _drafts(bodies, page)}

            return self._write(drafts).result()

        return self._ask(work)

    def _someone(self) -> StaffId:
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        return signed


def _found(tx: Connection, page: PageId) -> tuple[list[StaffView], StaffView]:
    colleagues = all_staff(tx)
    view = next((one for one in colleagues if one.page == page), None)
    if view is None:
        raise Refused(_GONE)
    return colleagues, view


def _drafts(bodies: Sequence[Body], staff: StaffId | None = None) -> list[Draft]:
    return [Draft(body, staff) for body in bodies]


def _signed_by(draft: Draft, page: StaffId) -> Draft:
    return draft if draft.staff is not None else structs.replace(draft, staff=page)


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000).astimezone().date().isoformat()

"""The one door: what clerks do comes in, is signed, folded and written; what changed goes out."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.chain import Chain, Drafts
from assistant.changes import Changes
from assistant.colleagues import People
from assistant.drafts import Draft
from assistant.erasing import Erasing
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Care, Identity
from assistant.guests.fold import fold_guest
from assistant.guests.lookup.phones import Region
from assistant.guests.view import GuestView
from assistant.journal import store as journal
from assistant.journal.entry import Body, Entry, Line
from assistant.journal.now import Now, now_ms
from assistant.journal.opening import open_store
from assistant.journal.stamp import HOUSE, DeskId, PageId, StaffId, new_id
from assistant.journal.store import Store
from assistant.journal.turn import turn
from assistant.matters import Matters
from assistant.merging import Merging
from assistant.neighbours import Neighbours
from assistant.open_book import OpenBooks
from assistant.people import entries as people_entries
from assistant.people.view import StaffView
from assistant.places import Home, read_settings, write_settings
from assistant.pouring import Pouring
from assistant.refusal import Refused
from assistant.region import region
from assistant.removal import Removal
from assistant.safekeeping import Safekeeping
from assistant.sealing import Sealing
from assistant.shifts import Shifts
from assistant.tongue import N_
from assistant.viewing import Viewing
from assistant.who import staff as all_staff
from assistant.wording import Wording

P = ParamSpec("P")
T = TypeVar("T")

Reading = Connection
"""A snapshot of the store, as a question gets it."""

_BATCH = 1000
"""Pages a transaction when many are written: a clerk's own line waits for one batch at the most."""
_MANY = 200
"""More new lines at once are told in one word."""
_SETTLE = 100
"""After so many writes the look-up is put in order, in an idle moment."""


def open_desk(place: Home, now: Now = now_ms) -> "Desk":
    """The desk of `place`, made if there is none. StoreTrouble where it cannot be used."""
    store = open_store(place)
    try:
        settings = read_settings(place)
        if not settings.desk:
            settings = settings._replace(desk=new_id(now()).hex())
            write_settings(place, settings)
        with store.reading() as tx:
            # A script's locale often tells no country: that must not make the look-up anew.
            country = "" if settings.region else model.made_for(tx)
        desk = Desk(store, DeskId(bytes.fromhex(settings.desk)), country or region(settings), now)
        desk.prepare()
        desk.removal.look()
        return desk
    except BaseException:
        store.close()
        raise


class Desk:
    """An open store and its one writer thread. Reads are safe on any thread; acts are futures."""

    def __init__(self, store: Store, desk: DeskId, region: Region = "", now: Now = now_ms) -> None:
        """`region` tells how telephone numbers without a prefix are read; `now` is the clock."""
        self._store, self._region, self.now = store, region, now
        self._chain = Chain(desk)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="salve-writer")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="salve-reader")
        self._listeners: list[Callable[[Changes], None]] = []
        self._signed: StaffId | None = None

        def who() -> StaffId | None:
            return self._signed

        def me() -> DeskId:
            return self._chain.desk

        self.sealing = Sealing(self._chain, who)
        """What is restricted, opened for who is here."""
        self.matters = Matters(store.reading, self._submit, who, self.sealing)
        """Problems, promises, and what the house has settled."""
        self.shifts = Shifts(store.reading, self._submit, self._note, who, self.sealing)
        """Handovers, traces, who is expected, good deeds, suggestions."""
        self.words = Wording(store.reading, self._submit, who)
        self.people = People(store.reading, self._submit, self.ask, who, me, now, self.sealing)
        """Who works here, what they may, and by which PIN they come in."""
        self.views = Viewing(store.reading, self._submit, who, me)
        """Who opened whose card."""
        opened, sheets = self.matters.opened, self.sealing.sheets
        self.erasing = Erasing(store, self._writer, self._submit, who, opened, now, sheets)
        """What is erased, and what is kept how long."""
        self.on_changes(self.erasing.on_changes)
        self.merging = Merging(store.reading, self._submit, who, self._note)
        """Guests who have two cards."""
        self.open_book = OpenBooks(
            store,
            self._submit,
            lambda work: self._writer.submit(self._in_one, work),
            who,
            self.views.of_guest,
            self.views.opened,
            self.matters.opened,
            self.sealing.sheets,
            now,
        )
        """All that is on file about a guest, for the guest."""
        self.neighbours = Neighbours(
            store.beside_lock(), self._writer, self._chain, self._taken_in, self._heard, now
        )
        """What the other desks have to be given, and what came from them."""
        self.removal = Removal(store, self._writer)
        """Whether it was removed from its shop, and is locked."""
        self.safe = Safekeeping(store, self._writer, now, who, self.people.require)
        """Its recovery sheet, its backups, its key."""
        self.pouring = Pouring(
            *(store, self._writer, self._chain, who, now, self._region, self._tell),
            self.safe.require,
        )
        """Many lines at once."""
        self._version = store.data_version()
        self._unsettled = 0

    def prepare(self) -> None:
        """Lay out the look-up where there is none. That of a rescued store is made anew later."""
        self._writer.submit(self._in_one, forgetting.lay_out).result()
        with self._store.reading() as tx:
            missing, empty = model.is_missing(tx), not journal.latest_ids(tx)
            unkeyed = model.unkeyed(tx)  # the program ended between a line and its keys
        if missing:
            self._writer.submit(self._in_one, model.begin_anew).result()
        if missing and empty:
            self.rebuild()
        if unkeyed:
            self._writer.submit(self._put_keys).result()

    def close(self) -> None:
        """Finish what is being written, then close the store."""
        self._reader.shutdown(cancel_futures=True)
        self.views.write_down()
        with suppress(RuntimeError):  # it is closed already
            self._writer.submit(self.erasing.finish)
        self._writer.shutdown()
        self._store.close()

    # -- who is here ----------------------------------------------------------------------------

    def sign_in(self, staff: StaffId | None) -> None:
        """From now on the lines of this desk are signed by `staff`."""
        self.views.write_down()
        self.sealing.only(staff)
        self._signed = staff

    @property
    def signed(self) -> StaffId | None:
        """Who is at this desk; None while nobody has said so."""
        return self._signed

    @property
    def region(self) -> Region:
        """The shop's country: how telephone numbers without a prefix are read."""
        return self._region

    def staff(self) -> list[StaffView]:
        """All who ever joined; those who left too, since their lines keep their names."""
        with self._store.reading() as tx:
            return all_staff(tx)

    @contextmanager
    def importing(self) -> Iterator[None]:
        """One list at a time comes into a store: two at once would not see each other's guests."""
        with self.pouring.begun(), turn(self._store.path.with_name(".salve-import")):
            yield

    # -- reading --------------------------------------------------------------------------------

    def guest(self, page: PageId) -> GuestView | None:
        """All that is on file about a guest; None when there is no such page."""
        with self._store.reading() as tx:
            return model.guest(tx, page)

    def look_up(self, question: Callable[[Reading], T]) -> T:
        """What a function of `guests.lookup.find` answers about the store as it is now."""
        with self._store.reading() as tx:
            return question(tx)

    def ask(self, question: Callable[P, T], *args: P.args, **words: P.kwargs) -> Future[T]:
        """`question`, answered off the calling thread, in the order of asking."""
        return self._reader.submit(question, *args, **words)

    # -- writing --------------------------------------------------------------------------------

    def on_changes(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener`, on the writer's thread, after each commit."""
        self._listeners.append(listener)

    def meet(self, who: Identity, care: Care = "other", minded: str = "") -> Future[PageId]:
        """Open the page of a guest met for the first time (`guests.acts.meet`)."""
        page = PageId(new_id(self.now()))

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return {page: _drafts(guest_acts.meet(now_ms, who=who, care=care, minded=minded))}

        def write() -> PageId:
            self._write(drafts)
            return page

        return self._writer.submit(write)

    def on_guest(
        self, page: PageId, act: Callable[..., Sequence[Body]], **words: Any
    ) -> Future[Changes]:
        """Do an act of `guests.acts` for a guest. The future fails with `Refused`."""

        story: list[Line] = []

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            story.extend(model.lines(tx, page))
            view = fold_guest(model.stays(tx, page), story)
            if view is None:
                raise Refused(N_("This guest is no longer on file."))
            return {view.page: _drafts(act(view, now_ms, **words))}

        return self._submit(drafts, {page: story})

    def join(self, **words: Any) -> Future[StaffId]:
        """Somebody whom a program makes up; for people there is `people.join`."""
        return self.people.join(guarded=False, **words)

    def rebuild(
        self,
        *,
        progress: Callable[[int], None] = lambda done: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Make the look-up anew from the journal; tells how many guests. Not for the GUI thread."""
        self._writer.submit(self._in_one, model.begin_anew).result()
        last: PageId | None = PageId(b"")
        done = 0
        while last is not None and not cancelled():
            go_on = partial(model.go_on, after=last, pages=_BATCH, region=self._region)
            last, more = self._writer.submit(self._in_one, go_on).result()
            done += more
            progress(done)
        if last is None:
            self._writer.submit(self._in_one, partial(model.finish, region=self._region)).result()
        self._writer.submit(self._tell, Changes(wide=True)).result()
        return done

    def notice(self) -> Future[None]:
        """For an idle moment: tell of what another process (the command line) has written."""

        self.views.write_if_due()

        def look() -> None:
            version = self._store.data_version()
            if version != self._version:
                self._version = version
                self.removal.look()
                if self.removal.of is None:
                    self._tell(Changes(wide=True, staff=True))
            if self._unsettled >= _SETTLE:
                self._unsettled -= _SETTLE
                self._in_one(model.settle)

        return self._writer.submit(look)

    def is_empty(self) -> bool:
        """Whether nothing has ever been written here."""
        with self._store.reading() as tx:
            return not journal.latest_ids(tx)

    def is_stale(self) -> bool:
        """Whether the look-up was made by another version, or for another country's numbers."""
        with self._store.reading() as tx:
            return not model.is_current(tx, self._region)

    # -- on the writer's thread -----------------------------------------------------------------

    def _submit(
        self, drafts: Callable[[Connection, int], Drafts], read: model.Stories = model.NONE_READ
    ) -> Future[Changes]:
        written = self._writer.submit(self._write, drafts, read)
        self._writer.submit(self._put_keys)
        return written

    def _note(self, name: str, text: str | Callable[[Reading], str]) -> Future[None]:
        """A remark of this desk's file, which no other desk hears of."""

        def note(tx: Connection) -> None:
            journal.set_remark(tx, name, text if isinstance(text, str) else text(tx))

        return self._writer.submit(self._in_one, note)

    def _taken_in(self, tx: Connection, entries: Sequence[Entry]) -> Changes:
        """Other desks’ lines: where more than one came, their words are looked after at once."""
        changes = self._followed(tx, entries)
        if len(entries) > 1:
            model.put_keys(tx, self._region)
        return changes

    def _heard(self, changes: Changes) -> None:
        """Other desks’ lines have come: told at once, and found by their words right behind it."""
        self._tell(changes)
        self._unsettled += len(changes.entries)
        if changes.guests and len(changes.entries) == 1:
            self._put_keys()

    def _put_keys(self) -> None:
        self._in_one(partial(model.put_keys, region=self._region))

    def _write(
        self, drafts: Callable[[Connection, int], Drafts], read: model.Stories = model.NONE_READ
    ) -> Changes:
        with self._store.writing() as tx:
            now_ms = self.now()
            entries = self._chain.write(tx, drafts(tx, now_ms), self._signed, now_ms)
            changes = self._followed(tx, entries, read)
            if changes.is_lost:
                raise Refused(N_("This was erased: nothing more is written about it."))
        self._tell(changes)
        self._unsettled += len(changes.guests)
        return changes

    def _followed(
        self, tx: Connection, entries: Sequence[Entry], read: model.Stories = model.NONE_READ
    ) -> Changes:
        """Bring the read models in step with lines just appended; what they have changed."""
        gone = forgetting.forget(tx, entries, self._region)
        return gone.told(self._read_anew(tx, gone.left, read))

    def _read_anew(self, tx: Connection, entries: Sequence[Entry], read: model.Stories) -> Changes:
        if len(entries) > _MANY:
            model.follow_many(tx, entries, self._region)
            return Changes(tuple(entries), wide=True, staff=True, house=True)
        guests = model.follow(tx, entries, self._region, read)
        matters = self.matters.follow(tx, entries)
        shifts = self.shifts.follow(tx, entries)
        model.follow_looks(tx, entries)
        kinds = {entry.kind for entry in entries}
        staff = not kinds.isdisjoint(people_entries.KINDS)
        house = any(entry.page == HOUSE for entry in entries)
        merged = not kinds.isdisjoint(model.MERGING)
        return Changes(tuple(entries), guests, matters, shifts, staff, house, wide=merged)

    def _in_one(self, work: Callable[[Connection], T]) -> T:
        with self._store.writing() as tx:
            return work(tx)

    def _tell(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)


def _drafts(bodies: Sequence[Body]) -> list[Draft]:
    return [Draft(body) for body in bodies]

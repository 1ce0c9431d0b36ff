"""The desk's side for what other pages say of a guest in free words: found, and erased by line.

An erasure takes all that belongs to the guest. What colleagues wrote on other pages belongs to
those; it is looked for in the whole journal, a piece at a time, so that nothing else waits.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, Literal

from msgspec import Struct, structs
from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.guests import belonging as of_guests
from assistant.guests import entries as g
from assistant.guests.lookup.folding import fold
from assistant.guests.lookup.named import Naming
from assistant.guests.lookup.row import guest_row
from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.entry import Body, Entry, rank
from assistant.journal.stamp import HOUSE, EntryId, PageId, StaffId
from assistant.journal.store import Store, straight
from assistant.people import entries as people_entries
from assistant.privacy import erase_acts as acts
from assistant.privacy import looks, merge_entries, merge_register
from assistant.privacy.erase_acts import Around
from assistant.privacy.erasure import NOBODY, Reason
from assistant.privacy.mentioned import around_name, said, texts
from assistant.recovery.view import MatterView, may_see
from assistant.refusal import Refused
from assistant.shift import belonging as of_shifts
from assistant.shift import entries as s
from assistant.shift import view as v
from assistant.tongue import N_
from assistant.who import staff as all_staff

Where = Literal[
    "card",
    "problem",
    "promise",
    "handover",
    "draft",
    "trace",
    "expected",
    "good",
    "suggestion",
    "house",
    "",
]
"""What kind of page it is, "draft" for a handover that is being written; "" where this version
cannot tell."""
Goes = Literal["line", "page", ""]
"""What an erasure takes: the line, the page that it is the heart of, or nothing: it is no line that
can be missed, such as what happened in a problem."""
Place = tuple[PageId, EntryId]

MOST = 200
"""So many are listed at a time."""
_PIECE = 1500
"""Lines at a time: some hundredths of a second."""
_COLUMNS = ", ".join(Entry.__struct_fields__)
_NEXT = (
    f"SELECT {_COLUMNS} FROM entry WHERE (page, id) > (?, ?)"  # noqa: S608 - our own names
    " ORDER BY page, id LIMIT ?"
)
_WITHOUT_WORDS = (
    stubs.MARKS | people_entries.KINDS.keys() | looks.KINDS.keys() | merge_entries.KINDS.keys()
)
"""Lines that name colleagues, or another card by its own name: a namesake is somebody else."""
_SEALED, _WORDS_SEALED = "matter-sealed", "item-sealed"
_NOBODY = PageId(b"")
_LINES = frozenset(
    {
        *("care-noted", "tie-noted", "preference-noted", "preference-changed", "mood-noted"),
        *("mistake-noted", "mistake-put-right", "note-written", "words-said", "line-corrected"),
        *("guest-stated", "fact-noted", "deed-noted", "suggestion-answered"),
        *("words-to-all", "item-noted", "line-pinned", "question-asked", "question-answered"),
    }
)
"""These can be missed, and all else of their page stands as it stood."""
_PAGES = frozenset({"suggestion-made", "wow-told", "guest-expected", "trace-set"})
"""The heart of their page: without it there is none."""


class Seeking(Struct, frozen=True):
    """Whom it is about: known before the erasure, and as long as somebody looks."""

    guest: PageId
    naming: Naming
    own: frozenset[PageId]
    """The guest's pages, and those that go with them."""
    lines: int
    """How many lines there are, about."""


class Named(Struct, frozen=True):
    """A line of another page that names the guest."""

    page: PageId
    line: EntryId
    """b"" where it stands in a restricted problem: there it is the problem as a whole."""
    where: Where
    guest: PageId
    """Whose page it is, or whom it concerns; b"" where nobody."""
    whose: str
    """The guest's name."""
    when_ms: int
    by: StaffId
    goes: Goes
    before: str
    """The words before the name, the name as it stands there, and those behind it."""
    name: str
    after: str


class Piece(Struct, frozen=True):
    """What a piece of the journal has."""

    found: tuple[Named, ...]
    done: int
    """Lines that were looked at in it."""
    after: Place | None
    """Where the next piece begins; None behind the last one."""


BEGINNING: Place = (PageId(b""), EntryId(b""))


class Mentions:
    """Reads are safe on any thread, though not for the GUI's; acts are futures."""

    def __init__(
        self,
        store: Store,
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        around: Callable[[Connection], Around],
        confirm: Callable[[Around, StaffId, str, int], None],
        signed: Callable[[], StaffId | None],
        opened: Callable[[Connection, Iterable[MatterView]], list[MatterView]],
        sheets: Callable[[Connection], model.Opened],
    ) -> None:
        """As `Erasing` has them; `confirm` refuses a PIN that is not a person's, and `sheets` opens
        the lines of handovers (`Sealing.sheets`)."""
        self._store, self._write, self._around = store, write, around
        self._confirm, self._signed = confirm, signed
        self._opened, self._sheets = opened, sheets

    def seek(self, guest: PageId) -> Seeking | None:
        """What tells this guest; None where there is none."""
        with self._store.reading() as tx:
            view = model.guest(tx, guest)
            if view is None:
                return None
            group = {view.page, guest, *merge_register.group(tx, guest)}
            own = frozenset(group | forgetting.belonging(tx, group))
            (lines,) = straight(tx).execute("SELECT total(seq) FROM chain").fetchone()
            naming = Naming(guest_row(view, model.made_for(tx)))
            return Seeking(guest, naming, own, int(lines))

    def go_on(self, seeking: Seeking, after: Place = BEGINNING) -> Piece:
        """The lines behind `after` that name the guest, as far as who is here may read them."""
        with self._store.reading() as tx:
            places = (bytearray(after[0]), bytearray(after[1]), _PIECE)
            rows = straight(tx).execute(_NEXT, places).fetchall()
            entries = [one for row in rows if self._is_worth(seeking, one := Entry(*row))]
            found = tuple(_Reading(self, tx).told(seeking, entries))
            last = (PageId(rows[-1][0]), EntryId(rows[-1][1])) if len(rows) == _PIECE else None
            return Piece(found, len(rows), last)

    def still(self, found: Iterable[Named]) -> list[Named]:
        """Those that stand there still."""
        with self._store.reading() as tx:
            return [one for one in found if _stands(tx, one)]

    def erase(
        self, one: Named, reason: Reason, *, confirmed_by: StaffId = NOBODY, pin: str = ""
    ) -> "Future[Any]":
        """Erase a line that was found, or its page; it cannot be undone. `Changes` or `Refused`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            around = self._around(tx)
            if confirmed_by:
                self._confirm(around, confirmed_by, pin, now_ms)
            entry = journal.found(tx, one.page, one.line)
            if entry is None or rank(entry.kind):
                raise Refused(N_("This is no longer on file."))
            reading = _Reading(self, tx)
            goes = reading.goes(entry)
            if not goes or not reading.may_be_read(entry, model.KINDS.read(entry).body):
                raise Refused(
                    N_("This cannot go by itself. Please open it, and put it right there.")
                )
            whole = goes == "page"
            body: Body = acts.erase_line(
                around, one.line, whole=whole, reason=reason, confirmed_by=confirmed_by
            )
            return {one.page: [Draft(body)]}

        return self._write(drafts)

    @staticmethod
    def _is_worth(seeking: Seeking, entry: Entry) -> bool:
        if entry.kind in _WITHOUT_WORDS or rank(entry.kind) or entry.page in seeking.own:
            return False
        if entry.kind in (_SEALED, _WORDS_SEALED):
            return True
        return seeking.naming.may_be_in(fold(bytes(entry.body).decode("utf-8", "replace")))


class _Reading:
    """One look into the store: what is read of a page is read once."""

    def __init__(self, room: Mentions, tx: Connection) -> None:
        self._tx = tx
        self._opened = room._opened  # noqa: SLF001 - its own half
        self._sheets = room._sheets(tx)  # noqa: SLF001
        signed = room._signed()  # noqa: SLF001
        staff = {StaffId(one.page): one for one in all_staff(tx)} if signed else {}
        self._reader = staff.get(signed) if signed else None
        self._matters: dict[PageId, MatterView | None] = {}
        self._places: dict[PageId, tuple[Where, PageId, str]] = {}

    def told(self, seeking: Seeking, entries: Iterable[Entry]) -> Iterator[Named]:
        """Those of some lines that name the guest."""
        sealed: set[PageId] = set()
        for entry in entries:
            if entry.kind != _SEALED:
                yield from self._line(seeking, entry)
            elif entry.page not in sealed:
                sealed.add(entry.page)
                yield from self._sealed(seeking.naming, entry)

    def _line(self, seeking: Seeking, entry: Entry) -> Iterator[Named]:
        line = model.KINDS.read(entry)
        written = line.body
        if entry.kind == _WORDS_SEALED:
            opened = next(iter(self._sheets([line])), None)
            if opened is None:
                return
            line = structs.replace(opened, id=entry.id)
        mentions = of_guests.mentions(line.body) + of_shifts.mentions(line.body)
        if any(page in seeking.own for page, _line in mentions):
            return  # it goes with the guest
        words = said(entry, line.body)
        if (found := around_name(seeking.naming, *words)) and self.may_be_read(entry, written):
            where, guest, whose = self._place(entry.page)
            goes = self.goes(entry)
            yield Named(
                *(entry.page, entry.id, where, guest, whose, line.when_ms, line.staff, goes), *found
            )

    def _sealed(self, naming: Naming, entry: Entry) -> Iterator[Named]:
        """A restricted problem, for those alone who can open it."""
        view = self._matter(entry.page)
        if view is None or not may_see(view, self._reader):
            return
        if found := around_name(naming, list(texts(view))):
            where, guest, whose = self._place(entry.page)
            yield Named(
                *(
                    entry.page,
                    EntryId(b""),
                    where,
                    guest,
                    whose,
                    view.opened_ms,
                    view.opened_by,
                    "",
                ),
                *found,
            )

    def may_be_read(self, entry: Entry, body: Any) -> bool:
        """Whether it tells of no restricted matter that who is here may not see."""
        pages = {entry.page}
        if isinstance(body, s.QuestionAnswered):
            asked = journal.found(self._tx, entry.page, body.of)
            body = model.KINDS.read(asked).body if asked is not None else body
        if isinstance(body, s.ItemNoted | s.QuestionAsked):
            pages.add(body.item.page)
        if isinstance(body, s.ItemSealed):
            pages.add(body.matter)
        if isinstance(body, g.MistakeNoted):
            pages.add(body.matter)
        matters = [view for page in pages if page and (view := self._matter(page)) is not None]
        return all(may_see(view, self._reader) for view in matters)

    def goes(self, entry: Entry) -> Goes:
        """What an erasure of this line would take."""
        if entry.page == HOUSE:
            return ""
        if entry.kind in _LINES:
            return "line"
        if entry.kind not in _PAGES:
            return ""
        page = next(iter(model.shift_pages(self._tx, [entry.page])), None)
        waits = isinstance(page, v.TraceView) and page.is_open
        comes = isinstance(page, v.ExpectedView) and bool(page.guest) and not page.cancelled
        return "" if page is None or waits or comes else "page"

    def _matter(self, page: PageId) -> MatterView | None:
        if page not in self._matters:
            views = self._opened(self._tx, model.matters(self._tx, [page]))
            self._matters[page] = views[0] if views else None
        return self._matters[page]

    def _place(self, page: PageId) -> tuple[Where, PageId, str]:
        """What kind of page it is, and whose."""
        if page not in self._places:
            self._places[page] = self._read_place(page)
        return self._places[page]

    def _read_place(self, page: PageId) -> tuple[Where, PageId, str]:
        if page == HOUSE:
            return "house", _NOBODY, ""
        card = model.guest(self._tx, page)
        if card is not None:
            return "card", page, card.identity.name
        matter = self._matter(page)
        if matter is not None:
            where: Where = "problem" if matter.is_problem else "promise"
            return where, matter.guest, self._name(matter.guest)
        match next(iter(model.shift_pages(self._tx, [page], self._sheets)), None):
            case v.HandoverView() as sheet:
                return ("handover" if sheet.is_given else "draft"), _NOBODY, ""
            case v.TraceView() as trace:
                return "trace", trace.guest, self._name(trace.guest)
            case v.ExpectedView() as expected:
                guest = expected.guest
                return "expected", guest, self._name(guest) or expected.name
            case v.WowView() as wow:
                return "good", wow.guest, self._name(wow.guest)
            case v.SuggestionView():
                return "suggestion", _NOBODY, ""
        return "", _NOBODY, ""

    def _name(self, guest: PageId) -> str:
        view = model.guest(self._tx, guest) if guest else None
        return view.identity.name if view is not None else ""


def _stands(tx: Connection, one: Named) -> bool:
    if not one.line:
        return bool(model.matters(tx, [one.page]))
    entry = journal.found(tx, one.page, one.line)
    return entry is not None and not rank(entry.kind)

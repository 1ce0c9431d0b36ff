"""The desk's side for the open book: all that is on file about a guest, gathered and handed out."""

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from operator import attrgetter
from pathlib import Path

from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.chain import Drafts
from assistant.changes import Changes
from assistant.drafts import Draft
from assistant.exchange import made_files
from assistant.guests.view import GuestView
from assistant.journal.entry import BLANK, ERASED, Line, Unknown
from assistant.journal.now import Now
from assistant.journal.stamp import HOUSE, PROGRAM, PageId, StaffId
from assistant.journal.store import Store
from assistant.people.rights import may, missing
from assistant.privacy import acts, merge_register
from assistant.privacy import entries as e
from assistant.privacy.book import open_book
from assistant.privacy.looks import Seen
from assistant.privacy.of_matters import KEPT_BACK
from assistant.privacy.terms import fold_terms
from assistant.privacy.told import Book, Material, Remark
from assistant.recovery import register
from assistant.recovery.view import MatterView, may_see
from assistant.refusal import Refused
from assistant.shift.entries import ItemNoted, LinePinned, QuestionAnswered, QuestionAsked
from assistant.shift.view import ExpectedView, TraceView, WowView
from assistant.tongue import N_
from assistant.who import signer
from assistant.who import staff as all_staff

_GONE = N_("This guest is no longer on file.")
_NO_LINES = frozenset({ERASED, BLANK})


class OpenBooks:
    """Reads are safe on any thread; acts are futures."""

    def __init__(
        self,
        store: Store,
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Changes]"],
        in_one: Callable[[Callable[[Connection], None]], "Future[None]"],
        signed: Callable[[], StaffId | None],
        looks: Callable[[PageId], list[Seen]],
        look: Callable[[PageId], None],
        opened: Callable[[Connection, Iterable[MatterView]], list[MatterView]],
        sheets: Callable[[Connection], model.Opened],
        now: Now,
    ) -> None:
        """`write`, `in_one` (a transaction by itself) and `signed` are the desk's.

        `looks` and `look` are `Viewing.of_guest` and `Viewing.opened`. `opened` is
        `Matters.opened`, `sheets` is `Sealing.sheets`: restricted matters, and what handovers say
        of them, as who is here can read them.
        """
        self._sheets = sheets
        self._store, self._write, self._in_one, self._look = store, write, in_one, look
        self._signed, self._looks, self._opened, self._now = signed, looks, opened, now

    def of(
        self, guest: PageId, language: str = "", house: str = "", *, again: bool = False
    ) -> Book:
        """The book of a guest in `language`, else in the guest's own. Refused if there is none.

        In the interface's where ours has no words in either. It tells more than a card: whoever
        opens it has looked, and stands in it as who did. `again`: they have it open already.
        """
        material = self.material(guest, house, looks=not again)
        return open_book(material, language or material.guest.identity.language)

    def material(self, guest: PageId, house: str = "", *, looks: bool = False) -> Material:
        """All that goes into it, as far as whoever is at the desk may see it.

        `looks`: that counts as a look.
        """
        with self._store.reading() as tx:
            stays = model.stays(tx, guest)
            view = _guest(tx, stays)
            if looks:
                self._look(stays)
            return self._gathered(tx, view, tuple(self._looks(stays)), house)

    def _gathered(
        self, tx: Connection, view: GuestView, looks: tuple[Seen, ...], house: str
    ) -> Material:
        guest = view.page
        reader = signer(tx, self._signed())
        matters = self._opened(tx, model.matters(tx, register.of_guest(tx, guest)))
        pages = merge_register.group(tx, guest)
        stories = [list(model.own_lines(tx, page)) for page in pages]
        story = tuple(line for lines in stories for line in lines)
        about = forgetting.references(tx, [*pages, *(one.page for one in matters)])
        held = model.shift_pages(tx, sorted({one.page for one in about} - set(pages)))
        own = [one for one in held if getattr(one, "guest", b"") == guest]
        seen = [one for one in matters if may_see(one, reader)]
        told = [one.page for one in seen if one.restricted not in KEPT_BACK]
        concerned = {*pages, *told}
        house_lines = list(model.own_lines(tx, HOUSE))
        return Material(
            guest=view,
            story=story,
            matters=tuple(seen),
            traces=tuple(one for one in own if isinstance(one, TraceView)),
            expected=tuple(one for one in own if isinstance(one, ExpectedView)),
            deeds=tuple(one for one in own if isinstance(one, WowView)),
            remarks=tuple(self._remarks(tx, {one.page for one in about} - set(pages), concerned)),
            looks=looks,
            staff={StaffId(one.page): one for one in all_staff(tx)},
            signing=signing(house_lines),
            terms=fold_terms(house_lines),
            unread=sum(_is_unread(line) for line in story),
            sees_all=may("see-restricted", reader) and len(seen) == len(matters),
            made_by=self._signed(),
            house=house,
            now_ms=self._now(),
        )

    def _remarks(
        self, tx: Connection, pages: Iterable[PageId], concerned: set[PageId]
    ) -> Iterable[Remark]:
        """What handovers have of these pages, questions and answers with it."""
        opened = self._sheets(tx)
        for page in sorted(pages):
            asked: set[bytes] = set()
            for line in opened(model.own_lines(tx, page)):
                body, words = line.body, ""
                if isinstance(body, LinePinned) and body.guest in concerned:
                    words = body.text
                elif isinstance(body, ItemNoted | QuestionAsked) and body.item.page in concerned:
                    asked.add(line.id)
                    words = " ".join(filter(None, (body.text, getattr(body, "next_step", ""))))
                elif isinstance(body, QuestionAnswered) and body.of in asked:
                    words = body.text
                if words:
                    kind, _json = model.KINDS.write(body)
                    yield Remark(line.id, kind, words, line.staff, line.when_ms)

    # -- handing out ------------------------------------------------------------------------------

    def require(self) -> None:
        """Refused where whoever is at the desk may not hand out books; a command may."""
        with self._store.reading() as tx:
            self._require(tx)

    def _require(self, tx: Connection) -> None:
        signed = self._signed()
        if signed is not None and not may("export-open-book", signer(tx, signed)):
            raise missing("export-open-book", all_staff(tx))

    def hand_out(self, book: Book, way: e.Way) -> "Future[Changes]":
        """It is written down that the book was given, by who may; the program signs for a command.

        The future fails with `Refused` where they have not the right.
        """

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            self._require(tx)
            view = _guest(tx, book.page)
            bodies = acts.hand_out(view, now_ms, way=way, language=book.language, lines=book.lines)
            staff = None if self._signed() is not None else PROGRAM
            return {view.page: [Draft(body, staff) for body in bodies]}

        return self._write(drafts)

    def will_save(self, guests: Collection[PageId], path: Path) -> "Future[None]":
        """A file about these guests is going to be written: an erasure will reach it.

        Of any kind: a case or a handover asks for no right that only the book asks for.
        """

        def note(tx: Connection) -> None:
            # A merged card tells of every one of its pages; its merge may be undone some day.
            about = {page: None for one in guests for page in merge_register.group(tx, one)}
            made_files.note(tx, path, "export", about=tuple(about))

        return self._in_one(note)

    def settle(self, *, signing: e.Signing) -> "Future[Changes]":
        """How colleagues are named in the books, from now on."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            if not may("settle-house", signer(tx, self._signed())):
                raise missing("settle-house", all_staff(tx))
            return {HOUSE: [Draft(e.BookRulesSet(signing))]}

        return self._write(drafts)

    def signing(self) -> e.Signing:
        """How colleagues are named to a guest."""
        with self._store.reading() as tx:
            return signing(model.own_lines(tx, HOUSE))


def signing(lines: Iterable[Line]) -> e.Signing:
    """As the house's page tells; the last word holds."""
    told = [line for line in lines if isinstance(line.body, e.BookRulesSet) and line.body.signing]
    return max(told, key=attrgetter("id")).body.signing if told else "first-name"


def _guest(tx: Connection, page: PageId) -> GuestView:
    view = model.guest(tx, page)
    if view is None:
        raise Refused(_GONE)
    return view


def _is_unread(line: Line) -> bool:
    return isinstance(line.body, Unknown) and line.body.kind not in _NO_LINES

"""What staff do about one expected guest: one more, better knowledge, who it is, does not come."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assistant.exchange.coming import Coming
from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId
from assistant.shift import expecting
from assistant.shift.view import ExpectedView
from assistant.tongue import _
from ui.look.look import Look
from ui.today.deeds import Deeds
from ui.today.expect_form import ExpectForm, ExpectTyped, as_clock, as_day
from ui.today.match_form import MatchForm
from ui.today.reading import Visitor

_NO_PARTY = -1


if TYPE_CHECKING:
    from assistant.changes import Changes


class OneGuest(QObject):
    """Leads the two forms; the page brings them to the front. What was done last can be undone."""

    opened = Signal(object)
    """The form that is to be in front."""
    closed = Signal()
    told = Signal(str)
    """What was done; "" when it was taken back."""
    refused = Signal(str)
    """A sentence, where no form is open to say it."""
    kept = Signal(object)
    """The `ExpectedView` that the line is about."""
    guest_wanted = Signal(object)
    newcomer_wanted = Signal(object)

    def __init__(self, look: Look, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._undo: Callable[[], None] | None = None
        self.line, self.match = ExpectForm(look), MatchForm(look)
        self.line.saved.connect(self.on_saved)
        self.line.cancelled.connect(self.closed)
        self.line.asked.connect(partial(self._offer, self.line))
        self.match.matched.connect(self.on_matched)
        self.match.newcomer_wanted.connect(self.on_newcomer)
        self.match.cancelled.connect(self.closed)
        self.match.asked.connect(partial(self._offer, self.match))

    # -- one guest more, or what is known of one --------------------------------------------------

    def expect(self, day: str) -> None:
        """The line for one more; what was set aside half typed stands there again."""
        aside, self.aside = self.aside, None
        if aside is not None:
            self.resume(aside)
            return
        self._day = day
        self.line.show_new(day)
        self.opened.emit(self.line)

    _day = ""
    """The day that is meant where the line says none."""
    aside: ExpectTyped | None = None
    """What is half typed, and waits while something else is open."""

    def set_aside(self) -> None:
        """Something else is opened over the line for one more: what is half typed waits."""
        typed = self.line.typed
        if typed.page is None and typed.name:
            self.aside = typed

    def change(self, visitor: Visitor | None) -> None:
        """The same line with what is known of one."""
        if visitor is not None:
            self.line.show_expected(visitor.expected)
            self.opened.emit(self.line)

    def resume(self, typed: ExpectTyped) -> None:
        """What was half typed when the window was built anew."""
        self._day = typed.day
        self.line.resume(typed)
        self.opened.emit(self.line)

    def on_saved(self, typed: ExpectTyped) -> None:
        """The line is to be kept."""
        party, at, day = _number(typed.party), as_clock(typed.at), as_day(typed.day)

        def done(changes: "Changes") -> None:
            self.closed.emit()
            view = next(iter(changes.shifts.values()), None)
            if typed.page is None:
                self._tell_kept(changes, typed.name)
            if isinstance(view, ExpectedView):
                self.kept.emit(view)

        if typed.page is not None:
            words: dict[str, Any] = {"name": typed.name, "at": at, "party": party}
            words |= {"note": typed.note, "day": day or None}
            self._deeds.act(typed.page, expecting.change, done, self.line.refused, **words)
        else:
            row = Coming(typed.name, day or self._day, at, party=party, note=typed.note)
            self._deeds.expect(row, typed.guest, done, self.line.refused)

    def _tell_kept(self, changes: "Changes", name: str) -> None:
        """Who is on the list already stays there once; what was said of them beyond that is new."""
        first = next((one for one in changes.entries if one.kind == "guest-expected"), None)
        if first is not None:
            told = _("{name} is expected.").format(name=name)
            self._offer_undo(told, first.page, expecting.cancel)
        else:
            self.forget()
            self.told.emit(_("{name} is on the list already.").format(name=name))

    # -- who is it? -------------------------------------------------------------------------------

    def choose(self, visitor: Visitor) -> None:
        """Return: the card, or the question who that is."""
        if visitor.hit is not None:
            self.guest_wanted.emit(visitor.hit.page)
        else:
            self.ask_match(visitor.expected)

    def ask_match(self, view: ExpectedView, typed: str = "") -> None:
        """Who that is on file; `typed` is for whom one looked in the window before."""

        def show(hits: list[Hit]) -> None:
            self.match.show_expected(view, hits)
            self.opened.emit(self.match)
            if typed not in ("", view.name):
                self.match.resume(typed)

        self._deeds.ask_likely(view, show)

    def on_matched(self, view: ExpectedView, guest: PageId) -> None:
        """It is this guest; with an empty page it is not known who."""

        def done(changes: "Changes") -> None:
            self.closed.emit()
            if changes.entries:
                told = _("It is kept who {name} is.").format(name=view.name)
                self._offer_undo(told, view.page, expecting.match, guest=view.guest)

        self._deeds.act(view.page, expecting.match, done, self.match.refused, guest=guest)

    def meet(self, visitor: Visitor | None) -> None:
        """A new guest, where it is not known who that is."""
        if visitor is not None and visitor.hit is None:
            self.on_newcomer(visitor.expected)

    def on_newcomer(self, view: ExpectedView) -> None:
        """The form for new guests is elsewhere."""
        self.closed.emit()
        self.newcomer_wanted.emit(view)

    def _offer(self, form: ExpectForm | MatchForm, typed: str) -> None:
        """Who is meant by a name that is being typed."""
        if typed.strip():
            self._deeds.ask_offered(typed, partial(form.show_offered, typed))
        else:
            form.show_offered(typed, [])

    # -- does not come, or does after all ---------------------------------------------------------

    def cancel(self, visitor: Visitor | None) -> None:
        """Does not come; who was said not to, comes after all."""
        if visitor is None:
            return
        page = visitor.expected.page
        act: Callable[..., Any] = expecting.cancel
        back: Callable[..., Any] = expecting.come_after_all
        told = _("{name} does not come.")
        if visitor.expected.cancelled:
            act, back, told = back, act, _("{name} comes after all.")

        def done(changes: "Changes") -> None:
            self._offer_undo(told.format(name=visitor.name), page, back)

        self._deeds.act(page, act, done, self.refused.emit)

    def undo(self) -> None:
        """Take back what was done last."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self.told.emit("")
            undo()

    def forget(self) -> None:
        """There is nothing to take back any more."""
        self._undo = None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._undo is not None

    def _offer_undo(self, told: str, page: PageId, act: Callable[..., Any], **words: Any) -> None:
        def undo() -> None:
            self._deeds.act(page, act, lambda changes: None, self.refused.emit, **words)

        self._undo = undo
        self.told.emit(told)


def _number(text: str) -> int:
    """How many; what is no number is refused by the act."""
    return int(text) if text.isdecimal() else _NO_PARTY if text else 0

"""The page of suggestions: reads them beside the window, keeps them in step, carries answers."""

import time
from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.people.rights import may
from assistant.people.view import StaffView, signatures
from assistant.shift import good, register
from assistant.shift.view import Around, ShiftRules, SuggestionView
from assistant.tongue import _
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.listening.hear import hear
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.rewrite_line import RewriteLine
from ui.look.trouble import Trouble
from ui.reader import Reader
from ui.suggestions.answer_form import ANSWERS, AnswerForm, AnswerTyped
from ui.suggestions.suggestion_list import SuggestionList
from ui.suggestions.words import Names

FORM = 1040
"""So wide, in pixels at 100 %, the answer gets."""


class SuggestionsOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    marked: PageId | None = None
    drafts: Mapping[PageId, AnswerTyped] = {}
    rewriting: str | None = None
    """Better words that are half typed."""


class _Found(Struct, frozen=True):
    views: list[SuggestionView]
    staff: list[StaffView]


class SuggestionsPane(QWidget):
    """Those that wait first, with their age; the marked one is answered in place (H43)."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    guest_wanted = Signal(object)
    """As other panes of the shift have it; a suggestion is about no guest."""
    line_wanted = Signal(str)
    """The kind of a line that is to be written: "suggestion"."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._found = _Found([], [])
        self._names: Names = {}
        self._drafts: dict[PageId, AnswerTyped] = {}
        self._shown: PageId | None = None
        """Whose answer stands in the form."""
        self._resume = SuggestionsOpen()
        self._sending = False
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._list, self._form = SuggestionList(look), AnswerForm(look)
        self._rewrite, self._trouble = RewriteLine(look), Trouble(look)
        hear(look, self._rewrite.edit, "note")
        self._note = Paragraph(look, "", "body", "muted")
        self._empty = Paragraph(look, "", "words", "muted")
        self._empty.hide()  # until it is known that there is nothing
        self._correct = KeyHint(look, cap("correct-told"), label("correct-told"))
        self._make = KeyHint(look, cap("suggest"), label("suggest"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._list)
        for part in (self._form, self._correct):
            part.hide()  # until it is read what waits, and who is here

    # -- from outside -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all of it again."""
        self._reader.read()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        about = any(isinstance(view, SuggestionView) for view in changes.shifts.values())
        if about or changes.wide or changes.staff:
            self._reader.changed(seen=self.isVisible())

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        self._show()

    def on_signed(self) -> None:
        """Somebody else is at this desk: what they may answer. Drafts stay where they belong."""
        self._rewrite.end()
        self._show()

    @property
    def open(self) -> SuggestionsOpen:
        """Where one stands, and what is half written."""
        self._keep()
        rewriting = None if self._rewrite.isHidden() else self._rewrite.text
        return SuggestionsOpen(self._list.page, dict(self._drafts), rewriting)

    def take_over(self, before: SuggestionsOpen) -> None:
        """Go on where the window before stood."""
        self._drafts, self._resume, self._shown = dict(before.drafts), before, None
        self._reader.read()

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        self._reader.shown()

    # -- acting -----------------------------------------------------------------------------------

    def on_sent(self, typed: AnswerTyped) -> None:
        """The answer to the marked one."""
        view: SuggestionView | None = self._list.current
        if view is None or self._sending or typed.answer is None:
            return
        self._sending = True
        page = view.page

        def done(changes: Changes) -> None:
            self._sending = False
            self._drafts.pop(page, None)
            if self._shown == page:
                self._form.show_typed(AnswerTyped())
            self._list.setFocus()

        def refused(sentence: str) -> None:
            self._sending = False
            self._form.trouble.show_sentence(sentence)

        write = partial(
            self._desk.shifts.act, page, good.answer_suggestion,
            answer=typed.answer, text=typed.text,
        )  # fmt: skip
        self._carrier.carry(write, done, refused)

    def on_correct(self) -> None:
        """Better words for what one suggested."""
        view: SuggestionView | None = self._list.current
        if view is not None and view.staff == self._desk.signed:
            self._trouble.show_sentence("")
            self._rewrite.begin(view.text)

    def on_rewritten(self, text: str) -> None:
        """The better words."""

        def done(changes: Changes) -> None:
            self._trouble.show_sentence("")
            self._rewrite.end()

        page = self._list.page
        if page is not None:
            write = partial(self._desk.shifts.act, page, good.correct, text=text)
            self._carrier.carry(write, done, self._trouble.show_sentence)

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[_Found]":
        return self._desk.ask(_read, self._desk)

    def _on_read(self, found: _Found) -> None:
        self._found = found
        self._names = signatures(found.staff)
        self._show()
        before, self._resume = self._resume, SuggestionsOpen()
        there = before.marked is not None and self._list.mark(bytes(before.marked))
        if there and before.rewriting is not None:
            self._rewrite.begin(before.rewriting)

    def _show(self) -> None:
        views, now_ms = self._found.views, time.time_ns() // 1_000_000
        self._list.show_suggestions(views, self._names, now_ms, may_answer=self._has_authority)
        self._list.setVisible(bool(views))
        self._empty.setVisible(not views)
        if views and self._list.current is None:
            self._list.mark(bytes(views[0].page))
        self._show_foot()

    def _show_foot(self) -> None:
        view: SuggestionView | None = self._list.current
        if view is None or view.page != self._shown:
            self._keep()
            self._shown = None if view is None else view.page
            draft = self._drafts.get(view.page) if view is not None else None
            self._form.show_typed(draft or AnswerTyped())
            self._rewrite.end()
        self._form.setVisible(view is not None and self._may_answer(view))
        note = self._noted(view)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._correct.setVisible(view is not None and view.staff == self._desk.signed)

    def _noted(self, view: SuggestionView | None) -> str:
        if view is None or self._may_answer(view) or view.answers:
            return ""
        if self._has_authority:
            return _("This is your own suggestion. Another supervisor or manager answers it.")
        return _("A supervisor or manager answers, with name and date.")

    def _may_answer(self, view: SuggestionView) -> bool:
        signed = self._desk.signed
        staff = {StaffId(one.page): one for one in self._found.staff}
        return signed is not None and good.may_answer(view, Around(0, signed, staff, ShiftRules()))

    @property
    def _has_authority(self) -> bool:
        return any(
            may("decide-beyond-limit", one)
            for one in self._found.staff
            if one.page == self._desk.signed
        )

    def _keep(self) -> None:
        """Words half written belong to their suggestion."""
        if self._shown is not None:
            typed = self._form.typed
            self._drafts.pop(self._shown, None)
            if not typed.is_blank:
                self._drafts[self._shown] = typed

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._list.pointed.connect(lambda row: self._show_foot())
        self._list.entered_row.connect(lambda row: self._to_form())
        self._form.sent.connect(self.on_sent)
        self._form.left.connect(self._list.setFocus)
        self._correct.clicked.connect(self.on_correct)
        self._make.clicked.connect(lambda: self.line_wanted.emit("suggestion"))
        self._rewrite.rewritten.connect(self.on_rewritten)
        self._rewrite.ended.connect(self._list.setFocus)
        bind(self, "correct-told", self.on_correct)
        bind(self, "answer-suggestion", self._send)
        for answer in ANSWERS:
            bind(self, f"answer-{answer}", partial(self._choose, answer))

    def _to_form(self) -> None:
        if not self._form.isHidden():
            self._form.setFocus()

    def _send(self) -> None:
        if not self._form.isHidden():
            self._form.send()

    def _choose(self, answer: str) -> None:
        if not self._form.isHidden():
            self._form.choose(next(one for one in ANSWERS if one == answer))

    def _lay_out(self) -> None:
        px = self._look.px
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self._note, 1000)
        foot.addWidget(self._correct)
        foot.addStretch(1)
        foot.addWidget(self._make)
        self._form.setMaximumWidth(px(FORM))
        panel = Panel(self._look)
        panel.column.setContentsMargins(px(4), px(6), px(4), px(12))
        told = _("Nothing suggested yet. {key} suggests something from any page, in one line.")
        self._empty.setText(told.format(key=cap("suggest")))
        self._empty.setContentsMargins(px(16), px(8), px(16), 0)
        panel.column.addWidget(self._empty)
        panel.column.addWidget(self._list, 1)
        panel.column.addStretch(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(4), px(16), 0)
        inner.setSpacing(px(8))
        for part in (self._rewrite, self._trouble, self._form):
            inner.addWidget(part)
        inner.addLayout(foot)
        panel.column.addLayout(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel, 1)


def _read(desk: Desk) -> _Found:
    """Off the GUI thread: what was suggested, and who works here."""
    views = desk.shifts.all(register.suggestions)
    return _Found([v for v in views if isinstance(v, SuggestionView)], desk.staff())

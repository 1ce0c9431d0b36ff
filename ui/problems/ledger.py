"""The ledger of promises: what is to be kept and by when, what was kept and what was not (H30)."""

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery.view import MatterView, PromiseView, Stage
from assistant.tongue import _, n_
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.problems.promise_form import PromiseForm, Purpose
from ui.problems.promise_list import PromiseList
from ui.problems.promise_row import HEIGHT, Kept
from ui.problems.words import Names, sentence_of

_PRESSING: tuple[Stage, ...] = ("overdue", "due", "soon")
ENDED = 100
"""So many that are over are listed of each kind."""


class Ledger(Panel):
    """A pane: fed with the matters that have promises; it tells what is done about one."""

    chosen = Signal(object)
    """The page of the matter that is to be opened."""
    done = Signal(str, object, object)
    """What is done ("keep", "renew", "break", "pass"), the `PromiseView`, the act's words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._matters: Mapping[PageId, MatterView] | None = None
        self._now_ms = self._soon_ms = 0
        self._next: tuple[EntryId, Hashable | None] | None = None
        self.list, self.form = PromiseList(look), PromiseForm(look)
        self._whose = ChoiceBox(look, _("Whose promises"), [("", _("Everybody’s"))])
        self._told = Line(look, "", "caption", "muted")
        self._empty = Paragraph(look, "", "words", "muted")
        self._trouble = Trouble(look)
        self._keep = KeyedButton(look, _("Kept"), cap("promise-kept"), primary=True, icon="check")
        self._renew = KeyedButton(look, _("A new time"), cap("promise-renewed"), icon="clock")
        self._break = KeyedButton(look, _("Not kept"), cap("promise-broken"))
        self._pass = KeyedButton(look, _("Pass on"), cap("own"))
        self._open = KeyedButton(look, _("Open"), "Enter", plain=True)
        self._buttons = (self._keep, self._renew, self._break, self._pass)
        self._acts = QWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self._show_buttons()

    # -- what is shown --------------------------------------------------------------------------

    def show_moment(self, now_ms: int, soon_ms: int) -> None:
        """What time it is: stages follow."""
        self._now_ms, self._soon_ms = now_ms, soon_ms
        self.list.show_moment(now_ms, soon_ms)
        self._tell()

    def show_names(self, names: Names) -> None:
        """What pages are called."""
        self.list.show_names(names)

    def show_staff(self, staff: Mapping[StaffId, str]) -> None:
        """Who works here: whose promises can be listed, who can be given one."""
        self.form.show_staff(staff)
        chosen = self._whose.currentData()
        blocked = self._whose.blockSignals(True)
        while self._whose.count() > 1:
            self._whose.removeItem(1)
        for page, name in staff.items():
            self._whose.addItem(name, page.hex())
        self._whose.setCurrentIndex(max(0, self._whose.findData(chosen)))
        self._whose.blockSignals(blocked)

    def show_matters(self, matters: Mapping[PageId, MatterView]) -> None:
        """The promises of these, each in its part of the ledger."""
        self._matters = matters
        whose = self._whose.currentData()
        rows = [
            Kept(one, sentence_of(view) if view.is_problem else "", view.who)
            for view in matters.values()
            for one in view.promises
            if not whose or one.owner.hex() == whose
        ]
        coming = sorted(_in(rows, "open"), key=lambda row: row.promise.due_ms)
        broken, kept = (
            sorted(_in(rows, state), key=lambda row: -row.promise.ended_ms)[:ENDED]
            for state in ("broken", "kept")
        )
        self.list.show_promises(coming, broken, kept)
        self._go_on()
        nothing = _("Nothing is promised. {key} in a problem, or at the counter, gives a promise.")
        nobody = _("{name} has promised nothing.")
        told = nobody.format(name=self._whose.currentText())
        self._empty.setText(told if whose else nothing.format(key=cap("give-promise")))
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._tell()
        self._show_buttons()

    def show_trouble(self, sentence: str) -> None:
        """Why something could not be done; "" when all is well."""
        self._trouble.show_sentence(sentence)

    def refused(self, promise: EntryId, sentence: str) -> None:
        """It could not be written: told where the hand is, and nothing typed is lost."""
        self._next = None
        here = self.form.promise
        if here is not None and here.id == promise:
            self.form.refused(sentence)
        else:
            self._trouble.show_sentence(sentence)

    def accepted(self, promise: EntryId) -> None:
        """It is on disk. What is told of a later act stays."""
        had_form = self.form.promise is not None
        self.form.accepted(promise)
        if had_form and self.form.promise is None:
            self._leave_form()

    # -- what is done ---------------------------------------------------------------------------

    def keep(self) -> None:
        """The marked promise was kept."""
        promise = self._marked()
        if promise is not None:
            self._do("keep", promise, {})

    def begin(self, purpose: Purpose) -> None:
        """Ask for the words that the act needs."""
        promise = self._marked()
        if promise is not None:
            self._trouble.show_sentence("")
            self._acts.hide()
            self.form.show_promise(purpose, promise)
            # once the form has taken its room
            QTimer.singleShot(0, self, lambda: self.list.scrollTo(self.list.currentIndex()))

    def _do(self, purpose: str, promise: PromiseView, words: dict[str, Any]) -> None:
        self._trouble.show_sentence("")
        if purpose in ("keep", "break"):
            self._next = promise.id, self._key_after(promise.id)
        self.done.emit(purpose, promise, words)

    def _marked(self) -> PromiseView | None:
        """The marked promise, if something can still be done about it."""
        row = self.list.current
        if row is None:
            self._trouble.show_sentence(_("Choose a promise first."))
            return None
        promise: PromiseView = row.promise
        if promise.state != "open":
            self._trouble.show_sentence(_("This promise is over. Enter opens what it belongs to."))
            return None
        return promise

    def _key_after(self, promise: EntryId) -> Hashable | None:
        """Who works down the list is led to the next one that is to be kept."""
        coming = [
            row.promise.id
            for row in self.list.rows.rows
            if isinstance(row, Kept) and row.promise.state == "open"
        ]
        at = coming.index(promise) if promise in coming else 0
        near = coming[at + 1 : at + 2] or coming[max(at - 1, 0) : at]
        return bytes(near[0]) if near else None

    def _go_on(self) -> None:
        if self._next is None:
            return
        promise, after = self._next
        is_open = any(
            one.id == promise and one.state == "open"
            for view in (self._matters or {}).values()
            for one in view.promises
        )
        if not is_open:
            self._next = None
            if after is not None:
                self.list.mark(after)

    def _leave_form(self) -> None:
        self._acts.show()
        self._show_buttons()
        self.list.setFocus()

    def _on_pointed(self, row: object) -> None:
        """Another promise is marked: the form of the one before closes, its words are kept."""
        here = self.form.promise
        if here is not None and (not isinstance(row, Kept) or row.promise.id != here.id):
            self.form.hide()
            self._acts.show()
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.list.current
        is_open = isinstance(row, Kept) and row.promise.state == "open"
        for button in self._buttons:
            button.setEnabled(is_open)
        self._open.setEnabled(row is not None)

    def _tell(self) -> None:
        """How many there are, and how many are pressing; nothing before they are read."""
        if self._matters is None:
            return
        coming = [
            row.promise.stage(self._now_ms, self._soon_ms)
            for row in self.list.rows.rows
            if isinstance(row, Kept) and row.promise.state == "open"
        ]
        many = len(coming)
        parts = [n_("{n} promise to keep", "{n} promises to keep", many).format(n=count(many))]
        parts += [_pressing(one, coming.count(one)) for one in _PRESSING if one in coming]
        self._told.setText(" · ".join(parts))

    # -- building -------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.pointed.connect(self._on_pointed)
        self._whose.taken.connect(lambda value: self.show_matters(self._matters or {}))
        self.form.done.connect(self._do)
        self.form.cancelled.connect(self._leave_form)
        self._open.clicked.connect(self.list.choose)
        for act, button, done in (
            ("promise-kept", self._keep, self.keep),
            ("promise-renewed", self._renew, lambda: self.begin("renew")),
            ("promise-broken", self._break, lambda: self.begin("break")),
            ("own", self._pass, lambda: self.begin("pass")),
        ):
            button.clicked.connect(done)
            bind(self, act, done)
        bind(self, "filters", self._whose.setFocus)

    def _lay_out(self) -> None:
        look = self._look
        pad = look.px(14)
        self.column.setContentsMargins(0, pad, 0, pad)
        self._whose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setContentsMargins(pad, 0, look.px(20), 0)
        top.setSpacing(look.px(12))
        top.addWidget(self._whose)
        top.addWidget(self._told, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(look.px(20), look.px(12), look.px(20), 0)
        middle.addWidget(self._empty)
        self.list.setMinimumHeight(look.px(2 * HEIGHT))
        flow = FlowLayout(self._acts, look.px(8))
        for button in (*self._buttons, self._open):
            flow.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(pad, 0, pad, 0)
        below.setSpacing(look.px(8))
        below.addWidget(self.form)
        below.addWidget(self._acts)
        self.column.addLayout(top)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(middle)
        self.column.addStretch(0)
        self.column.addWidget(self._trouble)
        self.column.addLayout(below)


def _in(rows: list[Kept], state: str) -> list[Kept]:
    return [row for row in rows if row.promise.state == state]


def _pressing(stage: Stage, number: int) -> str:
    """“2 overdue”."""
    told: dict[Stage, str] = {
        "overdue": n_("{n} overdue", "{n} overdue", number),
        "due": n_("{n} due now", "{n} due now", number),
        "soon": n_("{n} due soon", "{n} due soon", number),
    }
    return told[stage].format(n=count(number))

"""The centre: the step at hand and nothing else, large; its words, its advice, its fields."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.tongue import N_, _
from ui.look.advised import Advised
from ui.look.at_left import at_left
from ui.look.current_stack import CurrentStack
from ui.look.disc import Disc, State
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.recovery.answer_form import AnswerForm
from ui.recovery.beside import Beside
from ui.recovery.closing import Closing
from ui.recovery.ended import Ended
from ui.recovery.fact_form import FactForm
from ui.recovery.form import Form
from ui.recovery.gesture_form import GestureForm
from ui.recovery.handing import Handing
from ui.recovery.heard import Heard
from ui.recovery.promise_form import PromiseForm
from ui.recovery.record_form import RecordForm
from ui.recovery.renewing import Renewing
from ui.recovery.restricting import Restricting
from ui.recovery.spoken import Spoken
from ui.recovery.way import Way
from ui.recovery.wording import StepWords

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt

LOW = 340
"""Pixels at 100 %."""
_FORM_OF = {
    "listen": "heard",
    "empathise": "heard",
    "apologise": "heard",
    "facts": "facts",
    "solve": "promise",
    "record": "record",
    "thank": "closing",
}
_PRIMARY = {
    "promise": N_("Promise it"),
    "gesture": N_("Give it"),
    "answer": N_("Send the answer"),
    "renewing": N_("Write it down"),
    "handing": N_("Pass it on"),
    "heard": N_("Write it down"),
    "restricting": N_("Write it down"),
    "facts": N_("Write it down"),
    "closing": N_("Close the problem"),
    "ended": N_("Open it again"),
}
"""What the filled button says where it does not finish a step."""


def form_of(part: str) -> str:
    """Which form stands at a part of a recovery."""
    return _FORM_OF.get(part, "promise")


class Now(Panel):
    """Head, words, Ask and Avoid, a piece of advice, one form, and at the foot what can be done."""

    PAD = 18
    done_wanted = Signal()
    promise_wanted = Signal()
    gesture_wanted = Signal()
    back_wanted = Signal()
    """Not this, but what stood there before."""
    reopen_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.spoken, self.way = Spoken(look), Way(look)
        self._advised = Advised(look)
        self._disc = Disc(look)
        self._name = Line(look, "", "name")
        self._done = QLabel()
        self._done.setFont(look.font("body"))
        self._done.setWordWrap(True)
        self._done.setStyleSheet(f"color: {look.palette.muted}")
        self._done.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.forms: dict[str, Form] = {
            "heard": Heard(look),
            "facts": FactForm(look),
            "promise": PromiseForm(look),
            "record": RecordForm(look),
            "closing": Closing(look),
            "gesture": GestureForm(look),
            "renewing": Renewing(look),
            "answer": AnswerForm(look),
            "handing": Handing(look),
            "restricting": Restricting(look),
            "ended": Ended(look),
        }
        self._stack = CurrentStack()
        for form in self.forms.values():
            self._stack.addWidget(form)
            for edit in form.edits.values():
                edit.textChanged.connect(self._on_typed)
        self._trouble = Trouble(look)
        self._primary = KeyedButton(look, _("Done"), cap("step-done"), primary=True)
        self._promise = KeyedButton(look, label("give-promise"), cap("give-promise"))
        self._gesture = KeyedButton(look, label("gesture"), cap("gesture"))
        self._back = KeyedButton(look, _("Back"), cap("cancel"), plain=True)
        self._reopen = KeyedButton(look, _("Not done after all"), plain=True)
        self._wanted: dict[KeyedButton, bool] = {}
        """Which of the buttons have something to do."""
        self._lay_out()
        self._connect()

    def show_step(self, number: int, words: StepWords, state: State) -> None:
        """Another step in the centre."""
        self._disc.show()
        self._disc.show_step(state, number)
        self._name.setText(words.name)
        self._done.setText(words.done)
        self._advised.show_advice(words.ask, words.avoid)
        self._advised.show()
        self.way.show_ways(words.ways)
        self._reopen.setVisible(state == "done")

    def show_title(self, title: str) -> None:
        """No step, but its end, or something beside it."""
        self._disc.hide()
        self._name.setText(title)
        self._done.setText("")
        self._advised.hide()
        self.way.show_ways(())
        self._reopen.hide()

    def show_words(self, prompts: "Sequence[Prompt]", why: str, *, keeps: bool) -> None:
        """What to say."""
        self.spoken.show_prompts(prompts, why, keeps=keeps)

    def show_form(self, name: str, primary: str, *, aside: bool, over: bool) -> None:
        """The form called `name`; an aside is left by Esc. `over`: the problem is closed."""
        self._turn_to(self.forms[name])
        told = _(_PRIMARY[name]) if aside or name in ("closing", "ended") else primary
        self._primary.show_text(told)
        self._back.setVisible(aside)
        apart = over or aside or name == "closing"
        self._wanted = {
            self._promise: not apart and name != "promise",
            self._gesture: not apart and name != "gesture",
        }
        self._fit()

    def show_primary(self, shown: bool) -> None:
        """Whether the filled button has anything to do."""
        self._primary.setVisible(shown)

    def _turn_to(self, form: Form) -> None:
        """The keys stay where they are, unless they are on the form before."""
        if self._stack.currentWidget() is form:
            return
        self._stack.setCurrentWidget(form)

    @property
    def form(self) -> str:
        """The form that stands here."""
        here = self._stack.currentWidget()
        return next(name for name, form in self.forms.items() if form is here)

    def show_trouble(self, sentence: str) -> None:
        """Why something could not be done that belongs to no form."""
        self._trouble.show_sentence(sentence)

    def forget_troubles(self) -> None:
        """It is closed, or open again: why something could not be written is no longer true."""
        for form in self.forms.values():
            form.trouble.show_sentence("")

    def typed(self) -> Mapping[str, str]:
        """What is typed in all forms and not on file."""
        return {n: w for form in self.forms.values() for n, w in form.typed.items()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words come before what has a key anyhow."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        low = self.height() < self._look.px(LOW)
        self._done.setVisible(not low and bool(self._done.text()))
        for button, wanted in self._wanted.items():
            button.setVisible(wanted and not low)

    def show_top(self) -> None:
        """The words come before the fields, also where not all has room."""
        self._scroll.verticalScrollBar().setValue(0)

    def _on_typed(self) -> None:
        """Whoever types sees what."""
        self._on_focus(None, QApplication.focusWidget())

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Where the keys are can be seen."""
        page = self._scroll.widget()
        if now is not None and page is not None and page.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, self._look.px(24))

    def _connect(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._primary.clicked.connect(self.done_wanted)
        self._promise.clicked.connect(self.promise_wanted)
        self._gesture.clicked.connect(self.gesture_wanted)
        self._back.clicked.connect(self.back_wanted)
        self._reopen.clicked.connect(self.reopen_wanted)

    def _lay_out(self) -> None:
        look = self._look
        name = QWidget()
        who = QHBoxLayout(name)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(look.px(12))
        who.addWidget(self._disc)
        who.addWidget(self._name, 1)
        head = Beside(look, 400)
        head.add(name)
        head.add(self._done, 1)
        page, sheet = QWidget(), QWidget()
        page.setLayout(at_left(look, sheet))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, look.px(2), 0)
        column.setSpacing(look.px(10))
        column.addWidget(head)
        for part in (self.spoken, self._advised, self.way, self._stack, self._trouble):
            column.addWidget(part)
        column.addStretch(1)
        foot = QWidget()
        row = FlowLayout(foot, look.px(8))
        for button in (
            self._primary,
            self._promise,
            self._gesture,
            self._back,
            self._reopen,
        ):
            row.addWidget(button)
        self.column.setSpacing(look.px(12))
        self._scroll = Scrolling(page)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(foot)

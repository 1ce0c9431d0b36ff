"""Writes a way through a recovery of the house's own: a name, its steps, and how each will look."""

from collections.abc import Mapping

from msgspec import Struct, structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId
from assistant.recovery.entries import StepWritten
from assistant.recovery.house import NEW, STEPS_MOST, TEXT_MOST
from assistant.recovery.view import OwnFramework
from assistant.tongue import _
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.settings.step_form import StepForm, is_right
from ui.settings.step_list import StepList
from ui.settings.step_preview import StepPreview

_FIRST = (StepWritten("", "listen"), StepWritten("", "apologise"), StepWritten("", "solve"))
"""What an empty form begins with."""
WIDE, NARROW, SIDE = 980, 700, 264
"""Pixels at 100 %: in less than `WIDE` the preview stands below, in less than `NARROW` all does."""


class WayTyped(Struct, frozen=True):
    """A way as far as it is written."""

    name: str = ""
    steps: tuple[StepWritten, ...] = _FIRST
    at: int = 0
    """The step in the form."""
    gone: StepWritten | None = None
    """The step that was taken out last, to be put back."""


class WayForm(QWidget):
    """What is typed is kept until it is saved, for each way by itself."""

    saved = Signal(object, str, object)
    """The `EntryId` of the one it replaces, its name, its steps."""
    retired = Signal(object)
    """The `EntryId` of one that is no longer to be offered."""
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._of = NEW
        self._typed = self._on_file = WayTyped()
        self._is_open = False
        self._drafts: dict[EntryId, WayTyped] = {}
        self._name = Field(look, _("The name of this way"))
        self._name.edit.setMaxLength(TEXT_MOST)
        self._steps, self._step = StepList(look), StepForm(look)
        self._preview = StepPreview(look)
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Save this way"), cap("save"), primary=True)
        self._back = KeyedButton(look, _("Back, what is typed is kept"), cap("cancel"))
        self._retire = KeyedButton(look, label("retire-way"), cap("retire-way"))
        self._hints = {
            "add-step": KeyHint(look, cap("add-step"), label("add-step")),
            "remove-step": KeyHint(look, cap("remove-step"), _("Take the step out")),
            "step-earlier": KeyHint(look, cap("step-earlier"), label("step-earlier")),
            "step-later": KeyHint(look, cap("step-later"), label("step-later")),
        }
        self._put_back = KeyHint(look, cap("remove-step"), _("Put the step back"))
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def of(self) -> EntryId:
        """The way in the form; `NEW` for one that is none yet."""
        return self._of

    @property
    def drafts(self) -> Mapping[EntryId, WayTyped]:
        """All that is typed and not saved, for a window that is built anew."""
        self._keep()
        return dict(self._drafts)

    def take_over(self, drafts: Mapping[EntryId, WayTyped]) -> None:
        """Go on with what the window before kept."""
        self._drafts = dict(drafts)

    def show_way(self, own: OwnFramework | None) -> None:
        """One to be changed, or an empty form; what was typed in it before comes back."""
        self._keep()
        self._of = own.id if own is not None else NEW
        self._is_open = True
        self._on_file = WayTyped(own.written.name, own.written.steps) if own else WayTyped()
        self._typed = self._drafts.get(self._of, self._on_file)
        self._name.set_text(self._typed.name)
        self._name.clear_error()
        self._trouble.show_sentence("")
        self._retire.setVisible(own is not None)
        self._show()
        self._step.show_step(self._typed.steps[self._typed.at])
        self._name.edit.setFocus()

    def done(self, of: EntryId) -> None:
        """It is on disk."""
        self._drafts.pop(of, None)
        if of == self._of:
            self._is_open = False

    def refused(self, sentence: str) -> None:
        """Why it was not saved; everything stays."""
        self._trouble.show_sentence(sentence)

    # -- steps ------------------------------------------------------------------------------------

    def on_add(self) -> None:
        """One more, behind the one at hand."""
        steps, at = list(self._typed.steps), self._typed.at
        if len(steps) >= STEPS_MOST:
            told = _("A framework has one to {most} steps.").format(most=STEPS_MOST)
            self._trouble.show_sentence(told)
            return
        steps.insert(at + 1, StepWritten("", steps[at].part))
        self._turn(structs.replace(self._typed, steps=tuple(steps), at=at + 1))
        self._step.setFocus()

    def on_remove(self) -> None:
        """Take out the step at hand, or put back what was taken out last."""
        steps, at, gone = list(self._typed.steps), self._typed.at, self._typed.gone
        if gone is not None and len(steps) < STEPS_MOST:
            steps.insert(at, gone)
            self._turn(structs.replace(self._typed, steps=tuple(steps), gone=None))
        elif len(steps) > 1:
            gone = steps.pop(at)
            kept = None if gone == StepWritten("", gone.part) else gone
            at = min(at, len(steps) - 1)
            self._turn(structs.replace(self._typed, steps=tuple(steps), at=at, gone=kept))

    def on_move(self, by: int) -> None:
        """The step at hand, earlier (-1) or later (+1)."""
        steps, at = list(self._typed.steps), self._typed.at
        if 0 <= at + by < len(steps):
            steps[at], steps[at + by] = steps[at + by], steps[at]
            self._turn(structs.replace(self._typed, steps=tuple(steps), at=at + by))

    def on_step(self, at: int) -> None:
        """Another step into the form."""
        if 0 <= at < len(self._typed.steps):
            self._turn(structs.replace(self._typed, at=at))

    def on_edited(self) -> None:
        """Something was typed."""
        steps = list(self._typed.steps)
        steps[self._typed.at] = self._step.step
        gone = self._typed.gone
        self._typed = WayTyped(self._name.text(), tuple(steps), self._typed.at, gone)
        self._trouble.show_sentence("")
        self._show()

    # -- the whole --------------------------------------------------------------------------------

    def on_save(self) -> None:
        """Check, then tell; what is wrong stands at its field."""
        if not self._name.text():
            self._name.show_error(_("Please write the name."))
            self._name.edit.setFocus()
            return
        for at, step in enumerate(self._typed.steps):
            if not is_right(step):
                self.on_step(at)
                self._step.wrong()
                return
        self.saved.emit(self._of, self._name.text(), self._typed.steps)

    def on_retire(self) -> None:
        """No longer offered; problems that began with it go on with it."""
        if self._of != NEW:
            self.retired.emit(self._of)

    def on_back(self) -> None:
        """To the rules; what is typed is kept."""
        self._keep()
        self._is_open = False
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the rules."""
        if event.key() == Qt.Key.Key_Escape:
            self.on_back()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the name."""
        super().focusInEvent(event)
        self._name.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below each other where it is narrow."""
        px, width = self._look.px, event.size().width()
        self._row.setDirection(direction(width < px(NARROW)))
        self._right.setDirection(direction(width < px(WIDE)))
        self._left.setMaximumWidth(px(SIDE) if width >= px(NARROW) else 1 << 20)
        super().resizeEvent(event)

    def _turn(self, typed: WayTyped) -> None:
        self._typed = structs.replace(typed, name=self._name.text())
        self._trouble.show_sentence("")
        self._step.show_step(typed.steps[typed.at])
        self._show()

    def _show(self) -> None:
        typed = self._typed
        self._steps.show_steps(typed.steps, typed.at)
        self._preview.show_step(typed.at + 1, typed.steps[typed.at])
        back = typed.gone is not None and len(typed.steps) < STEPS_MOST
        self._put_back.setVisible(back)
        self._hints["remove-step"].setVisible(not back and len(typed.steps) > 1)

    def _keep(self) -> None:
        """What differs from what is on file is a draft."""
        if not self._is_open:
            return
        typed = structs.replace(self._typed, name=self._name.text())
        self._drafts.pop(self._of, None)
        same = (typed.name, typed.steps) == (self._on_file.name, self._on_file.steps)
        if not same:
            self._drafts[self._of] = typed

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._name.edit.textEdited.connect(self._name.clear_error)
        self._name.edit.returnPressed.connect(self._step.setFocus)
        self._step.edited.connect(self.on_edited)
        self._steps.chosen.connect(self.on_step)
        acts = {
            "add-step": self.on_add,
            "remove-step": self.on_remove,
            "step-earlier": lambda: self.on_move(-1),
            "step-later": lambda: self.on_move(1),
            "next-step": lambda: self.on_step(self._typed.at + 1),
            "last-step": lambda: self.on_step(self._typed.at - 1),
            "save": self.on_save,
            "retire-way": self.on_retire,
        }
        for act, done in acts.items():
            bind(self, act, done)
            if act in self._hints:
                self._hints[act].clicked.connect(done)
        self._put_back.clicked.connect(self.on_remove)
        self._save.clicked.connect(self.on_save)
        self._retire.clicked.connect(self.on_retire)
        self._back.clicked.connect(self.on_back)

    def _lay_out(self) -> None:
        look, px = self._look, self._look.px
        self._left, middle = Panel(look), Panel(look)
        self._left.column.setSpacing(px(10))
        self._left.column.addWidget(self._name)
        self._left.column.addWidget(Line(look, _("Its steps"), "section", "muted"))
        self._left.column.addWidget(self._steps)
        for hint in (*self._hints.values(), self._put_back):
            self._left.column.addWidget(hint)
        self._left.column.addStretch(1)
        middle.column.addWidget(self._step)
        middle.column.addStretch(1)
        inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(self._left)
        self._right = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right.setSpacing(px(12))
        self._right.addWidget(middle, 5)
        self._right.addWidget(self._preview, 4)
        self._row.addLayout(self._right, 1)
        foot = QWidget()
        flow = FlowLayout(foot, px(10))
        for part in (self._save, self._back, self._retire):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(10))
        column.addWidget(Scrolling(inside), 1)
        column.addWidget(self._trouble)
        column.addWidget(foot)

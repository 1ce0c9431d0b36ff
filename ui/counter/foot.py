"""What stands at the foot of the counter: the line to write, or a form that takes its place."""

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from assistant.guests.entries import Identity
from ui.counter.leaving import Leaving
from ui.counter.promise_form import PromiseForm
from ui.counter.rewrite import Rewrite
from ui.counter.unfinished import FootTyped, LeavingTyped, PromiseTyped
from ui.counter.write import WriteLine
from ui.listening.hear import about_guest
from ui.look.current_stack import CurrentStack
from ui.look.look import Look


class Foot:
    """Turns from one to the other; after a form the keys are where they were before it."""

    def __init__(self, stack: CurrentStack, look: Look) -> None:
        self._stack = stack
        self.write, self.leaving, self.rewrite = WriteLine(look), Leaving(look), Rewrite(look)
        self.promise = PromiseForm(look)
        for pane in (self.write, self.leaving, self.rewrite, self.promise):
            stack.addWidget(pane)
        stack.show()
        self._came_from: QWidget | None = None

    def show_guest(self, who: Identity) -> None:
        """Of whom one writes in all of them: names are not marked."""
        for pane in (self.write, self.leaving, self.rewrite, self.promise):
            about_guest(pane, who)

    @property
    def has_form(self) -> bool:
        """Whether something else than the line stands there."""
        return self._stack.currentWidget() is not self.write

    @property
    def typed(self) -> FootTyped | None:
        """The form as far as it is typed, where one stands open."""
        here = self._stack.currentWidget()
        return here.typed if isinstance(here, Leaving | Rewrite | PromiseForm) else None

    def resume(self, typed: FootTyped | None) -> None:
        """Open the form of the window before again."""
        if isinstance(typed, LeavingTyped):
            self.leaving.resume(typed)
            self.open_form(self.leaving)
        elif isinstance(typed, PromiseTyped):
            self.promise.resume(typed)
            self.open_form(self.promise)
        elif typed is not None:
            self.rewrite.resume(typed)
            self.open_form(self.rewrite)

    def open_form(self, form: Leaving | Rewrite | PromiseForm) -> None:
        """The form, and the keys in it."""
        if not self.has_form:
            self._came_from = QApplication.focusWidget()
        self._stack.setCurrentWidget(form)
        form.setFocus()

    def close_form(self) -> None:
        """The line again; the keys go back if they were in the form."""
        inside = has_focus(self._stack)
        self.show_line()
        before, self._came_from = self._came_from, None
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def show_line(self, shown: bool = True) -> None:
        """The line to write, whatever stood here; or nothing at all."""
        self._stack.setCurrentWidget(self.write)
        self._stack.setVisible(shown)


def has_focus(pane: QWidget) -> bool:
    """Whether the keys are in `pane`."""
    focus = QApplication.focusWidget()
    return focus is not None and pane.isAncestorOf(focus)

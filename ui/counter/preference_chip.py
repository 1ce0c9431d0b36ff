"""One preference: how sure we are is its frame, and three keys settle it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from assistant.guests.view import OLD_PREFERENCE_MS, PreferenceView
from assistant.journal.stamp import StaffId
from assistant.tongue import _
from ui.counter.card_words import signed
from ui.look import days
from ui.look.chip import Chip
from ui.look.look import Look

# The same keys on a Russian keyboard, so that nobody has to switch it to answer.
KEYS = {"y": "y", "c": "c", "n": "n", "н": "y", "с": "c", "т": "n"}


def is_old(preference: PreferenceView, now_ms: int) -> bool:
    """Not confirmed for so long that it is asked again."""
    return now_ms - preference.confirmed_ms > OLD_PREFERENCE_MS


class PreferenceChip(Chip):
    """Filled: said. Outlined: seen. Dotted: ask again. Takes the focus and the keys Y, C, N."""

    keyed = Signal(str, bytes)
    """“y”, “c” or “n”, and the preference."""
    stepped = Signal(int)
    """An arrow: to the chip before (-1) or after (+1)."""
    focused = Signal(bytes)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent=parent)
        self.id = b""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_preference(
        self, preference: PreferenceView, now_ms: int, names: Mapping[StaffId, str]
    ) -> None:
        """Another preference in the same chip; `names` are those of who wrote it."""
        self.id = preference.id
        place = preference.place
        if is_old(preference, now_ms):
            old = days.age(preference.confirmed_ms, now_ms)
            text = _("{preference}?").format(preference=preference.text)
            self.show_text(text, "dotted", "circle-question-mark", old)
            spoken = _("ask again, {age} old").format(age=old)
        elif preference.origin == "seen":
            self.show_text(preference.text, "outlined", "eye", place)
            spoken = _("seen by us")
        else:
            self.show_text(preference.text, "filled", "message-circle", place)
            spoken = _("told us")
        self.setAccessibleName(f"{preference.text}, {spoken}")
        self.setAccessibleDescription(_("Y still true, C changed, N no longer"))
        written = signed(preference.staff, days.day(preference.when_ms, now_ms), names)
        confirmed = ""
        if preference.confirmed_ms != preference.when_ms:
            day = days.day(preference.confirmed_ms, now_ms)
            confirmed = _("Confirmed: {day}").format(day=day)
        told = (written, confirmed, _("Y still true, C changed, N no longer"))
        self.setToolTip("\n".join(filter(None, told)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, C, N settle it; arrows go to its neighbours."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        letter = KEYS.get(event.text().lower(), "")
        if letter and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.keyed.emit(letter, self.id)
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the focus, so that the keys and hints mean this one."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring and tells which one is meant."""
        super().focusInEvent(event)
        self.focused.emit(self.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self.update()

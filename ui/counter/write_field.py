"""The frame in which a line is written: faces, the words, said or seen, what became of it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.tongue import _, p_
from ui.counter.draft import Draft, Kind
from ui.counter.due_field import DueField
from ui.listening.hear import hear
from ui.look.chip import Chip
from ui.look.keycap import KeyCap
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.mood_choice import MoodChoice
from ui.look.paint import paint_box


class WriteField(QWidget):
    """Draws a draft and tells what the keys want; it keeps nothing itself."""

    edited = Signal(str)
    entered = Signal()
    option_stepped = Signal()
    option_chosen = Signal(str)
    level_chosen = Signal(int)
    due_edited = Signal(str)
    owner_chosen = Signal(object)
    undo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._able = False
        self._faces = MoodChoice(look)
        self._sign = QLabel()
        self._sign.setPixmap(look.pixmap("pen-line", "accent", 18))
        self._edit = hear(look, _Edit(look), "note")
        self._due = DueField(look)
        self._place = Chip(look, "", "plain", role="caption")
        self._options = _Options(look)
        self._state = Line(look, "", "caption", "muted")
        self._state.setMaximumWidth(look.px(200))
        self._undo = KeyedButton(look, label("undo"), cap("undo"), plain=True)
        self._undo.hide()
        self._lay_out()
        self._edit.textEdited.connect(self.edited)
        self._edit.stepped.connect(self.option_stepped)
        self._options.chosen.connect(self.option_chosen)
        self._faces.chosen.connect(self._on_chosen)
        self._faces.moved.connect(self.level_chosen)
        self._faces.typed.connect(self._on_typed)
        self._due.edited.connect(self.due_edited)
        self._due.owner_chosen.connect(self.owner_chosen)
        self._undo.clicked.connect(self.undo_wanted)
        self._edit.installEventFilter(self)
        self.setFocusProxy(self._edit)

    def show_draft(self, draft: Draft | None) -> None:
        """The draft as it stands; None where there is no guest to write about."""
        shown = draft or Draft()
        if self._edit.text() != shown.text:
            self._edit.setText(shown.text)
        self._edit.say(_placeholder(shown.kind) if draft else _("Choose a guest first."), shown)
        self._edit.setReadOnly(draft is None)
        self._edit.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if draft is not None else Qt.FocusPolicy.NoFocus
        )
        self._able = draft is not None
        self._edit.optional = draft is not None and shown.kind in ("preference", "care")
        self._options.show_draft(draft)
        self._due.show_due(shown.due, shown.owner)
        self._due.setVisible(draft is not None and shown.kind == "promise")
        self._show_faces(draft is not None and shown.kind == "mood", shown.level)
        self._place.show_text(_("at {place}").format(place=shown.place), "plain")
        self._place.setVisible(bool(shown.place))
        self.update()

    def show_sending(self, words: str | None) -> None:
        """The words that are on their way to the disk; None when none are."""
        if words is not None:
            self._say(_("Saving: {words}").format(words=words) if words else _("Saving…"))
        elif self._undo.isHidden():
            self._say("")
        else:
            self._say(_("Written."))

    def show_undo(self, text: str) -> None:
        """`text` was written and can be taken back."""
        self._say(_("Written."))
        self._undo.setToolTip(text)
        self._undo.setAccessibleName(_("Undo: {text}").format(text=text) if text else label("undo"))
        self._undo.show()
        self._edit.undo_offered = True

    def hide_undo(self) -> None:
        """Nothing to take back."""
        self._undo.hide()
        self._edit.undo_offered = False
        self._say("")

    def show_colleagues(self, names: Mapping[StaffId, str]) -> None:
        """Who else could keep a promise."""
        self._due.show_colleagues(names)

    def take_focus(self, *, faces_first: bool = False, due_first: bool = False) -> None:
        """The keys come here."""
        target: QWidget = self._edit
        if faces_first and not self._faces.isHidden():
            target = self._faces
        elif due_first and not self._due.isHidden():
            target = self._due
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Repaints the frame when the focus comes or goes."""
        if isinstance(event, QFocusEvent):
            self.update()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter comes up from wherever the focus is, also from a line: once for each press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One frame around all of it, a ring while words are typed."""
        look, painter = self._look, QPainter(self)
        able = self._able
        focused = self._edit.hasFocus() and able
        line = look.colour("accent" if focused else "faint" if able else "border")
        ground = look.colour("surface" if able else "sunken")
        paint_box(painter, QRectF(self.rect()), look.px(10), ground, line, 2 if focused else 1)
        painter.end()

    def _lay_out(self) -> None:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self._sign)
        row.addWidget(self._edit, 1)
        row.addWidget(self._place, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._options)
        row.addWidget(self._state)
        row.addWidget(self._undo)
        row.addStrut(look.px(38))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._faces)
        self._column.addLayout(row)
        self._column.addWidget(self._due)
        self._due.setContentsMargins(look.px(26), 0, look.px(4), look.px(6))
        self._place.setMaximumWidth(look.px(150))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_faces(self, wanted: bool, level: int) -> None:
        look = self._look
        self._column.setContentsMargins(look.px(13), look.px(5) if wanted else 1, look.px(8), 1)
        self._faces.setVisible(wanted)
        self._faces.show_level(level)

    def _say(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def _on_chosen(self, level: int) -> None:
        self.level_chosen.emit(level)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, event: QKeyEvent) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.event(event)


class _Edit(QLineEdit):
    """The words. Tab is an option's where there is one; letters for the next line are told."""

    stepped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.optional = self.undo_offered = False
        self.setObjectName("bare")
        self.setFont(look.font("words"))
        self.setFrame(False)
        self.setAccessibleName(_("Write it down"))

    def say(self, placeholder: str, draft: Draft) -> None:
        """What belongs here, and why the last attempt failed."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleDescription(draft.trouble or placeholder)

    def event(self, event: QEvent) -> bool:
        """Tab steps through the options; Ctrl+Z is the line's own where words can be undone."""
        if isinstance(event, QKeyEvent):
            kind = event.type()
            if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.optional:
                self.stepped.emit()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo)
            given_up = self.undo_offered and not self.isUndoAvailable()
            if kind == QEvent.Type.ShortcutOverride and undo and given_up:
                event.ignore()
                return False
        return super().event(event)


class _Options(QWidget):
    """Said or seen for a preference, which care for a care; nothing for the rest."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(2))
        words = {
            "said": (p_("origin", "said"), "message-circle"),
            "seen": (p_("origin", "seen"), "eye"),
            "allergy": (p_("care", "allergy"), "triangle-alert"),
            "access": (p_("care", "access"), "accessibility"),
            "other": (p_("care", "other"), None),
        }
        self._choices = {w: KeyedChoice(look, text, "", icon) for w, (text, icon) in words.items()}
        for which, choice in self._choices.items():
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            choice.clicked.connect(lambda checked, option=which: self.chosen.emit(option))
            self._row.addWidget(choice)
        self._row.addWidget(KeyCap(look, cap("write-option")))

    def show_draft(self, draft: Draft | None) -> None:
        """The options of its kind, the chosen one marked."""
        kind = draft.kind if draft else ""
        theirs = {"preference": ("said", "seen"), "care": ("allergy", "access", "other")}.get(
            kind, ()
        )
        picked = {draft.origin, draft.care} if draft else set()
        for which, choice in self._choices.items():
            choice.setVisible(which in theirs)
            choice.setAutoExclusive(False)
            choice.setChecked(which in picked and which in theirs)
            choice.setAutoExclusive(True)
        self.setVisible(bool(theirs))


def _placeholder(kind: Kind) -> str:
    return {
        "preference": _("What the guest likes, and @ where"),
        "mood": _("The cause, if you know it"),
        "mistake": _("What went wrong on our side"),
        "promise": _("What is promised to the guest"),
        "note": _("Anything else worth knowing"),
        "care": _("What must never be forgotten"),
        "tie": _("What ties the guest to the house"),
    }[kind]

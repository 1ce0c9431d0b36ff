"""The form for a new guest, or for the details of one on file; it stands where the card stands."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.tongue import _
from ui.counter.alike import Alike
from ui.counter.identity_form import IdentityForm, guess
from ui.counter.unfinished import FormTyped
from ui.listening.hear import hear
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.look.two_columns import TwoColumns

if TYPE_CHECKING:  # the look-up is imported after the first paint
    from assistant.guests.lookup.find import Hit

PAUSE_MS = 220
"""After so long without a key the desk is asked who is alike."""
WAIT_MS = 1500
"""So long a save waits to hear who is alike, at the most."""


class Newcomer(Panel):
    """Only the name is needed. Nobody is saved before it was looked up who is alike."""

    changed = Signal(object)
    """The `Identity` as typed so far; the page answers with `show_alike`."""
    saved = Signal(object, str, str)
    """The checked `Identity`, a care and its words; both "" when nothing is to be minded."""
    cancelled = Signal()
    opened = Signal(object)
    """The page of the guest who turned out to be the same."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._is_new = True
        self._answered: Identity | None = None
        self._saving = False
        self.taken_for: PageId | None = None
        """Who the new guest perhaps is, so that somebody looks once both are on file."""
        self._title = Line(look, "", "name")
        self._note = Paragraph(look, "", "body", "muted")
        self._form = IdentityForm(look)
        self._care = _Care(look)
        self._alike = Alike(look)
        self._trouble = Trouble(look)
        self._more = KeyedButton(look, "", cap("more"))
        self._save = KeyedButton(look, _("Save"), cap("save"), primary=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"))
        self._page = QWidget()
        self._scroll = Scrolling(self._page)
        self._pause, self._wait = QTimer(self), QTimer(self)
        for timer, ms in ((self._pause, PAUSE_MS), (self._wait, WAIT_MS)):
            timer.setSingleShot(True)
            timer.setInterval(ms)
        self._lay_out()
        self._connect()

    @property
    def identity(self) -> Identity:
        """What is typed so far, unchecked."""
        return self._form.identity

    def show_typed(self, typed: str) -> None:
        """A new guest, of whom `typed` is known: a number, an address, a name."""
        self._begin(guess(typed), is_new=True)

    def show_new(self, who: Identity) -> None:
        """A new guest of whom something is known."""
        self._begin(who, is_new=True)

    def show_identity(self, who: Identity) -> None:
        """The details of a guest on file, to be changed."""
        self._begin(who, is_new=False)

    @property
    def typed(self) -> FormTyped:
        """All that is typed so far."""
        return FormTyped(self.identity, *self._care.noted, self._is_new)

    def resume(self, typed: FormTyped) -> None:
        """Who was half written when the window was built anew."""
        self._begin(typed.who, is_new=typed.is_new)
        if typed.care:
            self._care.note(typed.care, typed.minded)

    def show_alike(self, hits: "Sequence[Hit]") -> None:
        """The answer to `changed`: who is probably this guest, the likeliest first."""
        self._answered = _named(self.identity)
        self._alike.show_alike(hits)
        self._save.show_text(_("Save as a new guest") if hits else _("Save"))
        if self._saving and not hits:
            self._finish()
        elif hits:
            self._stop_saving()

    def refused(self, sentence: str) -> None:
        """It could not be saved; everything typed is still here."""
        self._stop_saving()
        self._trouble.show_sentence(sentence)

    def save(self) -> None:
        """Check, make sure that it was asked who is alike, and hand the details out."""
        if self._saving or self._checked() is None:
            return
        self._saving = True
        self._save.setEnabled(False)
        if self._is_new and self._answered != _named(self.identity):
            self._pause.stop()
            self._wait.start()
            self.changed.emit(self.identity)
        else:
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves, as it does in every one-line form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit):
            self.save()
        else:
            super().keyPressEvent(event)

    def _begin(self, who: Identity, *, is_new: bool) -> None:
        self._is_new, self._answered = is_new, None
        self._stop_saving()
        self._title.setText(_("New guest") if is_new else _("Details"))
        self._note.setText(
            _("The name is enough. The rest can be written as you talk.")
            if is_new
            else _("What stood here before stays in the log.")
        )
        self._save.show_text(_("Save"))
        self._trouble.show_sentence("")
        self._alike.show_alike(())
        self._care.empty()
        self._care.setVisible(is_new)
        self._form.show_identity(who)
        self._show_more()
        self.setFocusProxy(self._form.first_field())
        self.setFocus()
        self._scroll.verticalScrollBar().setValue(0)
        if is_new and _named(who) != _named(Identity("")):
            self._pause.start()

    def _on_edited(self) -> None:
        self._trouble.show_sentence("")
        if self._is_new and self._answered != _named(self.identity):
            self._pause.start()

    def _on_perhaps(self, page: PageId) -> None:
        self.taken_for = page
        self.save()
        if not self._saving:  # it is handed out, or something has to be put right first
            self.taken_for = None

    def _on_more(self) -> None:
        self._form.more.setVisible(self._form.more.isHidden())
        self._show_more()

    def _on_informal(self) -> None:
        answered = self._form.turn_manner()
        if answered is not None:
            self._show_more()
            show = partial(self._scroll.ensureWidgetVisible, answered, 0, self._look.px(20))
            QTimer.singleShot(0, self, show)  # when the further fields have their places

    def _show_more(self) -> None:
        hidden = self._form.more.isHidden()
        self._more.show_text(_("More fields") if hidden else _("Fewer fields"))

    def _finish(self) -> None:
        self._wait.stop()
        who = self._checked()
        if who is None:
            self._stop_saving()
            return
        self._answered = _named(self.identity)
        care, words = self._care.noted if self._is_new else ("", "")
        self.saved.emit(who, care, words)
        self._stop_saving()

    def _checked(self) -> Identity | None:
        """The details fit to be saved; None when the field that is wrong has been shown."""
        who = self._form.checked()
        if who is None and (field := self._form.focusWidget()):
            self._show_more()
            self._scroll.ensureWidgetVisible(field, 0, self._look.px(60))
        return who

    def _stop_saving(self) -> None:
        self._saving, self.taken_for = False, None
        self._wait.stop()
        self._save.setEnabled(True)

    def _connect(self) -> None:
        self._form.edited.connect(self._on_edited)
        self._pause.timeout.connect(lambda: self.changed.emit(self.identity))
        self._wait.timeout.connect(self._finish)
        self._alike.opened.connect(self.opened)
        self._alike.perhaps.connect(self._on_perhaps)
        self._more.clicked.connect(self._on_more)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "save", self.save)
        bind(self, "more", self._on_more)
        bind(self, "informal", self._on_informal)
        bind(self, "cancel", self.cancelled.emit, inside=True)

    def _lay_out(self) -> None:
        look = self._look
        inner = QVBoxLayout(self._page)
        inner.setContentsMargins(look.px(2), 0, look.px(8), 0)
        inner.setSpacing(look.px(12))
        for part in (self._form, self._care, self._more):
            inner.addWidget(part)
        inner.addStretch(1)
        foot = FlowLayout(spacing=look.px(10))
        foot.addWidget(self._save)
        foot.addWidget(self._cancel)
        pad = look.px(22)
        self.column.setContentsMargins(pad, look.px(18), look.px(14), look.px(16))
        self.column.setSpacing(look.px(10))
        self.column.addWidget(self._title)
        self.column.addWidget(self._note)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._alike)
        self.column.addWidget(self._trouble)
        self.column.addLayout(foot)


class _Care(QWidget):
    """What must never be forgotten of a new guest: what it is about, and the words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        kinds = [
            ("allergy", _("Allergy")),
            ("access", _("Access: steps, sight, hearing")),
            ("other", _("Something else")),
        ]
        self._words = Field(look, _("Never forget"), "", _("Nuts; a step that cannot be taken"))
        hear(look, self._words.edit, "note")
        self._kind = ChoiceField(look, _("It is about"), kinds)
        columns = TwoColumns(look)
        columns.add(self._words)
        columns.add(self._kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)

    @property
    def noted(self) -> tuple[str, str]:
        """The care and its words; both "" where nothing is written."""
        words = self._words.text()
        return (self._kind.value, words) if words else ("", "")

    def note(self, care: str, words: str) -> None:
        """What was noted before."""
        self._words.set_text(words)
        self._kind.choose(care, "")

    def empty(self) -> None:
        """For another guest."""
        self._words.set_text("")
        self._kind.choose("allergy", "")


def _named(who: Identity) -> Identity:
    """The part of the details by which one guest can be told from another."""
    return Identity(
        who.name,
        given=who.given,
        family=who.family,
        reading=who.reading,
        phones=who.phones,
        emails=who.emails,
        nickname=who.nickname,
    )

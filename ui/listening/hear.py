"""A field says what it is for, and from then on the lexicon listens while one types (H12).

How a pane has its fields heard:

    self._note = hear(look, QLineEdit(), "note")        # staff write about a guest
    self._words = hear(look, TypedWords(look, …), "said")   # a guest hears it, or reads it

    about_guest(self, identity)         # whenever they write of another guest; or, by hand:
    about(self, [name], language)

`hear` hands its field back. Nothing else is needed: waves, note and keys (Ctrl+B, Ctrl+Shift+B)
come by themselves; the house's own entries and the names of staff reach every field through the
window (ui/listening/listening.py). Both may be called on any widget around the fields; what
a pane does not know it leaves out. Names are never marked; what a guest hears is looked at in their
language first, notes in that of the interface.

Not heard: a guest's own words, names, numbers, times, searches, PINs. A new field is either heard
or stands with its reason in tests/ui/listening/test_every_field.py.
"""

from collections.abc import Collection
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from assistant.guests.entries import Identity
from assistant.words.lexicon import Use
from ui.listening.about import About, named, put
from ui.listening.ear import Ear
from ui.look.look import Look

Field = TypeVar("Field", bound=QLineEdit | QPlainTextEdit)


def hear(look: Look, field: Field, use: Use) -> Field:
    """`field` again, listened to from now on: "note" about guests, or "said" to them."""
    Ear(look, field, use)
    return field


def about(pane: QWidget, names: Collection[str] = (), language: str = "") -> None:
    """Whom the fields in `pane` write of from now on, and what language that guest speaks."""
    tell(pane, named(names, language))


def about_guest(pane: QWidget, who: Identity | None) -> None:
    """The same of one guest; None where it is not known who it is."""
    if who is None:
        about(pane)
        return
    about(
        pane, (who.name, who.given, who.middle, who.family, who.nickname, who.call_me), who.language
    )


def tell(pane: QWidget, known: About) -> None:
    """The same with all that can be known; fields that were written in already look again."""
    if put(pane, known):
        for ear in pane.findChildren(Ear):
            ear.listen()


def ear_of(field: QWidget) -> Ear | None:
    """Who listens to `field`; None where it is not heard."""
    ear = field.findChild(Ear, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return ear if isinstance(ear, Ear) else None

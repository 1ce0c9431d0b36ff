"""What a pane knows about whom its fields write of; the lexicon asks for it while one types."""

from collections.abc import Collection

from msgspec import Struct, structs
from PySide6.QtWidgets import QWidget

from assistant.words.own import OwnEntry

_PROPERTY = "lexicon_about"


class About(Struct, frozen=True):
    """All that a field has to know besides its text."""

    names: frozenset[str] = frozenset()
    """People and houses that are spoken of: part of a name is no verdict."""
    language: str = ""
    """Of the guest who hears or reads it; "" where the pane does not know."""
    own: tuple[OwnEntry, ...] = ()
    """The house's own entries."""
    off: frozenset[str] = frozenset()
    """Shipped entries, by `Remark.key`, that the house does not want to be told of."""


def put(pane: QWidget, about: About) -> bool:
    """From now on that counts for all fields in `pane`. Whether it did not before."""
    if pane.property(_PROPERTY) == about:
        return False
    pane.setProperty(_PROPERTY, about)
    return True


def named(names: Collection[str], language: str = "") -> About:
    """What a pane knows that shows a guest, or a matter with some people in it."""
    return About(frozenset(name for name in names if name), language)


def known_at(field: QWidget) -> About:
    """What counts at `field`: names from all panes around it, the rest from the nearest."""
    found = About()
    pane: QWidget | None = field
    while pane is not None:
        here = pane.property(_PROPERTY)
        if isinstance(here, About):
            found = structs.replace(
                here,
                names=found.names | here.names,
                language=found.language or here.language,
                own=found.own or here.own,
                off=found.off or here.off,
            )
        pane = pane.parentWidget()
    return found

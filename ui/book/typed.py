"""A line of the house's own as far as it is written; it outlives Esc, a refusal and a window."""

from collections.abc import Mapping

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.words.entries import Texts, Varies

Slot = tuple[str, ...]
"""What a draft is of: a new line of a situation, a shipped one that is changed, an own one."""


class LineTyped(Struct, frozen=True):
    """A line as it stands in the form."""

    moment: Moment
    situation: str
    key: str = ""
    """The own line that it replaces; "" for a new one."""
    texts: Texts = {}
    """Only languages in which something is written."""
    varies: Varies = ""
    bears: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()


class LineDraft(Struct, frozen=True):
    """What the form shows and what it began with."""

    slot: Slot
    typed: LineTyped
    on_file: LineTyped
    language: str
    """Whose boxes are in front."""
    uncounted: tuple[str, ...] = ()
    """Languages whose shipped words fit in no boxes."""


class FormTyped(Struct, frozen=True):
    """All that is typed and not saved, for a window that is built anew."""

    drafts: Mapping[Slot, LineDraft] = {}
    open: Slot | None = None
    """The draft in the form; None where the form is closed."""

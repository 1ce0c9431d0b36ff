"""What stands open at the counter: for a window that is built anew; nothing is lost."""

from collections.abc import Mapping

from msgspec import Struct

from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.recovery.view import PromiseView
from assistant.shift.view import ExpectedView
from ui.counter.draft import Draft


class FormTyped(Struct, frozen=True):
    """A guest's details as far as they are typed; a new guest, or one on file."""

    who: Identity
    care: str = ""
    minded: str = ""
    is_new: bool = True


class LeavingTyped(Struct, frozen=True):
    """The close of a visit as far as it is typed."""

    level: int = 0
    cause: str = ""
    remember: str = ""


class RewriteTyped(Struct, frozen=True):
    """Other words for a line as far as they are typed."""

    purpose: str
    line: bytes
    old: str
    text: str


class PromiseTyped(Struct, frozen=True):
    """A new time for a promise, or why it was not kept, as far as it is typed."""

    promise: PromiseView
    broke: bool
    reason: str
    due: str


FootTyped = LeavingTyped | RewriteTyped | PromiseTyped


class Unfinished(Struct, frozen=True):
    """The guest on the card, the drafts of all guests, and the form that is open."""

    page: PageId | None = None
    drafts: Mapping[PageId, Draft] = {}
    form: FormTyped | None = None
    foot: FootTyped | None = None
    meeting: ExpectedView | None = None
    """Somebody expected whom the form is about."""

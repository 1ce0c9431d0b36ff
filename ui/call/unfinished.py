"""What stands open in a call: for a window that is built anew, and for a call taken back."""

from msgspec import Struct

from assistant.guests.entries import Moment, WordsSaid
from assistant.journal.stamp import PageId
from assistant.words.calling import Call
from ui.call.newcomer import NewTyped


class CallOpen(Struct, frozen=True):
    """One call as far as it has come."""

    call: Call | None = None
    """None while nobody calls."""
    moment: Moment = "answer-call"
    typed: str = ""
    """In the line of the caller's name."""
    guest: PageId | None = None
    said: tuple[WordsSaid, ...] = ()
    value: str = ""
    """What is read back."""
    note: str = ""
    newcomer: NewTyped | None = None


class EndedCall(Struct, frozen=True):
    """The last call, which can be taken back for a while."""

    open: CallOpen
    over_ms: int
    told: str
    is_written: bool
    """Whether anything of it is on disk."""

"""What every act about a matter asks first, and what it answers with. Pure."""

from typing import Any, get_args

from msgspec import Struct

from assistant.journal.entry import Body
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.view import Around, MatterView
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import several_lines

TEXT_MOST = 2000
"""Characters of anything that is written down."""
NAME_MOST = 200


class Elsewhere(Struct, frozen=True):
    """A line for another page, in the same moment."""

    page: PageId
    body: Body
    happened_at: int | None = None
    """Milliseconds since 1970, UTC; None for now."""
    of: int | None = None
    """The place, among the lines for that page, of the line that this one speaks of."""


Lines = list[Body | Elsewhere]


def on_problem(view: MatterView) -> None:
    """A promise by itself has no steps, gestures or end."""
    if not view.is_problem:
        raise Refused(N_("This is a promise by itself. Open a problem first."))


def on_open_problem(view: MatterView) -> None:
    """What is closed takes no further lines; the words stay where they were typed."""
    on_problem(view)
    if view.closing is not None:
        raise Refused(N_("This problem was closed meanwhile. Reopen it to write on."))


def some_words(text: str) -> str:
    """`text` cleaned; Refused when nothing is left."""
    words = several_lines(text, TEXT_MOST)
    if not words:
        raise Refused(N_("Please write a few words first."))
    return words


def one_of(value: Any, kind: Any) -> Any:
    """`value`, where it is among the choices of a Literal."""
    if value not in get_args(kind):
        raise Refused(N_("“{value}” is not among the choices."), value=value)
    return value


def colleague(staff: StaffId, around: Around) -> StaffId:
    """`staff`, where that is somebody who works here."""
    person = around.staff.get(staff)
    if person is None or not person.active:
        raise Refused(N_("Please choose somebody who works here."))
    return staff

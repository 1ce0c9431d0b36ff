"""The items of a handover as rows: asked of oneself, not read yet, read; or as they are written."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import StaffId
from assistant.shift.entries import Item
from assistant.shift.view import ItemView, QuestionView, ToldItem
from assistant.tongue import _
from ui.handover.reading import Known
from ui.look.numbers import count
from ui.look.rows import Heading

Part = Literal["asked", "unread", "read", "draft"]


class Row(Struct, frozen=True):
    """An item where it stands."""

    one: ToldItem
    part: Part

    @property
    def item(self) -> Item:
        """What it is known by."""
        return self.one.said.item

    @property
    def is_low(self) -> bool:
        """Whether it has sunk into the list of single lines."""
        return self.part == "read"


class Mark(Struct, frozen=True):
    """Whether a reader has read an item."""

    name: str
    when_ms: int
    """When they signed; 0 while they have not, or not for all that stands there now."""


def key_of(item: Item) -> str:
    """An item as the name of what is typed about it."""
    return f"{item.kind}:{item.page.hex()}:{item.of.hex()}"


def drafted(known: Known) -> list[Row | Heading]:
    """All items, in the order of reading."""
    return [Row(one, "draft") for one in known.items]


def to_read(known: Known, signing: Iterable[Item] = ()) -> list[Row | Heading]:
    """First what is asked of the reader, then what they have not read, below what they have.

    What is being signed at this moment (`signing`) counts as read.
    """
    on_way = frozenset(signing)
    parts: dict[Part, list[Row]] = {"asked": [], "unread": [], "read": []}
    for one in known.items:
        part: Part = "read"
        if asked(known, one) is not None:
            part = "asked"
        elif not (known.is_mine or one.said.item in on_way or is_read(known.me, one.said)):
            part = "unread"
        parts[part].append(Row(one, part))
    told = {
        "asked": _("Asked of you"),
        "unread": _("Not read yet"),
        "read": _("What was handed over") if known.is_mine else _("Read and signed"),
    }
    rows: list[Row | Heading] = []
    for part, found in parts.items():
        if found:
            rows += [Heading((told[part], count(len(found)))), *found]
    return rows


def is_read(staff: StaffId | None, said: ItemView) -> bool:
    """Whether somebody has read all that stands there."""
    return staff is not None and said.is_read_by(staff)


def asked(known: Known, one: ToldItem) -> QuestionView | None:
    """The first question on an item that waits for who is at this desk."""
    view, me = known.view, known.me
    if view is None or me is None:
        return None
    waiting = (question for question in one.said.questions if not question.answers)
    first = next((question for question in waiting if question.staff != me), None)
    return first if first is not None and me in view.asked(one.said) else None


def open_question(known: Known, one: ToldItem) -> QuestionView | None:
    """The first question of a colleague on an item that has no answer: whoever knows may answer."""
    waiting = (question for question in one.said.questions if not question.answers)
    return next((question for question in waiting if question.staff != known.me), None)


def marks(known: Known, one: ToldItem) -> list[Mark]:
    """Each reader but oneself: who has read it, and who has not."""
    said = one.said
    return [
        Mark(known.names.get(staff, ""), said.signed[staff] if is_read(staff, said) else 0)
        for staff in known.readers
        if staff != known.me and (known.concerns(staff, one) or staff in said.signed)
    ]


def progress(known: Known, staff: StaffId) -> tuple[int, int]:
    """So many items somebody has read, of so many that they may read."""
    theirs = [one for one in known.items if known.concerns(staff, one)]
    return sum(one.said.is_read_by(staff) for one in theirs), len(theirs)

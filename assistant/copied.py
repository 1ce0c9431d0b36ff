"""What stands in the open on other pages of a problem that is restricted since: to go into boxes.

On handovers the words on its items; on the guest's card what closing it, or a broken promise, had
copied there.
"""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.drafts import Draft
from assistant.guests.entries import MistakeNoted, MoodNoted
from assistant.journal import stubs
from assistant.journal.entry import Entry, Line, rank
from assistant.journal.stamp import HOUSE, EntryId, PageId
from assistant.privacy import merge_register
from assistant.privacy.erasure import LinesErased
from assistant.recovery import sealed
from assistant.recovery.asked import TEXT_MOST
from assistant.recovery.view import MatterView
from assistant.shift.entries import Item, ItemNoted, ItemSealed, QuestionAsked
from assistant.typed import one_line

_KINDS = ("item-noted", "mistake-noted", "question-asked")

Lines = dict[PageId, list[Entry]]
"""Lines by their page, each page's in the order of the story."""


class Copies(NamedTuple):
    """The words about one problem."""

    sheets: Lines
    cards: Lines


NONE = Copies({}, {})


def item_of(body: Any) -> Item | None:
    """The item of which a line of a handover has words; None where it says none by itself."""
    return body.item if isinstance(body, ItemNoted | QuestionAsked) else None


def pages(tx: Connection, matters: Collection[PageId]) -> dict[PageId, set[PageId]]:
    """The pages that have such words, by problem; those without any are left out."""
    found: dict[PageId, set[PageId]] = {}
    for entry in forgetting.references(tx, matters, _KINDS):
        matter = _about(model.KINDS.read(entry).body)
        if matter in matters and entry.page not in (HOUSE, matter):
            found.setdefault(matter, set()).add(entry.page)
    return found


def copies(tx: Connection, view: MatterView) -> Copies:
    """All such words about `view`, with what was answered, corrected and taken back of them."""
    wordings = (view.text, *(old.text for old in view.history))
    causes = {one_line(one, TEXT_MOST) for one in wordings if one}
    cards = merge_register.group(tx, view.guest) if view.guest else []
    there = pages(tx, [view.page]).get(view.page, set())
    found = Copies({}, {})
    for page in sorted({*there, *cards}):
        story = [(one, model.KINDS.read(one).body) for one in _written(tx, page)]
        lines = _with_speakers(story, view.page, causes if page in cards else ())
        if lines:
            is_sheet = any(item_of(body) is not None for _one, body in story)
            (found.sheets if is_sheet else found.cards)[page] = lines
    return found


def moved(there: Copies, matter: PageId, key: bytes) -> dict[PageId, list[Draft]]:
    """What erases these words: those of handovers go on there, in boxes under `key`.

    Those of cards have to be in boxes on the problem's own page.
    """
    name = sealed.name_of(key)
    drafts = {page: [erased(lines)] for page, lines in there.cards.items()}
    for page, lines in there.sheets.items():
        boxes = (ItemSealed(matter, name, sealed.boxed(to_box(one), key)) for one in lines)
        boxed = [Draft(box, x.staff, x.happened_at) for box, x in zip(boxes, lines, strict=True)]
        drafts[page] = [*boxed, erased(lines)]
    return drafts


def erased(lines: Iterable[sealed.Boxed | Entry | Line]) -> Draft:
    """The mark for lines that go on in boxes."""
    return Draft(LinesErased(tuple(one.id for one in lines), "sealed"))


def to_box(one: Entry) -> sealed.Boxed:
    """An entry as it goes into a box."""
    return sealed.Boxed(one.id, one.kind, one.body, one.staff, one.desk, one.happened_at)


def _written(tx: Connection, page: PageId) -> Iterable[Entry]:
    return (x for x in stubs.lines(tx, page) if not rank(x.kind) and x.kind not in stubs.MARKS)


def _about(body: Any) -> PageId:
    item = item_of(body)
    if item is not None:
        return item.page
    return body.matter if isinstance(body, MistakeNoted) else PageId(b"")


def _with_speakers(
    story: list[tuple[Entry, Any]], matter: PageId, causes: Collection[str]
) -> list[Entry]:
    """The lines about `matter`, moods with one of `causes`, and what speaks of one of these."""
    found: set[EntryId] = {
        one.id
        for one, body in story
        if _about(body) == matter or (isinstance(body, MoodNoted) and body.cause in causes)
    }
    while more := {one.id for one, body in story if getattr(body, "of", b"") in found} - found:
        found |= more
    return [one for one, _body in story if one.id in found]

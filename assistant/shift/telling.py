"""What each item of a handover tells, as its page stood when the sheet was given. Pure."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from assistant.guests.fold import fold_guest
from assistant.guests.standing import current_visit, open_visit
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId
from assistant.people.view import StaffView
from assistant.recovery.fold import fold_matter
from assistant.recovery.view import MatterView, PromiseView, may_see
from assistant.shift.entries import Item
from assistant.shift.fold import fold_expected, fold_trace
from assistant.shift.sheet import fold_handover
from assistant.shift.view import Told

V = TypeVar("V")


class Page(Struct, frozen=True):
    """An item's page: its lines until the sheet was given, and all that there are now.

    What came later is told only as the item's end, and as who sees to it. A page that was begun
    later (at a desk that was alone then) is told as it is now.
    """

    page: PageId
    then: Sequence[Line]
    now: Sequence[Line]

    def both(self, fold: Callable[[PageId, Sequence[Line]], V | None]) -> tuple[V, V] | None:
        """The page as it was then, and as it is now."""
        now = fold(self.page, self.now)
        if now is None or len(self.then) == len(self.now):
            return None if now is None else (now, now)
        return fold(self.page, self.then) or now, now


def page_until(page: PageId, lines: Sequence[Line], horizon: EntryId) -> Page:
    """A page as it stood at the line `horizon`; at b"" as it is now."""
    then = [line for line in lines if line.id <= horizon] if horizon else lines
    return Page(page, then, lines)


def told(item: Item, page: Page, reader: StaffView | None, now_ms: int) -> Told | None:
    """What `item` tells `reader`; None where it is gone, or is not for them to see."""
    match item.kind:
        case "problem" | "promise" | "gesture":
            return _of_matter(item, page, reader)
        case "expected":
            return _expected(item, page)
        case "trace":
            return _trace(item, page)
        case "pinned":
            return _pinned(item, page)
        case "guest":
            return _guest(item, page, now_ms)
    return Told(item)


def _of_matter(item: Item, page: Page, reader: StaffView | None) -> Told | None:
    found = page.both(fold_matter)
    if found is None or not may_see(found[1], reader):
        return None
    then, now = found
    told = Told(item, then.guest or now.guest, then.who, now.owner, then)
    if item.kind == "problem":
        return structs.replace(told, over_ms=now.closing.when_ms if now.closing else 0)
    if item.kind == "gesture":
        gesture = next((one for one in now.gestures if one.id == item.of), None)
        if gesture is None:
            return None
        return structs.replace(told, gesture=gesture, owner=gesture.staff)
    ended = _promise(now, item)
    promise = _promise(then, item) or ended
    if promise is None or ended is None:
        return None
    name, owner = promise.to or then.who, ended.owner
    return structs.replace(told, promise=promise, owner=owner, name=name, over_ms=ended.ended_ms)


def _promise(matter: MatterView, item: Item) -> PromiseView | None:
    return next((one for one in matter.promises if one.id == item.of), None)


def _expected(item: Item, page: Page) -> Told | None:
    found = page.both(fold_expected)
    if found is None:
        return None
    then, now = found
    return Told(item, now.guest, then.name, expected=then)


def _trace(item: Item, page: Page) -> Told | None:
    found = page.both(fold_trace)
    if found is None:
        return None
    then, now = found
    return Told(item, then.guest, owner=now.to or None, trace=then, over_ms=now.done_ms)


def _pinned(item: Item, page: Page) -> Told | None:
    sheet = fold_handover(page.page, page.now)
    pins = sheet.pins if sheet is not None else ()
    pin = next((one for one in pins if one.id == item.of), None)
    return None if pin is None else Told(item, pin.guest, pin=pin)


def _guest(item: Item, page: Page, now_ms: int) -> Told | None:
    found = page.both(fold_guest)
    if found is None:
        return None
    then, now = found
    visit = current_visit(then, now_ms) or open_visit(then)
    left = next((v.left_ms for v in now.visits if visit is not None and v.id == visit.id), None)
    return Told(item, then.page, then.identity.name, card=then, over_ms=left or 0)

"""What belongs on a handover: all that is open, and who is here or expected. Pure."""

from collections.abc import Sequence

from msgspec import Struct

from assistant.guests.standing import current_visit
from assistant.guests.view import DAY_MS, GuestView
from assistant.journal.stamp import PageId
from assistant.recovery.view import MatterView, PromiseView
from assistant.shift.entries import Item
from assistant.shift.view import ExpectedView, HandoverView, TraceView


class Standing(Struct, frozen=True):
    """The house as it stands, for a sheet to be made of."""

    now_ms: int
    until_ms: int
    """The end of the next shift: what is due later is a later sheet's."""
    today: str
    """YYYY-MM-DD."""
    until: str
    """The day on which the next shift ends."""
    matters: Sequence[MatterView] = ()
    """Problems and promises that are open, and those with a gesture since the last handover."""
    guests: Sequence[GuestView] = ()
    """Who is in the house."""
    expected: Sequence[ExpectedView] = ()
    """From today to `until`, who has not come on that day."""
    traces: Sequence[TraceView] = ()
    """To be done, for no day or for one until `until`."""
    before: HandoverView | None = None
    """The handover that was given last."""
    sheet: HandoverView | None = None
    """This one, as far as it is written."""

    @property
    def since_ms(self) -> int:
        """From when on this sheet tells; the first one of a house tells of one day."""
        return self.before.given_ms if self.before is not None else self.now_ms - DAY_MS


def gather(house: Standing) -> tuple[Item, ...]:
    """The items of the sheet as the house stands, in the order of reading, none of them twice.

    Whoever may not see a restricted problem has it on the sheet all the same, and sees that there
    is one more item for others.
    """
    problems = [Item("problem", view.page) for view in _problems(house)]
    promises = [Item("promise", one.page, one.id) for one in _promises(house)]
    coming = [Item("expected", one.page) for one in house.expected if _is_coming(one, house)]
    traces = [Item("trace", one.page) for one in house.traces if one.is_open]
    guests = [Item("guest", one.page) for one in _by_themselves(house) if _has_news(one, house)]
    found = [*problems, *promises, *coming, *traces, *_pins(house), *guests, *_gestures(house)]
    rest = [Item("others")] if others(house) else []
    noted = [one.item for one in house.sheet.items] if house.sheet is not None else []
    return tuple(dict.fromkeys([*found, *rest, *noted]))


def others(house: Standing) -> tuple[PageId, ...]:
    """The guests in the house of whom there is nothing to tell."""
    return tuple(one.page for one in _by_themselves(house) if not _has_news(one, house))


def _by_themselves(house: Standing) -> list[GuestView]:
    """The guests in the house of whom no other item tells that everybody may see."""
    hidden = {view.page for view in house.matters if view.restricted}
    told = {view.guest for view in _problems(house) if view.page not in hidden}
    told |= {one.guest for one in _promises(house) if one.page not in hidden}
    told |= {one.guest for one in house.traces if one.is_open}
    return [guest for guest in house.guests if guest.page not in told]


def _problems(house: Standing) -> list[MatterView]:
    found = (view for view in house.matters if view.is_problem and view.is_open)
    return sorted(found, key=lambda view: (-view.severity, view.opened_ms))


def _promises(house: Standing) -> list[PromiseView]:
    """Those that are due until the end of the next shift, or were due before."""
    found = (p for view in house.matters for p in view.promises if p.state == "open")
    return sorted((p for p in found if p.due_ms <= house.until_ms), key=lambda p: p.due_ms)


def _is_coming(one: ExpectedView, house: Standing) -> bool:
    return not one.cancelled and house.today <= one.day <= house.until


def _pins(house: Standing) -> list[Item]:
    """The lines of this sheet, and those of the last one that nobody has read."""
    before = house.before.items if house.before is not None else ()
    unread = [one.item for one in before if one.item.kind == "pinned" and not one.is_read]
    own = house.sheet.pins if house.sheet is not None else ()
    page = house.sheet.page if house.sheet is not None else PageId(b"")
    return [*unread, *(Item("pinned", page, pin.id) for pin in own)]


def _has_news(guest: GuestView, house: Standing) -> bool:
    """Whether there is more to tell of a guest than that they are here."""
    visit = current_visit(guest, house.now_ms)
    since = visit.arrived_ms if visit is not None else house.now_ms
    written = [one.when_ms for one in guest.moods] + [one.when_ms for one in guest.notes]
    written += [one.when_ms for one in guest.mistakes]
    written += [one.when_ms for one in guest.preferences]
    return bool(guest.care) or any(when >= since for when in written)


def _gestures(house: Standing) -> list[Item]:
    """What was given since the last handover."""
    return [
        Item("gesture", view.page, gesture.id)
        for view in house.matters
        for gesture in view.gestures
        if gesture.when_ms > house.since_ms and not (view.is_problem and view.is_open)
    ]

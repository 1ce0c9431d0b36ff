"""What becomes of the hub's list of desks by what they tell of themselves, and by time. Pure."""

from msgspec import structs

from assistant.journal.stamp import DeskId
from assistant.share.keep import Admitted
from assistant.share.state import Here, Named

NOBODY = DeskId(b"")
_RETURN_MS = 10 * 60 * 1000
"""For so long a desk may give the hub's own lines back, however it says that it is not done."""
REBUILD_S = 24 * 3600.0
"""For so long, while it is there, a desk may hand over the lines of others without coming to an
end. What it was switched off does not count, nor what a clock says: it would lose the right in the
midst of it, and with it lines that nobody else may have."""
_SILENT_S = 30.0
"""A desk that was not heard of for longer was not there."""


class Handing:
    """How long desks have been there while they hand over the lines of others."""

    def __init__(self) -> None:
        self._heard_s: dict[DeskId, float] = {}
        self._there_s: dict[DeskId, float] = {}

    def hear(self, desk: DeskId, now_s: float) -> None:
        """It tells that it is there, at a time that no clock on a wall changes."""
        silent_s = now_s - self._heard_s.get(desk, now_s)
        self._heard_s[desk] = now_s
        if silent_s <= _SILENT_S:
            self._there_s[desk] = self._there_s.get(desk, 0.0) + silent_s

    def begin(self, desk: DeskId) -> None:
        """It is let in anew."""
        self._there_s.pop(desk, None)

    def is_over(self, desk: DeskId) -> bool:
        """Whether it had time enough."""
        return self._there_s.get(desk, 0.0) > REBUILD_S


def heard(one: Admitted, here: Here) -> Admitted:
    """A desk of the list after it has told of itself.

    The last name that was given holds, wherever that was. As soon as it has handed over all that it
    had, it speaks for itself only.
    """
    if here.named > one.named and here.name:
        one = structs.replace(one, name=here.name, named=here.named)
    if (one.rebuilds or one.returns) and not here.waiting and not here.ahead:
        one = structs.replace(one, rebuilds=False, returns=NOBODY)
    return one


def after(one: Admitted, now_ms: int, *, is_over: bool = False) -> Admitted:
    """The same desk at a later time, whether it was heard of or not; `is_over` where it had time
    enough to hand over the lines of others."""
    if one.rebuilds and is_over:
        one = structs.replace(one, rebuilds=False)
    if one.returns and abs(now_ms - one.since_ms) > _RETURN_MS:
        one = structs.replace(one, returns=NOBODY)
    return one


def named(one: Admitted) -> Named:
    """What all may know of a desk of the list."""
    return Named(one.desk, one.name, one.named, one.rebuilds or bool(one.returns))


def renamed(one: Admitted, name: str) -> Admitted:
    """It is called otherwise from now on."""
    return structs.replace(one, name=name, named=one.named + 1)

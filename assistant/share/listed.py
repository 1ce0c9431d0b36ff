"""What becomes of the hub's list of desks by what they tell of themselves, and by time. Pure."""

from msgspec import structs

from assistant.journal.stamp import DeskId
from assistant.share.keep import Admitted
from assistant.share.state import Here, Named

NOBODY = DeskId(b"")
_RETURN_MS = 10 * 60 * 1000
"""For so long a desk may give the hub's own lines back, however it says that it is not done."""
_REBUILD_MS = 24 * 3600 * 1000
"""For so long a desk may hand over the lines of others, where it has not given all before."""


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


def after(one: Admitted, now_ms: int) -> Admitted:
    """The same desk at a later time, whether it was heard of or not."""
    if one.rebuilds and abs(now_ms - one.since_ms) > _REBUILD_MS:
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

"""Whether what a line says can be true: its ids are ids, its numbers are of this world. Pure.

A line may come from a desk that is damaged or is not ours; whatever it says is kept and passed on,
and what is absurd is not shown. Texts are bounded where they come in.
"""

from collections.abc import Callable
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId

LEAST, MOST = -(2**40), 2**47
"""As milliseconds since 1970 the years 1935 and 6429; as money more than any house has."""
_LENGTHS = (0, 16)
_IDS = (EntryId, PageId, StaffId, DeskId)

Check = Callable[[Any], bool]


def checks_of(body: type[msgspec.Struct]) -> tuple[tuple[str, Check], ...]:
    """The fields of `body` that could be absurd, and how that is found out; few have any."""
    found = ((name, _check(hint)) for name, hint in get_type_hints(body).items())
    return tuple((name, check) for name, check in found if check is not None)


def _check(hint: Any) -> Check | None:
    if hint in _IDS:
        return lambda value: len(value) in _LENGTHS
    if hint is int:
        return lambda value: LEAST < value < MOST
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        inner = checks_of(hint)
        if not inner:
            return None
        return lambda value: all(check(getattr(value, name)) for name, check in inner)
    several = [check for one in get_args(hint) if (check := _check(one)) is not None]
    if not several:
        return None
    if get_origin(hint) in (tuple, list, frozenset, set):
        return lambda value: all(all(check(one) for check in several) for one in value)
    if get_origin(hint) is dict:
        return lambda value: all(several[-1](one) for one in value.values())
    [check] = several  # something or None
    return lambda value: value is None or check(value)

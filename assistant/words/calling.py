"""A call by its clock: which ring it is, how long a hold has been, what comes next. Pure."""

from msgspec import Struct
from msgspec.structs import replace

ANSWER_WITHIN = 3
"""Rings (H15)."""
HOLD_MS = 17_000
"""The longest hold (H15)."""
RING_MS = 5000
"""From the beginning of a ring to that of the next one, where a country has no other span."""
_RINGS_MS = {"ES": 4500, "US": 6000, "CA": 6000}
GIVEN_UP = 12
"""After so many rings nobody waits any more: somebody else has answered, or the key was a slip."""


class Call(Struct, frozen=True):
    """One call. Times are milliseconds since 1970, UTC; 0 for what has not happened."""

    rang_ms: int
    """When the first ring began."""
    answered_ms: int = 0
    hold_ms: int = 0
    """Since when the caller is on hold; 0 while they are not."""


class Hold(Struct, frozen=True):
    """Where a hold stands."""

    turn: int
    """1, and one more each time that `HOLD_MS` were over."""
    left_ms: int
    """Until these are over."""

    @property
    def is_too_long(self) -> bool:
        """Whether the caller was promised to wait less."""
        return self.turn > 1

    @property
    def seconds_left(self) -> int:
        """Whole seconds, the last one counted to its end."""
        return -(-self.left_ms // 1000)

    @property
    def part(self) -> float:
        """How much of this turn is over, from 0 to 1."""
        return 1 - self.left_ms / HOLD_MS


def ring_ms(region: str) -> int:
    """How long a ring and its pause take in a country (ISO 3166)."""
    return _RINGS_MS.get(region.upper(), RING_MS)


def rings(call: Call, now_ms: int, region: str = "") -> int:
    """How often it has rung; the first ring counts from its beginning."""
    return 1 + max(0, now_ms - call.rang_ms) // ring_ms(region)


def is_given_up(call: Call, now_ms: int, region: str = "") -> bool:
    """Whether it rang for so long that nobody waits for an answer."""
    return not call.answered_ms and rings(call, now_ms, region) > GIVEN_UP


def answered(call: Call, now_ms: int) -> Call:
    """The receiver is in the hand; who is on the line already stays there."""
    return call if call.answered_ms else replace(call, answered_ms=now_ms)


def on_hold(call: Call, now_ms: int) -> Call:
    """The caller waits from now on; who waits already goes on waiting."""
    return call if call.hold_ms else replace(call, hold_ms=now_ms)


def back(call: Call) -> Call:
    """The caller waits no longer."""
    return replace(call, hold_ms=0)


def hold(call: Call, now_ms: int) -> Hold | None:
    """Where the hold stands; None while the caller is not on hold."""
    if not call.hold_ms:
        return None
    over, passed = divmod(max(0, now_ms - call.hold_ms), HOLD_MS)
    return Hold(over + 1, HOLD_MS - passed)

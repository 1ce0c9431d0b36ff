"""How long a desk waits after wrong PINs before it takes the next one. Pure."""

from assistant.journal.stamp import DeskId
from assistant.people.view import TRIES, StaffView
from assistant.refusal import Refused
from assistant.tongue import N_

SECOND_MS = 1000
FIRST_MS = 30 * SECOND_MS
LONGEST_MS = 15 * 60 * SECOND_MS
"""It doubles from the first to the longest: who guesses gets no more than some hundred tries a day,
and a colleague whose name was tried waits for no longer than a coffee."""


def wait_ms(view: StaffView, desk: DeskId, now_ms: int) -> int:
    """How long `desk` takes no PIN of this person yet; 0 where it takes one.

    The wrong PINs of all desks count together, so that nobody gains by going to another one; the
    time runs at each desk from its own last one, so that mischief at one does not close the others.
    A clock that was put back makes nobody wait for longer than the span itself.
    """
    last_ms = view.missed_ms.get(desk)
    if view.misses < TRIES or last_ms is None:
        return 0
    span_ms = min(FIRST_MS << min(view.misses - TRIES, 10), LONGEST_MS)
    return max(0, min(span_ms, last_ms + span_ms - now_ms))


def take_no_more(view: StaffView, desk: DeskId, now_ms: int) -> None:
    """Refused while one has to wait."""
    left_ms = wait_ms(view, desk, now_ms)
    if left_ms > 2 * 60 * SECOND_MS:
        told = N_("There were several wrong PINs. The next one is taken in {minutes} min.")
        raise Refused(told, minutes=-(-left_ms // (60 * SECOND_MS)))
    if left_ms:
        told = N_("There were several wrong PINs. The next one is taken in {seconds} s.")
        raise Refused(told, seconds=-(-left_ms // SECOND_MS))

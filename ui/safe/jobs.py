"""What is done while the store is closed: another key, or a backup that becomes the store."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from assistant.exchange.restore import restore
from assistant.places import Home
from assistant.safekeeping import changed_key
from assistant.tongue import _, n_, sentences
from ui.look.numbers import count
from ui.safe.closed import Job
from ui.safe.words import moment

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def another_key(place: Home) -> Job:
    """The store gets another key."""
    return Job(_("Another key"), _("The store has another key"), partial(_change, place))


def brought_back(place: Home, file: Path, sheet: str) -> Job:
    """A backup becomes the store."""
    title, done = _("Restoring the backup"), _("Everything is back")
    return Job(title, done, partial(_restore, place, file, sheet))


def _change(place: Home, *, progress: Progress, cancelled: Cancelled) -> str:
    number = changed_key(place, progress=progress, cancelled=cancelled)
    return sentences(
        _("Only a recovery sheet with the number {number} fits now.").format(number=number),
        _("Print it next, and destroy the old one."),
    )


def _restore(
    place: Home, file: Path, sheet: str, *, progress: Progress, cancelled: Cancelled
) -> str:
    done = restore(file, sheet, place, progress=progress, cancelled=cancelled)
    told = n_("{n} line of {moment} is here.", "{n} lines of {moment} are here.", done.lines)
    shop = ""
    if done.carried:
        shop = _("This desk carried the others: have it do so again on the page for sharing.")
    elif done.shared:
        shop = _("It goes on in its shop as soon as it reaches the other desks.")
    return sentences(told.format(n=count(done.lines), moment=moment(done.made_ms)), shop)

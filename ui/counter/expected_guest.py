"""A guest who is still to come today, as a row of the list at the left. Pure."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from assistant.journal.stamp import PageId
from assistant.shift.labels import DOT, party_words
from assistant.shift.times import day_of
from assistant.shift.view import ExpectedView
from assistant.tongue import _, listed, named

if TYPE_CHECKING:  # the look-up is imported after the first paint
    from assistant.guests.lookup.find import Hit


class ExpectedGuest(Struct, frozen=True):
    """Who comes, when, and what to prepare."""

    view: ExpectedView
    name: str
    """As on file, else as it was written."""
    care: bool = False
    """Whether something must be minded."""

    @property
    def guest(self) -> PageId:
        """The guest's page; empty while it is not known who that is."""
        return self.view.guest

    @property
    def line(self) -> str:
        """“19:30 · 2 people · pillow, side door”."""
        return DOT.join(filter(None, (self.view.at, party_words(self.view.party), self.view.note)))

    def sentence(self) -> str:
        """The row as a screen reader says it."""
        care = _("needs care") if self.care else ""
        new = "" if self.guest else _("not known yet")
        when = named(_("Expected"), self.view.at)
        return listed((self.name, when, party_words(self.view.party), self.view.note, care, new))


def expected_rows(
    views: Iterable[ExpectedView], hits: "Mapping[PageId, Hit]", now_ms: int
) -> list[ExpectedGuest]:
    """Who is still to come, by time: whoever is here, or was today, has come."""
    today, found = day_of(now_ms), []
    for view in views:
        hit = hits.get(view.guest)
        came = hit is not None and (hit.here or day_of(hit.last_ms) == today)
        if not came and not view.cancelled and view.day == today:
            name = hit.name if hit is not None else view.name
            found.append(ExpectedGuest(view, name, hit is not None and hit.care))
    return found

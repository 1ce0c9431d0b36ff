"""Which pages are one person's, and the one story that they tell together. Pure.

A merge is a link between two pages. All links that were not undone are taken in the order of their
ids, which is the same at every desk: each leads what stands at the other page to what stands at the
page that stays. One that would lead a page to itself is passed over. So two desks that merge the
same guests at the same time, in whatever direction, come to the same card, and never to a circle.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec import Struct, structs

from assistant.guests import entries as e
from assistant.guests.fold import fold_guest
from assistant.guests.joined import Aside, Joined, Parted
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy.merge_entries import GuestsMerged, MergedInto, MergeUndone

_WHO: tuple[type[Any], ...] = (
    e.GuestMet,
    e.DetailsChanged,
    e.ContactAdded,
    e.ContactRemoved,
    e.QuietAsked,
    e.EarlierVisits,
    Joined,
)
"""Lines that say who somebody is: those of the other page give way to what was chosen."""
_MERGES = (GuestsMerged, MergedInto, MergeUndone)


class Link(Struct, frozen=True, order=True):
    """Two pages are one person's, by the line of that id."""

    id: EntryId
    stays: PageId
    other: PageId


class Forest:
    """What stands where, by links that hold."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._led: dict[PageId, Link] = {}
        """By the page that leads on: where it leads, and by which link."""
        for link in sorted(set(links)):
            stays, other = self.root(link.stays), self.root(link.other)
            if stays != other:
                self._led[other] = Link(link.id, stays, other)

    def root(self, page: PageId) -> PageId:
        """The page that stays for `page`."""
        while (link := self._led.get(page)) is not None:
            page = link.stays
        return page

    def into(self, page: PageId) -> list[Link]:
        """The links by which others came to `page`, the oldest first."""
        return sorted(link for link in self._led.values() if link.stays == page)

    @cached_property
    def ids(self) -> frozenset[EntryId]:
        """The links that lead somewhere."""
        return frozenset(link.id for link in self._led.values())


def link_of(page: PageId, line: EntryId, body: object) -> Link | None:
    """The link that a line on `page` tells; None for any other line, and for a page and itself."""
    if isinstance(body, GuestsMerged):
        link = Link(line, page, body.other)
    elif isinstance(body, MergedInto):
        link = Link(body.of, body.into, page)
    else:
        return None
    return link if link.stays != link.other else None


def to_undo(links: Collection[Link], of: EntryId) -> list[EntryId]:
    """All that has to be undone so that the two of `of` are two again.

    Desks that did not know of each other may have said the same twice: that goes with it.
    """
    undone, before = [of], Forest(links).ids
    while True:
        fresh = Forest(one for one in links if one.id not in undone).ids - before
        if not fresh:
            return undone
        undone += sorted(fresh)


class Kin:
    """Pages that were ever merged, with all their lines: who stands where, and what they tell."""

    def __init__(self, pages: Mapping[PageId, Sequence[Line]]) -> None:
        self._pages = pages
        every = [(page, line) for page, lines in pages.items() for line in lines]
        found = (link_of(page, line.id, line.body) for page, line in every)
        self.links = frozenset(link for link in found if link is not None)
        bodies = (line.body for _page, line in every)
        self.undone = frozenset(body.of for body in bodies if isinstance(body, MergeUndone))
        self._forest = Forest(one for one in self.links if one.id not in self.undone)
        self._merges = {line.id: line for _, line in every if isinstance(line.body, GuestsMerged)}

    def root(self, page: PageId) -> PageId:
        """The page that stays for `page`."""
        return self._forest.root(page)

    def story(self, page: PageId) -> list[Line]:
        """The lines of a page that stays, with those of all that were merged into it, by id."""
        lines = list(self._own.get(page, ()))
        met = any(type(line.body) is e.GuestMet for line in lines)
        for link in self._forest.into(page):
            theirs = self.story(link.other)
            # A line that was undone later is as if it had not been there when they were merged.
            before = [one for one in theirs if one.id < link.id or hasattr(one.body, "of")]
            lines += [_aside(one) if met and one.id < link.id else one for one in theirs]
            if met and (joined := self._joined(link, before)) is not None:
                lines.append(joined)
        return sorted(lines, key=attrgetter("id"))

    def _joined(self, link: Link, before: Sequence[Line]) -> Line | None:
        """The merge as the card tells it, with who the other one was by then."""
        view = fold_guest(link.other, before)
        said = self._merges.get(link.id) or self._half(link.id)
        if view is None or said is None:
            return None
        body = said.body if isinstance(said.body, GuestsMerged) else GuestsMerged(link.other)
        joined = Joined(link.other, view, body.theirs, body.phones, body.emails)
        return structs.replace(said, id=link.id, body=joined)

    def _half(self, of: EntryId) -> Line | None:
        """The line on the other page, where the first one has not come yet."""
        every = (line for lines in self._pages.values() for line in lines)
        halves = (one for one in every if isinstance(one.body, MergedInto))
        return next((one for one in halves if one.body.of == of), None)

    @cached_property
    def _own(self) -> dict[PageId, list[Line]]:
        """The lines of each page by itself.

        A line that speaks of another one goes with that one, on whatever page it was written: what
        was done for a guest while two were taken for one stays theirs.
        """
        where = {line.id: page for page, lines in self._pages.items() for line in lines}
        speak = {
            line.id: line.body.of
            for lines in self._pages.values()
            for line in lines
            if not isinstance(line.body, _MERGES) and getattr(line.body, "of", b"") in where
        }
        own: dict[PageId, list[Line]] = {page: [] for page in self._pages}
        for page, lines in self._pages.items():
            for line in lines:
                told = self._told(page, line) if isinstance(line.body, _MERGES) else line
                if told is not None:
                    of = _last(line.id, speak)
                    own[page if of == line.id else where[of]].append(told)
        return own

    def _told(self, page: PageId, line: Line) -> Line | None:
        """A line about a merge as the log of `page` tells it; None where the card tells it."""
        body = line.body
        if isinstance(body, MergeUndone):
            link = next((one for one in self.links if one.id == body.of), None)
            if link is None:
                return None
            other = link.other if link.stays == page else link.stays
            return structs.replace(
                line, body=Parted("merge-undone", self._name(page, other), False)
            )
        link = link_of(page, line.id, body)
        if link is None or link.id in self._forest.ids:
            return None
        other = link.other if link.stays == page else link.stays
        return structs.replace(line, body=Parted("guests-merged", self._name(page, other), True))

    def _name(self, page: PageId, other: PageId) -> str:
        """By which name the other one was met; "" where they are two: it is nobody's to read."""
        if self.root(page) != self.root(other):
            return ""
        bodies = (line.body for line in self._pages.get(other, ()))
        return next((body.who.name for body in bodies if type(body) is e.GuestMet), "")


def _last(line: EntryId, speak: Mapping[EntryId, EntryId]) -> EntryId:
    """What a line speaks of in the end; itself where it speaks of none, or of itself."""
    seen = {line}
    while (of := speak.get(line)) is not None and of not in seen:
        seen.add(of)
        line = of
    return line


def _aside(line: Line) -> Line:
    return structs.replace(line, body=Aside(line.body)) if isinstance(line.body, _WHO) else line

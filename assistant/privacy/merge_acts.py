"""What may be said of two guests: that they are one, perhaps one, or two. Pure."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from assistant.guests.details import CONTACTS_MOST
from assistant.guests.draft import TEXT_FIELDS
from assistant.guests.joined import both_contacts
from assistant.guests.view import GuestView
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.rights import with_right
from assistant.people.view import StaffView
from assistant.privacy.merge import Link, to_undo
from assistant.privacy.merge_entries import (
    GuestsMerged,
    MergeUndone,
    PerhapsSame,
    Side,
    ToldApart,
)
from assistant.refusal import Refused
from assistant.tongue import N_

Bodies = dict[PageId, Sequence[Body]]

ALREADY_ONE = N_("These two cards are one already.")


class Around(Struct, frozen=True):
    """Who does it."""

    signer: StaffId
    staff: Mapping[StaffId, StaffView]


def merge(
    stays: GuestView,
    other: GuestView,
    around: Around,
    *,
    theirs: Collection[str] = (),
    phones: Side = "both",
    emails: Side = "both",
) -> GuestsMerged:
    """Both cards become one: `theirs` names the text fields in which the other's value holds.

    What does not hold is kept as what it was; every line of both stays. KeyError for what is no
    text field.
    """
    with_right("merge", around)
    if unknown := set(theirs) - TEXT_FIELDS:
        raise KeyError(*unknown)
    if stays.page == other.page:
        raise Refused(ALREADY_ONE)
    ours, others = stays.identity, other.identity
    numbers = both_contacts("phone", ours.phones, others.phones) if phones == "both" else ()
    addresses = both_contacts("email", ours.emails, others.emails) if emails == "both" else ()
    if max(len(numbers), len(addresses)) > CONTACTS_MOST:
        raise Refused(
            N_("A card holds up to {most} numbers or addresses. Please choose one side."),
            most=CONTACTS_MOST,
        )
    return GuestsMerged(other.page, tuple(sorted(theirs)), phones, emails)


def undo(links: Collection[Link], around: Around, *, of: EntryId) -> Bodies:
    """The cards that the merge `of` joined are two again, each as it would be without it.

    Refused where it was undone already.
    """
    with_right("merge", around)
    known = {link.id: link for link in links}
    if of not in known:
        raise Refused(N_("These are two cards again already."))
    bodies: dict[PageId, list[Body]] = {}
    for one in to_undo(links, of):
        for page in (known[one].stays, known[one].other):
            bodies.setdefault(page, []).append(MergeUndone(one))
    return dict(bodies)


def tell_apart(one: GuestView, other: GuestView, around: Around) -> Bodies:
    """Two different people: they are not listed as one any more, at any desk."""
    with_right("merge", around)
    return _of_both(one, other, ToldApart)


def mark(one: GuestView, other: GuestView, around: Around) -> Bodies:
    """Perhaps one person: they are listed for whoever may join their cards."""
    return _of_both(one, other, PerhapsSame)


def _of_both(one: GuestView, other: GuestView, kind: type[ToldApart] | type[PerhapsSame]) -> Bodies:
    if one.page == other.page:
        raise Refused(ALREADY_ONE)
    return {one.page: [kind(other.page)], other.page: [kind(one.page)]}

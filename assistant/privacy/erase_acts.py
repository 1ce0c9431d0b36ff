"""What may be done to erase a guest: who may, who confirms, and what is written. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import get_args

from msgspec import Struct, structs

from assistant.guests import entries as g
from assistant.guests.lookup.named import Naming
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.rights import may, with_right
from assistant.people.view import StaffView
from assistant.privacy.erasure import (
    NOBODY,
    GuestErased,
    LinesErased,
    PageErased,
    Reason,
    SecondPerson,
)
from assistant.privacy.terms import EVER, Terms, TermsSet
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line

TEXT_MOST = 200
"""Characters of the words that stay."""
MOST = 100 * 366
"""Days of a term, and lines that are many."""
_REASONS = frozenset(get_args(Reason)) - {"term"}
_NAMES = frozenset({"name", "given", "middle", "family", "reading", "nickname", "call_me"})
_SHORTEST = 3
"""Letters of a word that can be a name."""


class Around(Struct, frozen=True):
    """What an act must know besides the guest."""

    signer: StaffId
    staff: Mapping[StaffId, StaffView]
    terms: Terms


class Extent(Struct, frozen=True):
    """How much an erasure takes."""

    guests: tuple[PageId, ...]
    """The guest's page, and those merged with it."""
    pages: tuple[PageId, ...]
    """The pages that belong to them: problems, promises, traces, good deeds, expected visits."""
    lines: int
    open: int
    """How many problems, promises, traces and expected visits are open."""


ONE_LINE = Extent((), (), 1, 0)
"""As much as a line of another page is."""


def needs_second(terms: Terms, extent: Extent) -> bool:
    """Whether somebody else has to confirm."""
    many = terms.second == "lines" and (extent.lines >= terms.lines or extent.open > 0)
    return terms.second == "always" or many or (terms.second == "open" and extent.open > 0)


def confirmers(around: Around) -> list[StaffView]:
    """Who may confirm what the signer does, and can be known by a PIN."""
    return [
        one
        for page, one in around.staff.items()
        if page != around.signer and may("confirm-erasure", one)
    ]


def erase(
    around: Around,
    extent: Extent,
    names: Collection[str],
    namings: Collection[Naming] = (),
    *,
    reason: Reason,
    text: str = "",
    confirmed_by: StaffId = NOBODY,
) -> dict[PageId, list[Body]]:
    """The marks of an erasure, by page. `names` are the guest's; `namings` know them as they are
    said in a sentence, with numbers and addresses: none of them may stay in `text`.

    Whether `confirmed_by` is who it says is known before: by a PIN.
    """
    with_right("erase", around)
    if reason not in _REASONS:
        raise Refused(N_("Please choose a reason."))
    words = one_line(text, TEXT_MOST)
    if reason == "other" and not words:
        raise Refused(N_("Please write the reason in a few words, without a name."))
    _without_names(words, names, namings)
    if needs_second(around.terms, extent) or confirmed_by:
        _confirmed(around, confirmed_by)
    first, *merged = extent.guests
    mark = GuestErased(reason, words, confirmed_by, extent.lines, len(extent.pages))
    others: dict[PageId, list[Body]] = {
        page: [PageErased(reason, first)] for page in (*merged, *extent.pages)
    }
    return {first: [mark], **others}


def erase_line(
    around: Around,
    line: EntryId,
    *,
    whole: bool,
    reason: Reason,
    confirmed_by: StaffId = NOBODY,
) -> Body:
    """The mark that erases a line of a page, or the `whole` of the page that it is the heart of.

    Whether `confirmed_by` is who it says is known before: by a PIN.
    """
    with_right("erase", around)
    if reason not in _REASONS:
        raise Refused(N_("Please choose a reason."))
    if needs_second(around.terms, ONE_LINE) or confirmed_by:
        _confirmed(around, confirmed_by)
    return PageErased(reason) if whole else LinesErased((line,), reason)


def settle(around: Around, **chosen: object) -> list[Body]:
    """What the house wants of erasing and keeping, by the fields of `TermsSet`; empty when it is so
    already."""
    with_right("retention", around)
    now = structs.asdict(around.terms)
    new = {name: value for name, value in chosen.items() if now[name] != value}
    for name, value in new.items():
        if name == "second" and value not in get_args(SecondPerson):
            raise Refused(N_("Please choose when somebody else confirms."))
        if name != "second" and not (isinstance(value, int) and EVER <= value <= MOST):
            raise Refused(N_("Please choose a number of days."))
    return [TermsSet(**new)] if new else []  # type: ignore[arg-type]  # just looked at


def _confirmed(around: Around, by: StaffId) -> None:
    if not by:
        raise Refused(N_("A second person has to confirm this."))
    if by == around.signer:
        raise Refused(N_("Somebody else has to confirm this: two people, four eyes."))
    if not may("confirm-erasure", around.staff.get(by)):
        raise Refused(N_("This person may not confirm an erasure."))


def ever_called(bodies: Iterable[object]) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """By what a guest was ever known, as the lines of their pages tell: by field of `Identity` the
    names, then the numbers and the addresses."""
    names: dict[str, list[str]] = {field: [] for field in _NAMES}
    contacts: dict[str, list[str]] = {"phone": [], "email": []}
    for body in bodies:
        if isinstance(body, g.GuestMet):
            told = {field: getattr(body.who, field) for field in _NAMES}
            contacts["phone"] += body.who.phones
            contacts["email"] += body.who.emails
        elif isinstance(body, g.DetailsChanged):
            told = body.changes
        else:
            told = {}
        for field in _NAMES & told.keys():
            names[field].append(told[field])
        if isinstance(body, g.ContactAdded | g.ContactRemoved):
            contacts[body.contact].append(body.value)
    return names, contacts["phone"], contacts["email"]


def _without_names(text: str, names: Collection[str], namings: Collection[Naming]) -> None:
    """What stays must not name whoever was erased."""
    told = _words(text)
    is_named = any(not told.isdisjoint(_words(name)) for name in names)
    if is_named or any(one.place(text) for one in namings):
        raise Refused(N_("These words stay when all else is gone: please leave out the name."))


def _words(text: str) -> set[str]:
    cut = "".join(char if char.isalnum() else " " for char in text.casefold())
    return {word for word in cut.split() if len(word) >= _SHORTEST or not word.isascii()}

"""What can be written about trust in a guest. A released kind only grows by optional fields.

It stands on the guest's page; what the house has settled on the house's.
"""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId

Use = Literal["recommend", "name", "notice", "letters"]
"""What a guest can object to: recommendations; being greeted by name; that we note what nobody
told us; letters, cards and questions after a visit."""
Special = Literal["", "health", "faith", "origin", "politics", "union", "intimate", "body"]
"""The special kinds of article 9 GDPR; "" for what is private and none of them. "intimate": sex
life or orientation; "body": genetic or biometric data."""
Way = Literal["print", "pdf", "json", "text"]
"""How something was handed out."""
Signing = Literal["first-name", "whole-name", "role"]
"""How colleagues are named to a guest: the role is told with a name as well."""
NO_LINE = EntryId(b"")


class GuestStated(Struct, frozen=True, omit_defaults=True):
    """The guest's own statement, in the guest's words (article 16)."""

    text: str
    of: EntryId = NO_LINE
    """The line that it speaks of; `NO_LINE` where it speaks of everything."""


class ProcessingRestricted(Struct, frozen=True, omit_defaults=True):
    """From now on what is on file is only stored, not used (article 18); or used again."""

    on: bool
    text: str = ""
    """Why, as the guest said it."""


class ObjectionNoted(Struct, frozen=True, omit_defaults=True):
    """The guest does not want one use of what is on file (article 21), or no longer minds it."""

    use: Use
    on: bool = True
    text: str = ""


class PrivateMarked(Struct, frozen=True, omit_defaults=True):
    """A line, or a field of the details, is private (H9). Marked again, the last mark holds."""

    of: EntryId = NO_LINE
    field: str = ""
    """A field of `Identity`, "phone:…" or "email:…" with the value, where it is no line."""
    special: Special = ""
    why: str = ""
    """Why it was asked: to be told to the guest."""
    verified: bool = False
    consent: str = ""
    """YYYY-MM-DD on which the guest agreed; never "" for a special kind."""
    until: str = ""
    """YYYY-MM-DD until which it is kept; "" as long as the rest."""


class PrivateUnmarked(Struct, frozen=True, omit_defaults=True):
    """It is not private after all."""

    of: EntryId = NO_LINE
    field: str = ""


class ConsentWithdrawn(Struct, frozen=True, omit_defaults=True):
    """The guest no longer agrees that it is kept: it goes at the next clearing."""

    of: EntryId = NO_LINE
    field: str = ""


class BookGiven(Struct, frozen=True, omit_defaults=True):
    """All that is on file was handed out to the guest (article 15)."""

    way: Way
    language: str
    lines: int = 0


class ContactRevealed(Struct, frozen=True):
    """Telephone and e-mail of the guest were shown in whole on a screen that masks them."""


class BookRulesSet(Struct, frozen=True, omit_defaults=True):
    """What the house has settled about open books; what is None stays as it was."""

    signing: Signing | None = None


OWN_KINDS: dict[str, type[Struct]] = {
    "guest-stated": GuestStated,
    "processing-restricted": ProcessingRestricted,
    "objection-noted": ObjectionNoted,
    "private-marked": PrivateMarked,
    "private-unmarked": PrivateUnmarked,
    "consent-withdrawn": ConsentWithdrawn,
    "open-book-given": BookGiven,
    "contact-revealed": ContactRevealed,
}
"""What the guest's own card tells (`guests.fold`)."""

HOUSE_KINDS: dict[str, type[Struct]] = {"book-rules-set": BookRulesSet}
KINDS: dict[str, type[Struct]] = OWN_KINDS | HOUSE_KINDS

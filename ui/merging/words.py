"""Why two cards are perhaps one guest’s, and what each of them says, in words."""

from datetime import date

from msgspec import Struct

from assistant.exchange.alike_pairs import Pair
from assistant.guests.draft import TEXT_FIELDS
from assistant.guests.labels import label
from assistant.guests.view import GuestView
from assistant.privacy.merge_entries import Side
from assistant.tongue import N_, _, listed, n_
from ui.look import days

_REASONS = {
    "marked": N_("perhaps the same, a colleague says"),
    "phone": N_("same telephone number"),
    "email": N_("same e-mail"),
    "birthday": N_("same birthday"),
    "name": N_("same name"),
    "alike": N_("names alike"),
}
_ORDER = ("name", "reading", "given", "middle", "family", "title", "call_me", "nickname")


class FieldPair(Struct, frozen=True):
    """One field of both cards."""

    field: str
    ours: str
    theirs: str
    side: Side
    """Which of them holds; "both" for numbers and addresses only."""

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose."""
        return self.ours != self.theirs

    @property
    def old(self) -> str:
        """What does not hold, and is kept as what it was."""
        return {"ours": self.theirs, "theirs": self.ours, "both": ""}[self.side]


def reasons_told(pair: Pair) -> str:
    """“Same telephone number · names alike”."""
    told = listed(label(_REASONS, reason) for reason in pair.reasons)
    return told[:1].upper() + told[1:]


def field_pairs(ours: GuestView, theirs: GuestView) -> list[FieldPair]:
    """All fields of which either card says something, with what holds unless it is chosen else.

    A value stays where there is one; of two numbers both do.
    """
    a, b = ours.identity, theirs.identity
    found = []
    for field in (*_ORDER, *sorted(TEXT_FIELDS.difference(_ORDER))):
        mine, yours = getattr(a, field), getattr(b, field)
        if mine or yours:
            found.append(FieldPair(field, mine, yours, "ours" if mine else "theirs"))
    for field, mine, yours in (("phone", a.phones, b.phones), ("email", a.emails, b.emails)):
        if mine or yours:
            found.append(FieldPair(field, "\n".join(mine), "\n".join(yours), "both"))
    return found


def known_told(view: GuestView) -> str:
    """“On file since 3 May 2024 · 12 visits · 40 lines”."""
    since = days.plain_day(date.fromtimestamp(view.met_ms / 1000))
    visits = n_("{n} visit", "{n} visits", view.visit_count).format(n=view.visit_count)
    lines = n_("{n} line", "{n} lines", len(view.log)).format(n=len(view.log))
    return listed((_("On file since {day}").format(day=since), visits, lines))

"""What the guest's words on a line become: better words, another detail, or a statement. Pure."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from assistant.guests import acts as guest_acts
from assistant.guests.entries import Contact, ContactAdded
from assistant.guests.view import GuestView
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.privacy import acts
from assistant.privacy.told import Told
from assistant.tongue import _

Act = Callable[..., Sequence[Body]]
_DETAILS = frozenset(
    {"name", "given", "middle", "family", "reading", "title", "call_me", "nickname", "birthday"}
)
"""Details that are text as one says them; the others are choices, and stand on the card's form."""


class Correction(Struct, frozen=True):
    """What the form asks, and what is done with the answer."""

    title: str
    about: str
    begin: str
    """The words that the field begins with."""
    act: Callable[[str], Act]

    def asks_as(self, other: "Correction") -> bool:
        """Whether the form says the same of both."""
        return (self.title, self.about) == (other.title, other.about)


class Place(Struct, frozen=True):
    """A line, or a field of the details: what can be marked as private."""

    of: EntryId = EntryId(b"")
    field: str = ""


def place_of(view: GuestView, line: Told) -> Place:
    """Where the mark of a line of the book belongs: a detail that stands has its own."""
    field = line.data.get("field", "")
    return Place(field=field) if field in acts.fields(view) else Place(of=line.id)


def correction(line: Told | None) -> Correction:
    """For the marked line; without one, or for one of another page, a word to everything."""
    if line is None or not line.on_card or line.state == "undone":
        return statement(line)
    field = line.data.get("field", "")
    if field and not line.state:
        kind, _colon, value = field.partition(":")
        if kind in ("phone", "email") or kind in _DETAILS:
            title = _("How it should read")
            return Correction(title, line.text, line.words, partial(_detail, kind, value))
    if line.correctable and not field:
        title = _("Better words for this line, as the guest says them")
        return Correction(title, line.text, line.words, partial(_better, line.id))
    return statement(line)


def statement(line: Told | None) -> Correction:
    """The guest's own words beside what is written."""
    if line is None or not line.on_card:
        about = "" if line is None else line.text
        return Correction(_("A word of the guest’s own"), about, "", partial(_own, EntryId(b"")))
    title = _("The guest’s own words to this line")
    return Correction(title, line.text, "", partial(_own, line.id))


def _better(of: EntryId, text: str) -> Act:
    return partial(guest_acts.correct, of=of, text=text, by_guest=True)


def _own(of: EntryId, text: str) -> Act:
    return partial(acts.state, of=of, text=text)


def _detail(kind: str, value: str, text: str) -> Act:
    if kind == "phone":
        return partial(_other_contact, "phone", value, text)
    if kind == "email":
        return partial(_other_contact, "email", value, text)
    return partial(guest_acts.change_details, changes={kind: text})


def _other_contact(
    kind: Contact, old: str, text: str, view: GuestView, now_ms: int
) -> Sequence[Body]:
    """Another number or address in its place; an empty one takes it away."""
    gone = guest_acts.remove_contact(view, now_ms, contact=kind, value=old)
    if not text.strip():
        return gone
    fresh = guest_acts.add_contact(view, now_ms, contact=kind, value=text)
    # A number written in another way is the same one to the card: then it is put in its place.
    return [*gone, *(fresh or [ContactAdded(kind, text.strip())])]


def undo_all(view: GuestView, now_ms: int, *, of: tuple[EntryId, ...]) -> Sequence[Body]:
    """All lines of one act are taken back, or none."""
    return [line for one in of for line in guest_acts.undo(view, now_ms, of=one)]

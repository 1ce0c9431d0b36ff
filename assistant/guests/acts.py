"""What a clerk may do for a guest: the card and the clerk's words in, lines to write out.

Every act but `meet` takes the card as it stands, the time (milliseconds since 1970, UTC) and its
own words. It answers with what is to be written: an empty list where all is already as wished. It
raises `Refused`, with what to do instead, where the words cannot be kept as they are.
"""

from collections.abc import Iterable, Mapping

from assistant.guests import entries as e
from assistant.guests.details import (
    CONTACTS_MOST,
    NAME_MOST,
    day,
    latest_day,
    same_contact,
    tidy,
    tidy_contact,
    tidy_identity,
)
from assistant.guests.draft import TEXT_FIELDS
from assistant.guests.fold import CORRECTABLE
from assistant.guests.standing import (
    NEVER_UNDONE,
    can_be_undone,
    current_visit,
    on_card,
    open_visit,
)
from assistant.guests.view import NEW_VISIT_MS, UNDO_MS, GuestView, LogLine, PreferenceView
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

TEXT_MOST = 2000
"""Characters of anything that is written down."""
EARLIER_MOST = 100_000
NOT_NOTICED = N_("This guest has asked us to note only what they tell us.")
_LONG_WORDED = frozenset({"note-written", "mistake-noted", "mistake-put-right", "guest-stated"})

# -- who it is ----------------------------------------------------------------------------------


def meet(
    now_ms: int,
    *,
    who: e.Identity,
    source: str = "",
    care: e.Care = "other",
    minded: str = "",
) -> list[Body]:
    """Open a card. Each detail is cleaned; a contact given twice is kept once.

    What must never be forgotten (`minded`, of the kind `care`) is written with it or not at all.
    """
    lines: list[Body] = [e.GuestMet(tidy_identity(who, now_ms), one_line(source, NAME_MOST))]
    return lines + ([e.CareNoted(care, _words(minded))] if minded.strip() else [])


def change_details(view: GuestView, now_ms: int, *, changes: Mapping[str, str]) -> list[Body]:
    """New values for text fields of the identity; empty when each stands so already.

    KeyError for what is no text field: contacts and the quiet greeting have their own acts.
    """
    if unknown := changes.keys() - TEXT_FIELDS:
        raise KeyError(*unknown)
    tidied = {field: tidy(field, value, now_ms) for field, value in changes.items()}
    new = {f: text for f, text in tidied.items() if text != getattr(view.identity, f)}
    return [e.DetailsChanged(new)] if new else []


def add_contact(view: GuestView, now_ms: int, *, contact: e.Contact, value: str) -> list[Body]:
    """One more number or address; empty when it is on the card, however it is written there."""
    text, known = tidy_contact(contact, value), _contacts(view, contact)
    if any(same_contact(contact, text, one) for one in known):
        return []
    if len(known) >= CONTACTS_MOST:
        raise Refused(N_("A card holds up to {most} numbers or addresses."), most=CONTACTS_MOST)
    return [e.ContactAdded(contact, text)]


def remove_contact(view: GuestView, now_ms: int, *, contact: e.Contact, value: str) -> list[Body]:
    """Take a number or address off the card; empty when it is not there."""
    known = _contacts(view, contact)
    gone = [value] if value in known else [k for k in known if same_contact(contact, value, k)]
    return [e.ContactRemoved(contact, one) for one in gone]


def greet_quietly(view: GuestView, now_ms: int, *, quiet: bool) -> list[Body]:
    """The guest wants, or no longer wants, to be greeted quietly; empty when it stands so."""
    return [] if view.identity.quiet == quiet else [e.QuietAsked(quiet)]


def revise(
    view: GuestView,
    now_ms: int,
    *,
    who: e.Identity,
    care: e.Care = "other",
    minded: str = "",
) -> list[Body]:
    """Make the card say `who` and note what is `minded`, in one act; empty when it says so already.

    Contacts are compared as contacts: one written in another way is the same.
    """
    changes = {field: getattr(who, field) for field in TEXT_FIELDS}
    lines = change_details(view, now_ms, changes=changes)
    lines += greet_quietly(view, now_ms, quiet=who.quiet)
    wanted: list[tuple[e.Contact, tuple[str, ...]]] = [("phone", who.phones), ("email", who.emails)]
    for contact, values in wanted:
        for known in _contacts(view, contact):
            if not any(same_contact(contact, known, value) for value in values):
                lines += remove_contact(view, now_ms, contact=contact, value=known)
        for value in values:
            lines += add_contact(view, now_ms, contact=contact, value=value)
    if minded.strip():
        lines += note_care(view, now_ms, care=care, text=minded)
    return lines


# -- what matters to the guest ------------------------------------------------------------------


def note_care(view: GuestView, now_ms: int, *, care: e.Care, text: str) -> list[Body]:
    """What must never be forgotten; empty when the card says so already."""
    words = _words(text)
    known = (one.text for one in view.care if one.care == care)
    return [] if _is_among(words, known) else [e.CareNoted(care, words)]


def note_tie(view: GuestView, now_ms: int, *, text: str) -> list[Body]:
    """A relation with the house; empty when the card says so already."""
    words = _words(text)
    return [] if _is_among(words, (one.text for one in view.ties)) else [e.TieNoted(words)]


def note_preference(
    view: GuestView, now_ms: int, *, text: str, origin: e.Origin, place: str = ""
) -> list[Body]:
    """Something the guest likes. One on the card is confirmed when the guest said it again.

    Empty when it is on the card and was only seen again.
    """
    if origin == "seen" and view.objects_to("notice"):
        raise Refused(NOT_NOTICED)
    words, where = _words(text), one_line(place, NAME_MOST)
    for known in view.preferences:
        if _is_among(words, [known.text]) and _is_among(where, [known.place]):
            return [e.PreferenceConfirmed(known.id)] if origin == "said" else []
    return [e.PreferenceNoted(words, origin, where)]


def confirm_preference(view: GuestView, now_ms: int, *, of: EntryId) -> list[Body]:
    """Asked, and still true; empty within a minute of the last time: the key was hit twice."""
    known = _preference(view, of)
    fresh = known.origin == "said" and 0 <= now_ms - known.confirmed_ms <= UNDO_MS
    return [] if fresh else [e.PreferenceConfirmed(of)]


def change_preference(view: GuestView, now_ms: int, *, of: EntryId, text: str) -> list[Body]:
    """Asked, and different now; the same words again confirm it."""
    words = _words(text)
    same = words == _preference(view, of).text
    return [e.PreferenceConfirmed(of) if same else e.PreferenceChanged(of, words)]


def retire(view: GuestView, now_ms: int, *, of: EntryId, reason: str = "") -> list[Body]:
    """Take what no longer holds, or never did, off the card; Refused when it does not stand there.

    A preference, care or tie; and what was written about the wrong guest: a visit, mood, mistake or
    note.
    """
    if of not in on_card(view):
        raise Refused(N_("This is no longer on the card."))
    return [e.LineRetired(of, one_line(reason, TEXT_MOST))]


def note_mood(view: GuestView, now_ms: int, *, level: int, cause: str = "") -> list[Body]:
    """The guest's mood, 1 to 5, and what it comes from. The same mood later is a new line."""
    if view.objects_to("notice"):
        raise Refused(NOT_NOTICED)
    if level not in e.MOOD_LEVELS:
        raise Refused(N_("A mood is a number from 1, upset, to 5, delighted."))
    return [e.MoodNoted(level, one_line(cause, TEXT_MOST))]


# -- visits -------------------------------------------------------------------------------------


def arrive(view: GuestView, now_ms: int, *, channel: e.Channel) -> list[Body]:
    """A visit, a call or an online contact begins.

    Refused when the guest is here already. A visit that nobody closed does not stand in the way of
    one on another day: it counts as over.
    """
    here = current_visit(view, now_ms)
    if channel == "in-person" and here and now_ms - here.arrived_ms < NEW_VISIT_MS:
        raise Refused(N_("This guest is here already. For a new visit, note the departure first."))
    return [e.GuestArrived(channel)]


def leave(view: GuestView, now_ms: int) -> list[Body]:
    """The open visit is over, however long it was; Refused when there is none."""
    if open_visit(view) is None:
        raise Refused(N_("No visit is open, so there is no departure to note."))
    return [e.GuestLeft()]


def recall_earlier_visits(
    view: GuestView, now_ms: int, *, count: int, last: str = ""
) -> list[Body]:
    """Visits from before Salve, in place of what was known of them; empty when nothing is new.

    Where only the last day is known there was one visit at least.
    """
    when = one_line(last, NAME_MOST)
    if not 0 <= count <= EARLIER_MOST:
        raise Refused(N_("Earlier visits are a number from 0 to {most}."), most=EARLIER_MOST)
    known = day(when)
    if when and known is None:
        raise Refused(N_("The day of the last visit looks like 2024-05-31."))
    if known and known > latest_day(now_ms):
        raise Refused(N_("This day has not come yet. Please check the last visit."))
    count = max(count, 1) if when else count
    if (count, when) == (view.earlier_visits, view.earlier_last):
        return []
    return [e.EarlierVisits(count, when)]


def farewell(
    view: GuestView, now_ms: int, *, level: int | None = None, cause: str = "", remember: str = ""
) -> list[Body]:
    """The close of a visit in one act: mood, something to remember, departure, as far as given.

    On the telephone no visit is open, so nobody leaves; empty when there is nothing to write.
    """
    lines: list[Body] = []
    if level is not None:
        lines += note_mood(view, now_ms, level=level, cause=cause)
    elif cause.strip():
        raise Refused(N_("Please choose the mood that this was the cause of."))
    if _says_something(remember):
        lines += write_note(view, now_ms, text=remember)
    if open_visit(view) is not None:
        lines.append(e.GuestLeft())
    return lines


def telephone(
    view: GuestView,
    now_ms: int,
    *,
    since_ms: int,
    said: Iterable[e.WordsSaid] = (),
    remember: str = "",
) -> list[Body]:
    """The close of a call in one act: the call, what was said to the guest, something to remember.

    A call that is on file since `since_ms`, when it was answered, is not written twice.
    """
    known = any(v.channel == "telephone" and v.arrived_ms >= since_ms for v in view.visits)
    lines: list[Body] = [] if known else arrive(view, now_ms, channel="telephone")
    for one in said:
        lines += say(view, now_ms, moment=one.moment, line=one.line, text=one.text)
    if _says_something(remember):
        lines += write_note(view, now_ms, text=remember)
    return lines


# -- mistakes, notes, words -----------------------------------------------------------------------


def note_mistake(view: GuestView, now_ms: int, *, text: str) -> list[Body]:
    """An error that befell the guest."""
    return [e.MistakeNoted(_words(text, long=True))]


def put_right(view: GuestView, now_ms: int, *, of: EntryId, text: str) -> list[Body]:
    """How a mistake was put right; more can be done later. Refused when it is not on the card."""
    if not any(one.id == of for one in view.mistakes):
        raise Refused(N_("This mistake is no longer on the card."))
    return [e.MistakePutRight(of, _words(text, long=True))]


def write_note(view: GuestView, now_ms: int, *, text: str) -> list[Body]:
    """A line that is none of the others."""
    return [e.NoteWritten(_words(text, long=True))]


def say(view: GuestView, now_ms: int, *, moment: e.Moment, line: str, text: str) -> list[Body]:
    """A prompt was said to the guest: its key in the phrase book, and its words."""
    return [e.WordsSaid(moment, one_line(line, NAME_MOST), _words(text, long=True))]


# -- slips and better words ----------------------------------------------------------------------


def undo(view: GuestView, now_ms: int, *, of: EntryId) -> list[Body]:
    """Take a line back within `UNDO_MS` of its writing; empty when it is taken back already."""
    line = _line(view, of)
    if line.kind in NEVER_UNDONE:
        raise Refused(N_("This line cannot be taken back."))
    if line.undone:
        return []
    if not can_be_undone(line, now_ms):
        raise Refused(N_("A line can be taken back for one minute. Please correct it instead."))
    return [e.LineUndone(of)]


def correct(
    view: GuestView, now_ms: int, *, of: EntryId, text: str, by_guest: bool = False
) -> list[Body]:
    """Better words for a line; the first ones stay. Empty when they are the same.

    A preference is corrected as it stands now, also when it was changed since it was noted.
    """
    of = next((one.words_id for one in view.preferences if one.id == of), of)
    line = _line(view, of)
    if line.undone:
        raise Refused(N_("This line was taken back. Please write a new one."))
    if line.kind not in CORRECTABLE:
        raise Refused(N_("This line has no words to correct."))
    words = _words(text, long=line.kind in _LONG_WORDED)
    return [] if words == line.text else [e.LineCorrected(of, words, by_guest)]


def _contacts(view: GuestView, contact: e.Contact) -> tuple[str, ...]:
    return view.identity.phones if contact == "phone" else view.identity.emails


def _words(text: str, *, long: bool = False) -> str:
    """`text` cleaned, on one line unless `long`; Refused when nothing is left."""
    words = (several_lines if long else one_line)(text, TEXT_MOST)
    if not words:
        raise Refused(N_("Please write a few words first."))
    return words


def _says_something(text: str) -> bool:
    """Whether anything is left of `text` once it is cleaned."""
    return any(char.isprintable() and not char.isspace() for char in text)


def _is_among(words: str, known: Iterable[str]) -> bool:
    return words.casefold() in (one.casefold() for one in known)


def _preference(view: GuestView, of: EntryId) -> PreferenceView:
    known = next((one for one in view.preferences if one.id == of), None)
    if known is None:
        raise Refused(N_("This preference is no longer on the card."))
    return known


def _line(view: GuestView, of: EntryId) -> LogLine:
    line = next((line for line in view.log if line.id == of), None)
    if line is None:
        raise Refused(N_("This line is not on file."))
    return line

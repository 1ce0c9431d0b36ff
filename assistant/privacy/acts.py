"""What is done for a guest's rights: the card and the guest's wish in, lines to write out. Pure.

Each act takes the card as it stands, the time (milliseconds since 1970, UTC) and its own words. It
answers with what is to be written: an empty list where all is already as wished. It raises
`Refused`, with what to do instead, where the wish cannot be kept as it is.
"""

from datetime import UTC, date, datetime, timedelta

from assistant.guests import entries as g
from assistant.guests.standing import on_card
from assistant.guests.view import GuestView, PrivateView
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.privacy import entries as e
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

TEXT_MOST = 2000
"""Characters of anything that is written down."""
CONSENT_DAYS = 365
"""So long a consent holds where no other day is named; then it is asked again."""
_SHORT = 200


def state(view: GuestView, now_ms: int, *, text: str, of: EntryId = e.NO_LINE) -> list[Body]:
    """The guest's words, to one line or to everything (article 16); empty if on file already."""
    words = _words(text)
    if of and not any(line.id == of for line in view.log):
        raise Refused(N_("This line is not on file."))
    known = any((one.of, one.text) == (of, words) for one in view.statements)
    return [] if known else [e.GuestStated(words, of)]


def restrict(view: GuestView, now_ms: int, *, on: bool, text: str = "") -> list[Body]:
    """From now on all is only stored (article 18), or used again; empty when it stands so."""
    if on == (view.restricted is not None):
        return []
    return [e.ProcessingRestricted(on, several_lines(text, TEXT_MOST))]


def mind(
    view: GuestView, now_ms: int, *, use: e.Use, on: bool = True, text: str = ""
) -> list[Body]:
    """The guest objects to one use (article 21), or no longer does; empty when it stands so."""
    if on == view.objects_to(use):
        return []
    return [e.ObjectionNoted(use, on, several_lines(text, TEXT_MOST))]


def mark_private(
    view: GuestView,
    now_ms: int,
    *,
    of: EntryId = e.NO_LINE,
    field: str = "",
    special: e.Special = "",
    why: str = "",
    verified: bool = False,
    consent: str = "",
    until: str = "",
) -> list[Body]:
    """A line, or a field of the details, is private (H9); empty when it is marked just so.

    A special kind needs the day on which the guest agreed, and goes a year after it where no other
    day is named.
    """
    _must_be_there(view, of, field)
    agreed, last = _day(consent), _day(until)
    if special and agreed is None:
        raise Refused(NO_CONSENT)
    if agreed and agreed > _today(now_ms):
        raise Refused(N_("This day has not come yet. Please check when the guest agreed."))
    if special and agreed and last is None:
        last = agreed + timedelta(days=CONSENT_DAYS)
    if last and last < _today(now_ms) - timedelta(days=1):
        raise Refused(N_("This day is past. Please name one until which it may be kept."))
    mark = e.PrivateMarked(
        of,
        field,
        special,
        one_line(why, _SHORT),
        verified,
        agreed.isoformat() if agreed else "",
        last.isoformat() if last else "",
    )
    known = view.private_mark(of, field)
    return [] if known and _is_so(known, mark) else [mark]


NO_CONSENT = N_(
    "Health, faith, origin and the like are kept only if the guest agrees. Please ask, and note"
    " the day."
)


def verify(view: GuestView, now_ms: int, *, of: EntryId = e.NO_LINE, field: str = "") -> list[Body]:
    """What was private and unverified has been checked; empty when it was."""
    known = _marked(view, of, field)
    if known.verified:
        return []
    told = (known.special, known.why, True, known.consent, known.until)
    return [e.PrivateMarked(of, field, *told)]


def unmark(view: GuestView, now_ms: int, *, of: EntryId = e.NO_LINE, field: str = "") -> list[Body]:
    """It is not private after all; empty when it is not marked."""
    return [e.PrivateUnmarked(of, field)] if view.private_mark(of, field) else []


def withdraw_consent(
    view: GuestView, now_ms: int, *, of: EntryId = e.NO_LINE, field: str = ""
) -> list[Body]:
    """The guest no longer agrees: it leaves the card at once, and goes at the next clearing."""
    if _marked(view, of, field).withdrawn_ms:
        return []
    lines: list[Body] = [e.ConsentWithdrawn(of, field)]
    kind, _, value = field.partition(":")
    if of in on_card(view):
        lines.append(g.LineRetired(of))
    elif kind == "phone":
        lines.append(g.ContactRemoved("phone", value))
    elif kind == "email":
        lines.append(g.ContactRemoved("email", value))
    elif field:
        lines.append(g.DetailsChanged({field: ""}))
    return lines


def hand_out(
    view: GuestView, now_ms: int, *, way: e.Way, language: str, lines: int = 0
) -> list[Body]:
    """All that is on file was handed out to the guest (article 15)."""
    return [e.BookGiven(way, language, lines)]


def _must_be_there(view: GuestView, of: EntryId, field: str) -> None:
    """One line or one field, and it is on file."""
    if bool(of) == bool(field):
        raise ValueError("a line or a field, and not both")
    if of and not any(line.id == of and not line.undone for line in view.log):
        raise Refused(N_("This line is not on file."))
    if field and field not in fields(view):
        raise Refused(N_("This detail is not on file."))


def fields(view: GuestView) -> dict[str, str]:
    """The details that can be marked, with what stands there: "birthday", "phone:+34 600…"."""
    who = view.identity
    names = ("reading", "title", "nickname", "language", "gender", "birthday")
    told = {name: str(getattr(who, name)) for name in names}
    told |= {f"phone:{one}": one for one in who.phones}
    told |= {f"email:{one}": one for one in who.emails}
    return {name: value for name, value in told.items() if value}


def _marked(view: GuestView, of: EntryId, field: str) -> PrivateView:
    known = view.private_mark(of, field)
    if known is None:
        raise Refused(N_("This is not marked as private."))
    return known


def _is_so(known: PrivateView, mark: e.PrivateMarked) -> bool:
    told = ("special", "why", "verified", "consent", "until")
    return not known.withdrawn_ms and all(getattr(known, n) == getattr(mark, n) for n in told)


def _words(text: str) -> str:
    words = several_lines(text, TEXT_MOST)
    if not words:
        raise Refused(N_("Please write a few words first."))
    return words


def _day(text: str) -> date | None:
    """YYYY-MM-DD; None for "". Refused for anything else."""
    told = text.strip()
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise Refused(N_("A day looks like 2024-05-31.")) from None


def _today(now_ms: int) -> date:
    """The latest day that it is anywhere; in the west it may still be the one before."""
    return (datetime.fromtimestamp(now_ms / 1000, UTC) + timedelta(hours=14)).date()

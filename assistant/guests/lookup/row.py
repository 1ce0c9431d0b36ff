"""What the list and the look-up need of a guest, made from the guest's view."""

from datetime import date
from math import exp, log

from msgspec import Struct

from assistant.guests.joined import former, renamed
from assistant.guests.lookup.phones import Region
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId

TAU_S = 60 * 24 * 60 * 60
"""Sixty days: so fast a visit loses its weight."""
_DAY_S = 24 * 60 * 60
_NEVER_HERE = log(0.1) * TAU_S
"""A guest without visits stands as if a tenth of a visit had been made when the page was opened."""
_NEVER_HERE_SPREAD_S = 1 << 22
"""Seven weeks: guests imported within one second are spread, so that places stay distinct."""
_LINE_LENGTH = 120


class GuestRow(Struct, frozen=True):
    """A guest in the list and in the index. Texts are as they were written."""

    page: PageId
    name: str
    reading: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    nickname: str = ""
    line: str = ""
    """The second line in the list: what must never be forgotten, else the preferences."""
    care: bool = False
    visits: int = 0
    last_ms: int = 0
    """The last arrival in person, 0 for none."""
    here: bool = False
    weight: float = 0.0
    """Seconds since 1970: the visit that would weigh as much as all the guest's visits together."""
    notes: tuple[str, ...] = ()
    """All that was written about the guest, newest first."""
    given: str = ""
    middle: str = ""
    family: str = ""
    title: str = ""
    call_me: str = ""
    language: str = ""
    birthday: str = ""
    former_names: tuple[str, ...] = ()
    """Names, numbers and addresses of cards that became this one, and do not hold any more."""
    former_phones: tuple[str, ...] = ()
    former_emails: tuple[str, ...] = ()
    region: Region = ""
    """Where the shop is: how numbers without a country code are read."""


def guest_row(view: GuestView, region: Region = "") -> GuestRow:
    """The row of a guest."""
    who = view.identity
    return GuestRow(
        page=view.page,
        name=who.name,
        reading=who.reading,
        phones=who.phones,
        emails=who.emails,
        nickname=who.nickname,
        line=_line(view),
        care=bool(view.care),
        visits=view.visit_count,
        last_ms=_last_ms(view),
        here=any(v.channel == "in-person" and v.left_ms is None for v in view.visits),
        weight=_weight(view),
        notes=_notes(view),
        given=who.given,
        middle=who.middle,
        family=who.family,
        title=who.title,
        call_me=who.call_me,
        language=who.language,
        birthday=who.birthday,
        former_names=renamed(view),
        former_phones=former(view, "phone"),
        former_emails=former(view, "email"),
        region=region,
    )


def _line(view: GuestView) -> str:
    texts = [c.text for c in view.care] or [p.text for p in reversed(view.preferences)]
    line = " · ".join(" ".join(text.split()) for text in texts)
    return line if len(line) <= _LINE_LENGTH else line[: _LINE_LENGTH - 1].rstrip() + "…"


def _earlier_s(view: GuestView) -> int | None:
    """Noon of the last visit from before Salve, in seconds."""
    try:
        day = date.fromisoformat(view.earlier_last)
    except ValueError:
        return None
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * _DAY_S + _DAY_S // 2


def _last_ms(view: GuestView) -> int:
    arrived = [v.arrived_ms for v in view.visits if v.channel == "in-person"]
    return max([*arrived, (_earlier_s(view) or 0) * 1000])


def _spread(page: PageId, seconds: int) -> float:
    return int.from_bytes(page[-4:], "big") / 2**32 * seconds


def _weight(view: GuestView) -> float:
    """tau · ln Σ exp(t / tau): each visit adds, recent ones more; time changes no order."""
    times = [v.arrived_ms / 1000 for v in view.visits if v.channel == "in-person"]
    earlier = _earlier_s(view)
    if earlier is not None:
        # One a month, the last one on the day that is known; where in that day is not known.
        last = earlier - _DAY_S / 2 + _spread(view.page, _DAY_S)
        times += [last - n * 30 * _DAY_S for n in range(min(max(view.earlier_visits, 1), 24))]
    if not times:
        return view.met_ms / 1000 + _NEVER_HERE - _spread(view.page, _NEVER_HERE_SPREAD_S)
    latest = max(times)
    return latest + TAU_S * log(sum(exp((t - latest) / TAU_S) for t in times))


def _notes(view: GuestView) -> tuple[str, ...]:
    dated: list[tuple[bytes, str]] = []
    dated += [(n.id, n.text) for n in view.notes]
    dated += [(c.id, c.text) for c in view.care]
    dated += [(t.id, t.text) for t in view.ties]
    dated += [(p.id, f"{p.text} {p.place}".strip()) for p in view.preferences]
    dated += [(m.id, f"{m.text} {m.remedy}".strip()) for m in view.mistakes]
    dated += [(m.id, m.cause) for m in view.moods if m.cause]
    return tuple(text for _, text in sorted(dated, reverse=True))

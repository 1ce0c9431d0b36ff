"""The card as plain text for a terminal: what matters first on top, the whole log below."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, tzinfo

from assistant.guests import standing
from assistant.guests.labels import (
    CARE,
    CHANNELS,
    FIELDS,
    GENDERS,
    KINDS,
    MANNERS,
    ORIGINS,
    SPECIALS,
    USES,
    label,
    mood_word,
)
from assistant.guests.view import GuestView, LogLine, MistakeView, PreferenceView, VisitView
from assistant.journal.stamp import StaffId
from assistant.languages import language_name
from assistant.tongue import _, listed, n_, named

Names = Mapping[StaffId, str]
"""The names of the staff by their pages."""

_NAMED = (
    *(("channel", CHANNELS), ("care", CARE), ("origin", ORIGINS)),
    *(("use", USES), ("special", SPECIALS), ("field", FIELDS)),
)
"""The facts of a line that are kept as codes."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 12, 1, tzinfo=UTC)


def moment(ms: int) -> datetime:
    """Milliseconds since 1970 as a time in UTC; a clock gone mad is brought back into 1900–9999."""
    try:
        return min(max(_EPOCH + timedelta(milliseconds=ms), _FIRST), _LAST)
    except OverflowError:
        return _LAST if ms > 0 else _FIRST


def card_text(view: GuestView, now_ms: int, names: Names, zone: tzinfo | None = None) -> str:
    """The whole card in the interface's language; times in `zone`, else the desk's own."""
    blocks = [
        "\n".join(_head(view, now_ms)),
        *_section(_("Never forget"), (named(label(CARE, c.care), c.text) for c in view.care)),
        *_section(_("Mistakes"), (_mistake(one, zone) for one in view.mistakes)),
        *_section(_("Preferences"), (_preference(p, now_ms, zone) for p in view.preferences)),
        *_section(_("Ties with the house"), (tie.text for tie in view.ties)),
        *_section(
            _("Mood"),
            (_dated(_more(mood_word(m.level), m.cause), m.when_ms, zone) for m in view.moods),
        ),
        *_section(_("Visits"), (_visit(visit, zone) for visit in view.visits)),
        *_section(_("Notes"), (_dated(note.text, note.when_ms, zone) for note in view.notes)),
        *_section(
            _("In the guest’s own words"),
            (_dated(one.text, one.when_ms, zone) for one in view.statements),
        ),
        *_section(_("Log"), (_log_line(line, names, zone) for line in view.log)),
    ]
    return "\n\n".join(blocks)


def _head(view: GuestView, now_ms: int) -> Iterator[str]:
    who = view.identity
    yield f"{who.name} ({who.reading})" if who.reading else who.name
    yield _standing(view, now_ms)
    if view.restricted is not None:
        yield _("What is on file about this guest is only kept, not used.")
    for one in view.objections:
        yield named(_("The guest does not want"), label(USES, one.use))
    if who.quiet:
        yield _("Please greet quietly: this guest does not want to be recognised aloud.")
    for field, name in FIELDS.items():
        value = getattr(who, field)
        if value and field not in ("name", "reading"):
            yield named(_(name), _detail(field, value))
    if who.phones:
        yield _("Telephone: {numbers}").format(numbers=listed(who.phones))
    if who.emails:
        yield _("E-mail: {addresses}").format(addresses=listed(who.emails))


def _detail(field: str, value: str) -> str:
    """A detail of the guest in words where it is kept as a code."""
    if field == "language":
        return language_name(value)
    named_choices = {"gender": GENDERS, "manner": MANNERS}
    return label(named_choices[field], value) if field in named_choices else value


def _standing(view: GuestView, now_ms: int) -> str:
    """“Here now · 12 visits · last seen 3 days ago”."""
    said = [_("Here now")] if standing.in_house(view, now_ms) else []
    if standing.first_time(view, now_ms):
        said.append(_("First time"))
    elif view.visit_count:
        said.append(n_("{n} visit", "{n} visits", view.visit_count).format(n=view.visit_count))
    days = standing.days_since_last(view, now_ms)
    if days == 0:
        said.append(_("last seen today"))
    elif days is not None:
        said.append(n_("last seen {n} day ago", "last seen {n} days ago", days).format(n=days))
    if standing.long_away(view, now_ms):
        here = standing.in_house(view, now_ms)
        said.append(_("back after a long while") if here else _("not here for a long while"))
    return " · ".join(said) or _("No visit on file yet")


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """The block of a section; none when it has no lines."""
    told = ["  " + line.replace("\n", "\n    ") for line in lines]
    return ["\n".join([title, *told])] if told else []


def _preference(one: PreferenceView, now_ms: int, zone: tzinfo | None) -> str:
    text = _("Still so? {text}").format(text=one.text) if one.is_question(now_ms) else one.text
    return _dated(_more(text, one.place, label(ORIGINS, one.origin)), one.confirmed_ms, zone)


def _mistake(one: MistakeView, zone: tzinfo | None) -> str:
    text = named(_("Promise not kept"), one.text) if one.broke == "promise" else one.text
    if not one.remedy:
        return _dated(_more(text, _("not put right yet")), one.when_ms, zone)
    remedy = _("put right: {how}").format(how=one.remedy)
    return f"{_dated(text, one.when_ms, zone)}\n{_dated(remedy, one.remedy_ms, zone)}"


def _visit(one: VisitView, zone: tzinfo | None) -> str:
    text = label(CHANNELS, one.channel)
    if one.left_ms is None:
        text = _more(text, _("here since then"))
    elif one.presumed:
        text = _more(text, _("departure not noted"))
    elif one.left_ms > one.arrived_ms:
        text = _more(text, _("until {when}").format(when=_when(one.left_ms, zone)))
    return _dated(text, one.arrived_ms, zone)


def _log_line(line: LogLine, names: Names, zone: tzinfo | None) -> str:
    text = _more(label(KINDS, line.kind), *_facts(line), line.text)
    if line.about and line.kind != "line-corrected":
        text += f" ({line.about})"
    if line.undone:
        text = _("[taken back] {line}").format(line=text)
    told = [_dated(_signed(text, line.staff, names), line.when_ms, zone)]
    told += [_("before: {words}").format(words=earlier.text) for earlier in line.history]
    return "\n".join(told)


def _facts(line: LogLine) -> list[str]:
    """What a log line says besides its words."""
    if line.kind == "details-changed":
        return [named(label(FIELDS, field), _detail(field, value)) for field, value in line.facts]
    facts = dict(line.facts)
    said = []
    for name, labels in _NAMED:
        if name in facts:
            said.append(label(labels, facts[name]))
    if level := facts.get("level", ""):
        known = level in ("1", "2", "3", "4", "5")
        said.append(mood_word(int(level)) if known else level)
    said += [
        _("asked for") if facts[name] == "yes" else _("no longer")
        for name in ("quiet", "on")
        if name in facts
    ]
    if facts.get("verified") == "no":
        said.append(_("unverified"))
    return said + [facts[name] for name in ("place", "count", "last", "consent") if name in facts]


def _signed(text: str, staff: StaffId, names: Names) -> str:
    name = names.get(staff, "")
    return f"{text} — {name}" if name else text


def _more(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _dated(text: str, ms: int, zone: tzinfo | None) -> str:
    return f"{_when(ms, zone)}  {text}"


def _when(ms: int, zone: tzinfo | None) -> str:
    return moment(ms).astimezone(zone).strftime("%Y-%m-%d %H:%M")

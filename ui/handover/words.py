"""What the pane says: its heads and captions, and an item as a screen reader tells it."""

from datetime import datetime

from PySide6.QtCore import QLocale

from assistant.people.labels import role_word
from assistant.shift import labels
from assistant.shift.entries import ANYBODY, ItemKind
from assistant.shift.labels import DOT
from assistant.shift.view import HandoverView
from assistant.tongue import _, listed, n_, named, spoken
from ui.handover.reading import Known
from ui.handover.rows import Mark, Row, marks, open_question
from ui.look import days
from ui.look.numbers import count

ICONS: dict[ItemKind, str] = {
    "problem": "life-buoy",
    "promise": "clock",
    "expected": "door-open",
    "trace": "clipboard-list",
    "pinned": "pin",
    "guest": "bed",
    "gesture": "gift",
    "others": "users-round",
}
MOST_NAMES = 60
"""So many names of other guests are told in a row."""


def icon(row: Row) -> tuple[str, str]:
    """The sign of an item in its row, and its colour: a guest with an allergy has that one's."""
    told = row.one.told
    if told.item.kind == "guest" and labels.safety(told):
        return "triangle-alert", "danger"
    return kind_icon(row)


def kind_icon(row: Row) -> tuple[str, str]:
    """The sign of an item's kind, and its colour: what is open is amber."""
    told = row.one.told
    open_one = told.item.kind in ("problem", "promise") and not told.over_ms
    return ICONS[told.item.kind], "warn" if open_one else "muted"


def what(row: Row, now_ms: int) -> str:
    """What there is to know; of many names the first."""
    told = row.one.told
    if told.item.kind == "others" and len(told.names) > MOST_NAMES:
        more = len(told.names) - MOST_NAMES
        rest = n_("and {n} other", "and {n} others", more).format(n=count(more))
        return listed((*told.names[:MOST_NAMES], rest))
    return labels.what(told, None, now_ms)


def weekday(ms: int) -> str:
    """“Saturday, 21 Nov”."""
    then = datetime.fromtimestamp(ms / 1000).date()
    name = QLocale(spoken()).standaloneDayName(then.isoweekday())
    told = days.plain_day(then, with_year=False)
    if spoken() == "zh":
        return f"{told} {name}"
    return f"{name[:1].upper()}{name[1:]}, {told}"


def caption(known: Known, now_ms: int) -> str:
    """Under the title: the day, who gave it and when, how many items."""
    view, number = known.view, len(known.items)
    gathered = n_("{n} item", "{n} items", number).format(n=count(number))
    by = labels.byline(view, known.names, now_ms) if view is not None else ""
    day = weekday(view.given_ms if view is not None and view.is_given else now_ms)
    return DOT.join(filter(None, (day, by, gathered)))


def sheet_title(view: HandoverView | None, now_ms: int, *, writing: bool) -> str:
    """The head of the page."""
    if writing:
        return _("To the next shift")
    return labels.title(view, now_ms)


def instead(known: Known, staff: bytes) -> str:
    """For whom it is written, who left without one; "" where one writes one's own."""
    name = known.names.get(staff, "") if staff != ANYBODY else ""  # type: ignore[call-overload]
    if not name:
        return ""
    told = _("You write it for {name}, who left without a handover. It is marked so.")
    return told.format(name=name)


def owner(row: Row, known: Known) -> tuple[str, str]:
    """Who sees to an item, and whether that is oneself: “Boris”, “you”."""
    told = row.one.told
    staff = told.owner
    if staff is None:
        role = told.trace.role if told.trace is not None else ""
        word = role_word(role) if role else ""
        return word[:1].upper() + word[1:], ""
    return known.names.get(staff, ""), _("you") if staff == known.me else ""


def row_sentence(row: Row, known: Known, now_ms: int) -> str:
    """A whole item as a screen reader says it."""
    told, said = row.one.told, row.one.said
    name = owner(row, known)[0]
    step = labels.next_step(told, said, now_ms)
    states = {
        "asked": _("asked of you"),
        "unread": _("not read yet"),
        "read": _("read"),
        "draft": "",
    }
    return listed(
        (
            named(labels.kind_label(told.item.kind), labels.who(told)),
            labels.safety(told),
            what(row, now_ms),
            labels.done(told, now_ms),
            labels.ended(told, now_ms),
            *(note.text for note in said.notes),
            _("owned by {name}").format(name=name) if name else "",
            named(_("next"), step) if step else "",
            states[row.part],
            *(mark_words(mark) for mark in marks(known, row.one)),
        )
    )


def mark_words(mark: Mark) -> str:
    """A reader's mark in words."""
    told = _("{name} has read it") if mark.when_ms else _("{name} has not read it yet")
    return told.format(name=mark.name)


def short(name: str) -> str:
    """A name where there is little room: the first of its words."""
    return name.split()[0] if name.split() else name


def reply_label(row: Row, known: Known) -> str:
    """What Alt+Q does here: ask, or answer."""
    waits = open_question(known, row.one)
    return _("Ask back") if waits is None else _("Answer")


def unread_since(known: Known, now_ms: int) -> str:
    """That nobody has read it for longer than the house wishes; "" where somebody has."""
    view = known.view
    if view is None or not view.is_given or not view.items:
        return ""
    late = now_ms - view.given_ms >= known.rules.unread_minutes * 60_000
    if not late or any(one.is_read for one in view.items):
        return ""
    return _("Nobody has read it for {span}.").format(span=days.span(now_ms - view.given_ms))


def hidden(number: int) -> str:
    """That there is more, which is not for these eyes; "" where there is not."""
    if not number:
        return ""
    told = n_("{n} more item is for others only.", "{n} more items are for others only.", number)
    return told.format(n=count(number))

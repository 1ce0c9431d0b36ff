"""What somebody with authority may settle about shifts: their times, spans, own ideas. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import structs

from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.people.rights import with_right
from assistant.refusal import Refused
from assistant.shift import entries as e
from assistant.shift.view import Around
from assistant.tongue import N_
from assistant.typed import one_line

SHIFTS_MOST = 12
NAME_MOST = 40
IDEA_MOST = 300
"""Characters: an idea is read from two metres."""
RANGES = {"unread_minutes": (5, 24 * 60), "destroy_days": (1, 365), "lineup_minutes": (1, 60)}
"""The least and the most of each number."""
NEW = EntryId(b"")
_DIGITS = re.compile(r"(\d{1,2})(\d\d)")
_PARTS = re.compile(
    r"(?P<hour>\d{1,2})(?: ?[:.,h点點时時ч] ?(?P<minute>\d{1,2})?分?)?"
    r"(?: ?(?P<half>[ap])\.? ?m\.?)?"
)


def set_shifts(around: Around, *, shifts: Sequence[e.ShiftWritten]) -> list[Body]:
    """The shifts of the house, in place of all there were; empty where they are so already."""
    with_right("settle-house", around)
    if len(shifts) > SHIFTS_MOST:
        raise Refused(N_("Please keep to {most} shifts."), most=SHIFTS_MOST)
    new = tuple(shift(one.name, one.start, one.end, one.days) for one in shifts)
    for number, one in enumerate(new):
        if any(_clash(one, other) for other in new[:number]):
            told = N_("“{name}” is there twice on the same day. Please give one another name.")
            raise Refused(told, name=one.name)
    return [] if new == around.rules.shifts else [e.ShiftRulesSet(shifts=new)]


def set_rules(
    around: Around,
    *,
    unread_minutes: int | None = None,
    destroy_days: int | None = None,
    lineup_minutes: int | None = None,
) -> list[Body]:
    """New numbers, what is None stays; empty where all is so already."""
    with_right("settle-house", around)
    asked = {
        "unread_minutes": unread_minutes,
        "destroy_days": destroy_days,
        "lineup_minutes": lineup_minutes,
    }
    new: dict[str, Any] = {}
    for name, value in asked.items():
        least, most = RANGES[name]
        if value is None or value == getattr(around.rules, name):
            continue
        if not least <= value <= most:
            told = N_("Please choose a number from {least} to {most}.")
            raise Refused(told, least=least, most=most)
        new[name] = value
    return [e.ShiftRulesSet(**new)] if new else []


def write_idea(around: Around, *, idea: str, question: str, of: EntryId = NEW) -> list[Body]:
    """An idea of the house's own for the line-up, in place of `of` if that is given."""
    with_right("settle-house", around)
    words, asked = one_line(idea, IDEA_MOST), one_line(question, IDEA_MOST)
    if not words:
        raise Refused(N_("Please write the idea."))
    if not asked:
        raise Refused(N_("Please write a question to talk about."))
    written = e.IdeaWritten(words, asked)
    same = {one.id for one in around.rules.ideas if structs.replace(one.written, of=NEW) == written}
    if not same:
        return [structs.replace(written, of=of)]
    return [] if of in (NEW, *same) else [e.IdeaRetired(of)]


def retire_idea(around: Around, *, of: EntryId) -> list[Body]:
    """No longer told; empty where it is not told anyway."""
    with_right("settle-house", around)
    return [e.IdeaRetired(of)] if any(one.id == of for one in around.rules.ideas) else []


def shift(name: str, start: str, end: str, days: Iterable[int]) -> e.ShiftWritten:
    """A shift as it is kept, of what was typed. Refused where it is none."""
    title = one_line(name, NAME_MOST)
    if not title:
        raise Refused(N_("Please write the name of the shift."))
    begins, ends = read_time(start), read_time(end, is_end=True)
    if begins == ends:
        raise Refused(N_("It begins and ends at the same time. Please change one of the two."))
    kept = tuple(sorted({day for day in days if 1 <= day <= 7}))
    if not kept:
        raise Refused(N_("Please choose at least one day of the week."))
    return e.ShiftWritten(title, begins, ends, kept)


def read_time(text: str, *, is_end: bool = False) -> str:
    """HH:MM of a time of day as it is typed: "7", "7:5", "07.00", "730", "7 pm"; else Refused.

    Digits of any script and width; 24:00 only where something ends.
    """
    words = one_line(unicodedata.normalize("NFKC", text), NAME_MOST).casefold()
    if not words:
        raise Refused(
            N_("Please write when it ends.") if is_end else N_("Please write when it begins.")
        )
    found = _DIGITS.fullmatch(words) or _PARTS.fullmatch(words)
    if found is None:
        raise _no_time(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found.groupdict().get("half")
    if half and not 1 <= hour <= 12:
        raise _no_time(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if is_end and (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise _no_time(text)
    return f"{hour:02}:{minute:02}"


def _no_time(text: str) -> Refused:
    told = N_("“{text}” is not a time of day. Please write it like 7:00 or 23:30.")
    return Refused(told, text=text.strip()[:NAME_MOST])


def _clash(one: e.ShiftWritten, other: e.ShiftWritten) -> bool:
    """Whether two cannot be told apart: the same name on the same day of the week."""
    return one.name.casefold() == other.name.casefold() and bool({*one.days} & {*other.days})

"""Which lines to offer now: those that fit and cannot hurt, the best first, filled. Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime
from zlib import crc32

from msgspec import Struct

from assistant.guests.entries import Channel, Moment
from assistant.guests.view import GuestView
from assistant.words.advice import advice, reason_for
from assistant.words.book import Book, Line
from assistant.words.filling import fillings, phrase_language
from assistant.words.hours import hour
from assistant.words.pattern import OWN_PLACEHOLDERS
from assistant.words.situation import (
    AFTER_RECOVERY,
    HELD_BACK,
    RECOVERY,
    SITUATIONS,
    Matter,
    Scene,
    conditions,
    guards,
    scene_of,
    stranger,
)
from assistant.words.wished import refused, usable

__all__ = ["Matter", "Prompt", "advice", "knows", "prompts", "reason", "stranger"]

MOST = 8
"""Lines offered for a moment."""
IN_SIGHT = 3
"""So many of them are seen at once."""
REMEMBERED = 3
"""So many of the lines that this guest heard last stand behind the others."""

_OF_THE_MATTER = {"owner", "by"}
"""Who sees to it, and by when, weighs more than the name."""
_WEIGHT = {name: place for place, name in enumerate(SITUATIONS)}


class Prompt(Struct, frozen=True):
    """A line to say, in the guest's language."""

    key: str
    moment: Moment
    situation: str
    """What decided that it is offered: one of `SITUATIONS`."""
    language: str
    text: str
    gloss: str
    """The counterpart in the staff's language; "" where it is the same language."""
    why: str
    """The row of the handbook."""


def prompts(
    book: Book,
    view: GuestView,
    moment: Moment,
    language: str,
    now: datetime,
    *,
    staff_language: str,
    staff_name: str = "",
    house: str = "",
    channel: Channel = "in-person",
    matter: Matter | None = None,
    expected: bool = False,
    value: str = "",
) -> list[Prompt]:
    """The lines that fit `view` at `now` (aware, in the house's zone), the best first.

    `language` and `staff_language` are BCP 47. A guest whose language has no phrase book, or is not
    known, is spoken to in the staff's. Nobody known at all: `stranger()`. `expected`: the guest has
    announced themselves for today. `value`: what is read back, or the number that is given.
    """
    if refused(view, moment):
        return []
    view = usable(view)
    at_desk = phrase_language(staff_language, "en")
    spoken = phrase_language(language, at_desk)
    tag = language if phrase_language(language, "") else staff_language
    scene = scene_of(view, now, channel, matter, hour(tag, now).part, expected=expected)
    about = {"staff": staff_name, "house": house, "value": value}
    known = {name: " ".join(text.split()) for name, text in about.items() if text.strip()}
    values = known | fillings(scene, tag, at_desk)
    glossed = values | fillings(scene, staff_language, at_desk)
    lines = _own_in_sight(_ranked(book, spoken, moment, scene, values), moment, scene)
    glosses = book.lines(at_desk, moment) if at_desk != spoken else {}

    def prompt(line: Line) -> Prompt:
        text = book.filled(spoken, line, values)
        other = glosses.get(line.key)
        # An own line may know more in one language than in the other.
        can = other is not None and other.wants <= glossed.keys()
        gloss = book.filled(at_desk, other, glossed) if other and can else ""
        return Prompt(line.key, moment, line.situation, spoken, text, gloss, line.why)

    return [prompt(line) for line in lines[:MOST]]


def reason(prompt: Prompt) -> str:
    """Why `prompt` is suggested: a short sentence in the interface's language."""
    return reason_for(prompt.situation, prompt.moment)


def knows(line: Line) -> int:
    """How much that is known goes into `line`: of a situation the one that knows most is first."""
    told = len(line.wants - OWN_PLACEHOLDERS) + len(line.wants & _OF_THE_MATTER)
    return told + 2 * sum(not condition.startswith("!") for condition in line.fits[1:])


def _ranked(
    book: Book, spoken: str, moment: Moment, scene: Scene, values: Mapping[str, str | int]
) -> list[Line]:
    holds = conditions(scene)
    if not holds.isdisjoint(HELD_BACK.get(moment, ())):
        return []
    held = [guard for guard in guards(moment) if guard in holds]
    fitting = (
        line
        for line in book.lines(spoken, moment).values()
        if line.situation in holds and line.wants <= values.keys()
    )
    return sorted(
        (line for line in fitting if _fits(line, holds) and all(_bears(line, g) for g in held)),
        key=_order(book, scene, moment, str(values.get("staff", ""))),
    )


def _own_in_sight(lines: list[Line], moment: Moment, scene: Scene) -> list[Line]:
    """One of the house's own lines is seen at once, even where others know more of the guest.

    Not one that this guest heard lately, and not where something is put right: there what the
    situation asks for comes first.
    """
    seen, rest = lines[:IN_SIGHT], lines[IN_SIGHT:]
    if moment in (*RECOVERY, *AFTER_RECOVERY) or any(line.is_own for line in seen):
        return lines
    lately = _heard(moment, scene)
    own = next((line for line in rest if line.is_own and line.key not in lately), None)
    if own is None:
        return lines
    return [*seen[:-1], own, *seen[-1:], *(line for line in rest if line is not own)]


def _heard(moment: Moment, scene: Scene) -> dict[str, int]:
    """The lines that this guest heard lately, the last one highest."""
    said = [said.line for said in scene.view.said if said.moment == moment]
    return {key: place for place, key in enumerate(said[-REMEMBERED:], 1)}


def _fits(line: Line, holds: frozenset[str]) -> bool:
    """Whether all that the line asks for holds."""
    return all(
        condition[1:] not in holds if condition.startswith("!") else condition in holds
        for condition in line.fits
    )


def _bears(line: Line, guard: str) -> bool:
    """Whether the line can be said while `guard` holds."""
    by_telephone = guard == "remote" and "telephone" in line.fits
    return by_telephone or guard in line.bears or guard in line.fits


def _order(
    book: Book, scene: Scene, moment: Moment, staff: str
) -> Callable[[Line], tuple[int, int, int, int, int]]:
    """The weightiest situation first; in it what was not heard lately, as the house has put them in
    order, then what knows most.

    Of equals another is first for every guest, clerk, day and part of the day; to strangers, of
    whom one clerk meets many, for every hour.
    """
    heard = _heard(moment, scene)
    when = scene.part if scene.view.page else str(scene.now.hour)
    turn = f"{scene.view.page.hex()} {staff} {scene.now.date()} {when} "

    def order(line: Line) -> tuple[int, int, int, int, int]:
        by_turns = crc32((turn + line.key).encode())
        said_before = heard.get(line.key, 0)
        return _WEIGHT[line.situation], said_before, book.place(line), -knows(line), by_turns

    return order

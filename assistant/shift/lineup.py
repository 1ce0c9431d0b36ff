"""The line-up: five minutes for today's guests, what is open, what was done well, one idea. Pure.

The same house on the same day has the same line-up, at every desk. Everybody sees it, so nothing
of a restricted problem is in it.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from msgspec import structs

from assistant.recovery.standing import open_promises, step_now
from assistant.recovery.view import MatterView, PromiseView
from assistant.shift.entries import NOBODY
from assistant.shift.ideas import Idea, idea_of_the_day
from assistant.shift.slides import (
    PARTS,
    Fact,
    GuestSlide,
    IdeaSlide,
    LineUp,
    Meeting,
    ProblemSlide,
    Slide,
    WowSlide,
)
from assistant.shift.worth import SAFETY, House, Visitor, facts, is_reason, visitors, weight

__all__ = ["GUESTS", "PROBLEMS", "WOWS", "House", "LineUp", "going_on", "line_up"]

GUESTS, PROBLEMS, WOWS = 6, 6, 4
"""The most of each: who stands listens for five minutes."""
_ONE_DAY = timedelta(days=1)

Say = Callable[[Meeting], str]
"""One sentence for a guest who is met, in the language of those who listen; "" for none."""


def line_up(house: House, say: Say) -> LineUp:
    """What is told today. `house.ideas` is not empty."""
    known = visitors(house)
    problems = _problems(house, known, say)
    told = {one.guest for one in problems if one.guest}
    others = [one for one in known if not one.page or one.page not in told]
    slides = [*_guests(house, others, say), *problems, *_wows(house), _idea(house)]
    minutes = max(1, house.rules.lineup_minutes)
    return LineUp(tuple(slides), tuple(house.duty), minutes, house.shift)


def going_on(fresh: LineUp, before: LineUp, at: int) -> tuple[LineUp, int]:
    """`fresh` with the slide that is looked at in `before`, and its place there.

    Whoever is listening is not moved on: a slide that is no longer told stays until it is left.
    `at` behind the last slide is the end.
    """
    if at >= len(before.slides):
        return fresh, len(fresh.slides)
    here = before.slides[at]
    keys = [one.key for one in fresh.slides]
    if here.key in keys:
        return fresh, keys.index(here.key)
    if isinstance(here, ProblemSlide):
        here = structs.replace(here, is_over=True)
    later = {one.key for one in before.slides[at + 1 :]}
    order = PARTS.index(here.part)
    behind = (
        place
        for place, one in enumerate(fresh.slides)
        if PARTS.index(one.part) > order or (one.part == here.part and one.key in later)
    )
    place = next(behind, len(fresh.slides))
    slides = (*fresh.slides[:place], here, *fresh.slides[place:])
    return structs.replace(fresh, slides=slides), place


def _guests(house: House, known: Sequence[Visitor], say: Say) -> list[GuestSlide]:
    """The guests worth knowing, the weightiest reason first."""
    found = [(one, facts(one, house)) for one in known]
    worth = [(one, told) for one, told in found if told and is_reason(told[0])]
    worth.sort(key=lambda pair: _place(*pair))
    return [_guest(one, told, house, say) for one, told in worth[:GUESTS]]


def _place(one: Visitor, told: tuple[Fact, ...]) -> tuple[object, ...]:
    """The weightiest reason, then the most of them; who is still to come before who is here."""
    reasons = sum(map(is_reason, told))
    return weight(told[0]), -reasons, bool(one.here_ms), one.at or "99", one.name, _page(one)


def _guest(one: Visitor, told: tuple[Fact, ...], house: House, say: Say) -> GuestSlide:
    return GuestSlide(
        guest=one.page,
        name=one.name,
        facts=told,
        say=_words(one, house, say, one.problems[0] if one.problems else None),
        at=one.at,
        here_ms=one.here_ms,
        greets=one.greets,
        expected=one.expected.page if one.expected is not None else NOBODY,
        party=one.expected.party if one.expected is not None else 0,
    )


def _words(one: Visitor, house: House, say: Say, problem: MatterView | None) -> str:
    if one.view is None or not one.comes or one.page in house.delicate:
        return ""
    late = [p for p in one.promises if p.due_ms <= house.now_ms]
    return say(
        Meeting(
            one.view,
            one.greets,
            problem,
            late[0] if late else None,
            one.failures > 1,
            one.expected is not None,
        )
    )


def _problems(house: House, known: Sequence[Visitor], say: Say) -> list[ProblemSlide]:
    """The open ones, the gravest first, then the longest open."""
    found = [one for one in house.told if one.is_problem and one.is_open]
    found.sort(key=lambda one: (-one.severity, one.opened_ms, one.page))
    of_guest = {one.page: one for one in known if one.page}
    # What else there is to know of a guest is told once, with their gravest problem.
    return [_problem(view, house, of_guest.pop(view.guest, None), say) for view in found[:PROBLEMS]]


def _problem(view: MatterView, house: House, one: Visitor | None, say: Say) -> ProblemSlide:
    promises, step = open_promises(view), step_now(view)
    first = promises[0] if promises else None
    guest = house.guests.get(view.guest)
    told = facts(one, house) if one is not None else ()
    others = [fact for fact in told if fact.kind not in SAFETY and fact.kind != "problem"]
    return ProblemSlide(
        matter=view.page,
        guest=view.guest,
        name=guest.identity.name if guest is not None else view.who,
        text=view.text,
        severity=view.severity,
        opened_ms=view.opened_ms,
        owner=view.owner,
        next=_promised(first) if first is not None else None,
        step=step.part if step is not None else "",
        facts=tuple(fact for fact in told if fact.kind in SAFETY or fact in others[:1]),
        say=_words(one, house, say, view) if one is not None else "",
        at=one.at if one is not None else "",
        here_ms=one.here_ms if one is not None else 0,
    )


def _promised(one: PromiseView) -> Fact:
    return Fact("promise", one.text, when_ms=one.due_ms, staff=one.owner)


def _wows(house: House) -> list[WowSlide]:
    """What was told since yesterday's midnight, the latest first."""
    since = house.now.date() - _ONE_DAY
    found = [one for one in house.wows if not one.undone and house.day(one.when_ms) >= since]
    found.sort(key=lambda one: (-one.when_ms, one.page))
    return [
        WowSlide(
            one.page, one.text, one.about, one.staff, one.when_ms, tuple(one.thanks), one.guest
        )
        for one in found[:WOWS]
    ]


def _idea(house: House) -> Slide:
    own = (
        Idea(one.id.hex(), (), one.written.idea, one.written.question, own=True)
        for one in house.rules.ideas
    )
    return IdeaSlide(idea_of_the_day([*house.ideas, *own], house.now.date()))


def _page(one: Visitor) -> bytes:
    return one.page or (one.expected.page if one.expected is not None else b"")

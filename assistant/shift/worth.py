"""Which of today's guests are worth knowing, and why: the weightiest reason first. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import get_args

from msgspec import Struct

from assistant.guests import standing
from assistant.guests.entries import Care
from assistant.guests.view import GuestView, MistakeView
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.standing import open_problems, open_promises
from assistant.recovery.view import MatterView, Policy, PromiseView
from assistant.shift.entries import ANYBODY, NOBODY
from assistant.shift.ideas import Idea
from assistant.shift.slides import Fact, FactKind
from assistant.shift.view import ExpectedView, ShiftRules, TraceView, WowView
from assistant.words.situation import (
    SAME_DAY_MS,
    Scene,
    asked,
    conditions,
    last_mistake,
    scene_of,
    stated,
)
from assistant.words.wished import usable

FACTS = 3
"""So many things are told of a guest; what must never be forgotten is told besides."""
CARES: dict[Care, FactKind] = {"allergy": "allergy", "access": "access", "other": "care"}
SAFETY = frozenset(CARES.values())
_ORDER: dict[FactKind, int] = {kind: at for at, kind in enumerate(get_args(FactKind))}
_LEAST = _ORDER["trace"]
"""The reason of least weight; what comes after it is worth telling but no reason."""
_COMING = ("arrival", "greeting")
"""Moments of a task that must be known before the guest stands there."""


class House(Struct, frozen=True):
    """The house as it stands, for a line-up to be made of."""

    now: datetime
    """Aware, in the house's zone."""
    guests: Mapping[PageId, GuestView] = {}
    """Who is here, is expected, or is named by a promise or task of today."""
    expected: Sequence[ExpectedView] = ()
    """Of today."""
    matters: Sequence[MatterView] = ()
    """The open ones, and all of these guests."""
    traces: Sequence[TraceView] = ()
    wows: Sequence[WowView] = ()
    restricted: frozenset[PageId] = frozenset()
    """Matters that not everybody may see: nothing of them is told."""
    delicate: frozenset[PageId] = frozenset()
    """Guests of whose restricted matters one is open: words might touch on it, so none are said."""
    duty: Sequence[StaffId] = ()
    shift: str = ""
    rules: ShiftRules = ShiftRules()
    policy: Policy = Policy()
    ideas: Sequence[Idea] = ()

    @property
    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        return int(self.now.timestamp() * 1000)

    @property
    def told(self) -> list[MatterView]:
        """The matters that everybody may hear of."""
        return [m for m in self.matters if not m.restricted and m.page not in self.restricted]

    def day(self, ms: int) -> date:
        """The house's day at a moment."""
        return datetime.fromtimestamp(ms / 1000, self.now.tzinfo).date()


class Visitor(Struct, frozen=True):
    """A guest of today with all that is known about the day."""

    page: PageId
    """`NOBODY` where nobody knows yet who is expected."""
    view: GuestView | None = None
    expected: ExpectedView | None = None
    here_ms: int = 0
    problems: Sequence[MatterView] = ()
    """The open ones, the gravest first."""
    failures: int = 0
    """Within the span in which two are a second failure."""
    promises: Sequence[PromiseView] = ()
    """Due today or before, the next one first."""
    traces: Sequence[TraceView] = ()

    @property
    def comes(self) -> bool:
        """Whether there is a visit today."""
        return bool(self.here_ms) or self.expected is not None

    @property
    def name(self) -> str:
        """As on file, else as in the list of the day."""
        if self.view is not None:
            return self.view.identity.name
        return self.expected.name if self.expected is not None else ""

    @property
    def at(self) -> str:
        """HH:MM of a guest who is still to come."""
        return self.expected.at if self.expected is not None and not self.here_ms else ""

    @property
    def greets(self) -> StaffId:
        """Who has a task for the arrival, or has promised something."""
        tasks = [one.to for one in self.traces if one.to != ANYBODY]
        return next(iter([*tasks, *(one.owner for one in self.promises)]), ANYBODY)


def visitors(house: House) -> list[Visitor]:
    """Today's guests, each once; whoever does not come only where something is due for them."""
    coming = [one for one in house.expected if not one.cancelled]
    known = {one.guest: one for one in reversed(coming) if one.guest in house.guests}
    found = [_known(view, known.get(page), house) for page, view in house.guests.items()]
    strangers = [Visitor(NOBODY, expected=one) for one in coming if one.guest not in known]
    return [one for one in found if one.comes or one.promises or one.traces] + strangers


def is_reason(fact: Fact) -> bool:
    """Whether a guest is worth knowing for this alone."""
    return _ORDER[fact.kind] <= _LEAST


def weight(fact: Fact) -> int:
    """The place of a fact among the others; the least is the weightiest."""
    return max(_ORDER["access"], _ORDER[fact.kind])


def facts(one: Visitor, house: House) -> tuple[Fact, ...]:
    """What is told of a guest, the weightiest first; care always, the rest as far as it fits."""
    found = sorted([*_of_today(one, house), *_of_card(one, house)], key=lambda f: _ORDER[f.kind])
    others = [fact for fact in found if fact.kind not in SAFETY]
    told = others[: max(1, FACTS - (len(found) - len(others)))]
    return tuple(fact for fact in found if fact.kind in SAFETY or fact in told)


def _known(view: GuestView, expected: ExpectedView | None, house: House) -> Visitor:
    page, today = view.page, house.now.date()
    here = standing.current_visit(view, house.now_ms)
    of_guest = [one for one in house.told if one.guest == page]
    promises = [p for one in house.told for p in open_promises(one) if page in (p.guest, one.guest)]
    comes = here is not None or expected is not None
    tasks = [one for one in house.traces if one.guest == page and one.is_open]
    return Visitor(
        page,
        view,
        expected,
        here.arrived_ms if here is not None else 0,
        open_problems(of_guest),
        _failures(usable(view), of_guest, house),
        sorted((p for p in promises if house.day(p.due_ms) <= today), key=lambda p: p.due_ms),
        [one for one in tasks if _is_of_today(one, today, comes=comes, here=here is not None)],
    )


def _is_of_today(one: TraceView, today: date, *, comes: bool, here: bool) -> bool:
    """Whether a task is to be known before the guest comes."""
    if one.moment not in _COMING or here:
        return False
    return one.day == today.isoformat() or (comes and one.day < today.isoformat())


def _failures(view: GuestView, matters: Sequence[MatterView], house: House) -> int:
    since_ms = house.now_ms - house.policy.again_ms
    problems = [one for one in matters if one.is_problem and one.opened_ms >= since_ms]
    pages = {one.page for one in matters}
    mistakes = [
        one for one in _mistakes(view, house) if one.when_ms >= since_ms and one.matter not in pages
    ]
    return len(problems) + len(mistakes)


def _mistakes(view: GuestView, house: House) -> list[MistakeView]:
    return [one for one in view.mistakes if not one.matter or one.matter not in house.restricted]


def _of_today(one: Visitor, house: House) -> Iterator[Fact]:
    """What there is to do for this guest."""
    if one.problems:
        first = one.problems[0]
        yield Fact("problem", first.text, staff=first.owner, when_ms=first.opened_ms)
    if one.failures > 1:
        yield Fact("again", number=one.failures)
    told = {view.page for view in one.problems[:1]}
    for promise in [p for p in one.promises if p.page not in told][:1]:
        yield Fact("promise", promise.text, when_ms=promise.due_ms, staff=promise.owner)
    for trace in one.traces[:2]:
        yield Fact("trace", trace.text, staff=trace.to, moment=trace.moment)
    if one.view is None:
        yield Fact("unknown")
    if one.expected is not None and one.expected.note.strip():
        yield Fact("prepare", one.expected.note)


def _of_card(one: Visitor, house: House) -> Iterator[Fact]:
    """What the card tells of this guest, as far as the guest lets us use it; safety always."""
    if one.view is None:
        return
    view = usable(one.view)
    scene = scene_of(view, house.now, "in-person", None, "")
    holds = conditions(scene)
    for care, kind in CARES.items():
        texts = [item.text for item in one.view.care if item.care == care]
        if texts and one.comes:
            yield Fact(kind, "; ".join(texts))
    if one.comes and standing.long_away(view, house.now_ms):
        yield Fact("back", when_ms=standing.last_seen_ms(view, house.now_ms) or 0)
    plain: tuple[FactKind, ...] = ("birthday", "quiet")
    yield from (Fact(kind) for kind in plain if kind in holds)
    if one.comes and "milestone" in holds:
        yield Fact("milestone", number=scene.visits_before + 1)
    if one.comes and "first-visit" in holds:
        yield Fact("first")
    yield from _of_the_past(scene, house)
    if "mood-low-last-time" in holds:
        border_ms = one.here_ms or house.now_ms - SAME_DAY_MS
        yield Fact("low", [mood for mood in view.moods if mood.when_ms < border_ms][-1].cause)
    yield from (Fact("tie", tie.text) for tie in view.ties[-1:])
    yield from (Fact("asked", item.text) for item in asked(view, house.now_ms)[:1])
    yield from (Fact("likes", item.text) for item in stated(view, house.now_ms)[:2])


def _of_the_past(scene: Scene, house: House) -> Iterator[Fact]:
    """The latest mistake: one not put right, else one of the last visit."""
    mistakes = _mistakes(scene.view, house)
    matters = {one.page for one in house.told if one.is_open}
    still = [one for one in mistakes if not one.remedy and one.matter not in matters]
    last = last_mistake(scene)
    if still:
        yield Fact("unsettled", still[-1].text)
    elif last is not None and last in mistakes:
        yield Fact("mistake", last.text, last.remedy)

"""What holds of a guest at this moment: the rules by which a line fits, in tables. Pure."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, tzinfo

from msgspec import Struct

from assistant.guests import standing
from assistant.guests.entries import Channel, Identity, Moment
from assistant.guests.view import DAY_MS, GuestView, MistakeView, PreferenceView, VisitView
from assistant.journal.stamp import PageId

REGULAR_VISITS = 5
"""So many earlier visits make a regular."""
MILESTONES = frozenset({10, 25, 50, 100})
"""Visits that are celebrated; no other number is said aloud."""
SAME_DAY_MS = DAY_MS // 2
"""A mood noted so recently belongs to this visit, whatever the calendar says."""
LOW_MOOD = 2
"""Tense or worse (`MOOD_LEVELS`)."""
BRIGHT_MOOD = 4
"""Pleased or better."""
FAMILIAR = frozenset({"tú", "de tú", "tutear", "tuteo", "ты", "на ты", "称你", "用你", "du"})
"""A preference that was said, and is one of these, is how the guest wants to be spoken to."""


class Matter(Struct, frozen=True):
    """What is open with a guest, as far as the words of the moment depend on it."""

    owner: str = ""
    """The name of the colleague who sees to it; "" when whoever speaks does."""
    by: str = ""
    """The clock time of the next promise ("16:30"), if it is due today; else ""."""
    grave: bool = False
    again: bool = False
    """It is not the first failure for this guest."""
    promised: bool = False
    """A promise about it is open."""
    overdue: bool = False
    """A promise about it was not kept in time."""
    kept: bool = False
    """A promise about it was kept today."""


class Scene(Struct, frozen=True):
    """A guest at a moment: what the rules look at."""

    view: GuestView
    now: datetime
    """Aware, in the house's zone."""
    channel: Channel
    matter: Matter | None
    """What is open with the guest, if anything is."""
    part: str
    """Of the day, by the hours of the line's language (hours.py)."""
    here: VisitView | None
    """The visit that is going on."""
    last: VisitView | None
    """The visit in person before it."""
    visits_before: int
    """Visits in person before this one, as far as they are on file."""
    expected: bool = False
    """The guest has announced themselves for today."""

    @property
    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        return int(self.now.timestamp() * 1000)

    def is_today(self, when_ms: int) -> bool:
        """Whether a moment lies on the local day of now."""
        return _local_date(when_ms, self.now.tzinfo) == self.now.date()


def situation(
    view: GuestView,
    now_local: datetime,
    *,
    channel: Channel,
    matter: Matter | None = None,
    part: str = "",
    expected: bool = False,
) -> frozenset[str]:
    """Every condition that holds now. `now_local` is aware and in the house's zone."""
    return conditions(scene_of(view, now_local, channel, matter, part, expected=expected))


def scene_of(
    view: GuestView,
    now_local: datetime,
    channel: Channel,
    matter: Matter | None,
    part: str,
    *,
    expected: bool = False,
) -> Scene:
    """The moment, with what many rules ask looked up once: a card can have thousands of visits."""
    now_ms = int(now_local.timestamp() * 1000)
    here = standing.current_visit(view, now_ms)
    last = standing.last_visit(view, now_ms)
    now_in_person = here is not None and here.channel == "in-person"
    before = view.visit_count - now_in_person
    return Scene(view, now_local, channel, matter, part, here, last, before, expected)


def stranger() -> GuestView:
    """Stands for a guest whom nobody has on file yet: no name, and nothing known."""
    return GuestView(PageId(b""), Identity(""), met_ms=0)


def conditions(scene: Scene) -> frozenset[str]:
    """The names of all rules that hold in `scene`."""
    return frozenset(name for name, holds in CONDITIONS.items() if holds(scene))


def unknown_conditions(fits: Collection[str]) -> list[str]:
    """What a line asks for, "x" or "!x", that no rule here tells: a newer desk knows it."""
    return sorted({condition.removeprefix("!") for condition in fits} - CONDITIONS.keys())


def last_mistake(scene: Scene) -> MistakeView | None:
    """The latest mistake since the last visit began, if it was put right on an earlier day."""
    since = scene.last.arrived_ms if scene.last else 0
    recent = [m for m in scene.view.mistakes if m.remedy and m.when_ms >= since]
    return recent[-1] if recent and not scene.is_today(recent[-1].remedy_ms) else None


def stated(view: GuestView, now_ms: int) -> list[PreferenceView]:
    """Preferences that can be spoken of as a fact, the latest confirmed first (H3)."""
    sure = [p for p in view.preferences if not p.is_question(now_ms)]
    return sorted(sure, key=lambda p: p.confirmed_ms, reverse=True)


def asked(view: GuestView, now_ms: int) -> list[PreferenceView]:
    """Preferences that are only asked, the latest first (H3)."""
    return sorted(standing.questions(view, now_ms), key=lambda p: p.confirmed_ms, reverse=True)


def _local_date(when_ms: int, zone: tzinfo | None) -> date:
    return datetime.fromtimestamp(when_ms / 1000, UTC).astimezone(zone).date()


def _first_visit(scene: Scene) -> bool:
    """A stranger may have been here often: of them nothing is known, not even that."""
    return bool(scene.view.page) and standing.first_time(scene.view, scene.now_ms)


def _returning(scene: Scene) -> bool:
    return scene.visits_before > 0 or bool(scene.view.earlier_last)


def _long_missed(scene: Scene) -> bool:
    """Away for long after at least two visits, and gone for no reason that we know of."""
    return (
        scene.visits_before > 1
        and standing.long_away(scene.view, scene.now_ms)
        and not (_unsettled(scene) or scene.matter or scene.view.identity.quiet)
        and not (_mood_low_last_time(scene) or _after_mistake(scene))
    )


def _unsettled(scene: Scene) -> bool:
    return standing.last_mistake_unsettled(scene.view) is not None


def _repaired_today(scene: Scene) -> bool:
    return any(m.remedy and scene.is_today(m.remedy_ms) for m in scene.view.mistakes)


def _after_mistake(scene: Scene) -> bool:
    return last_mistake(scene) is not None


def _promise_broken(scene: Scene) -> bool:
    """A promise to the guest was broken today, and nothing has made up for it yet."""
    return any(
        m.broke == "promise" and not m.remedy and scene.is_today(m.when_ms)
        for m in scene.view.mistakes
    )


def _this_visit_since(scene: Scene) -> int:
    """Moods noted from then on are of this visit."""
    return scene.here.arrived_ms if scene.here else scene.now_ms - SAME_DAY_MS


def _mood_today(scene: Scene) -> int:
    """The mood now, as it was noted at this visit; 0 where nobody noted any."""
    moods = scene.view.moods
    return moods[-1].level if moods and moods[-1].when_ms >= _this_visit_since(scene) else 0


def _mood_low_last_time(scene: Scene) -> bool:
    """The last mood of an earlier visit was low."""
    border = _this_visit_since(scene)
    earlier = next((m for m in reversed(scene.view.moods) if m.when_ms < border), None)
    return earlier is not None and earlier.level <= LOW_MOOD


def _birthday(scene: Scene) -> bool:
    """On the day only; who was born on 29 February is wished well on 1 March in other years."""
    try:
        born = date.fromisoformat("2000" + scene.view.identity.birthday.strip()[-6:])
    except ValueError:
        return False
    today = scene.now.date()
    if (born.month, born.day) != (2, 29):
        return (today.month, today.day) == (born.month, born.day)
    leap = today.year % 4 == 0 and (today.year % 100 != 0 or today.year % 400 == 0)
    return (today.month, today.day) == ((2, 29) if leap else (3, 1))


def _anniversary(scene: Scene) -> bool:
    """It is a year, or some years, to the day since the first visit, and that is on file."""
    view = scene.view
    if view.earlier_visits or view.earlier_last or view.source == "import":
        return False
    first_ms = next((v.arrived_ms for v in view.visits if v.channel == "in-person"), None)
    if first_ms is None:
        return False
    then, today = _local_date(first_ms, scene.now.tzinfo), scene.now.date()
    return then.year < today.year and (then.month, then.day) == (today.month, today.day)


def _familiar(scene: Scene) -> bool:
    """The guest wants to be spoken to as a friend is, de tú, на ты: on file, or as they said it."""
    if scene.view.identity.manner == "familiar":
        return True
    said = (p.text for p in scene.view.preferences if p.origin == "said")
    return any(text.strip(" .。").casefold() in FAMILIAR for text in said)


def _promised(scene: Scene) -> bool:
    """A promise stands; one that is overdue is told of in other words."""
    return scene.matter is not None and scene.matter.promised and not scene.matter.overdue


Rule = Callable[[Scene], bool]

SITUATIONS: dict[str, Rule] = {
    "open-matter": lambda s: s.matter is not None,
    "quiet": lambda s: s.view.identity.quiet,
    "promise-broken": _promise_broken,
    "mistake-unsettled": _unsettled,
    "overdue": lambda s: s.matter is not None and s.matter.overdue,
    "second-failure": lambda s: s.matter is not None and s.matter.again,
    "grave": lambda s: s.matter is not None and s.matter.grave,
    "promised": _promised,
    "telephone": lambda s: s.channel == "telephone",
    "repaired-today": _repaired_today,
    "after-mistake": _after_mistake,
    "low-today": lambda s: 0 < _mood_today(s) <= LOW_MOOD,
    "access": lambda s: any(c.care == "access" for c in s.view.care),
    "birthday": _birthday,
    "expected": lambda s: s.expected,
    "first-visit": _first_visit,
    "long-missed": _long_missed,
    "returning": _returning,
    "stranger": lambda s: not s.view.page,
    "plain": lambda _: True,
}
"""What a line can be for; of those that hold the first decides what is offered first."""

FACTS: dict[str, Rule] = {
    "remote": lambda s: s.channel != "in-person",
    "regular": lambda s: s.visits_before >= REGULAR_VISITS,
    "milestone": lambda s: s.visits_before + 1 in MILESTONES,
    "allergy": lambda s: any(c.care == "allergy" for c in s.view.care),
    "mood-low-last-time": _mood_low_last_time,
    "bright-today": lambda s: _mood_today(s) >= BRIGHT_MOOD,
    "promise-kept": lambda s: s.matter is not None and s.matter.kept,
    "anniversary": _anniversary,
    "familiar": _familiar,
    "gender-known": lambda s: bool(s.view.identity.gender),
    "preference-said": lambda s: bool(stated(s.view, s.now_ms)),
    "preference-asked": lambda s: bool(asked(s.view, s.now_ms)),
    "morning": lambda s: s.part == "morning",
    "midday": lambda s: s.part == "midday",
    "afternoon": lambda s: s.part == "afternoon",
    "evening": lambda s: s.part == "evening",
    "night": lambda s: s.part == "night",
}
"""What else a line can ask for."""

CONDITIONS: dict[str, Rule] = SITUATIONS | FACTS
GUARDS = ("open-matter", "quiet", "mistake-unsettled", "remote")
"""While one of these holds, only lines that name it are said: any other might hurt."""

_CONTACT = (
    "open-matter",
    "quiet",
    "mistake-unsettled",
    "telephone",
    "repaired-today",
    "after-mistake",
    "access",
    "birthday",
    "first-visit",
    "long-missed",
    "returning",
    "plain",
)
SITUATIONS_OF: dict[Moment, tuple[str, ...]] = {
    "greeting": ("promise-broken", "expected", *_CONTACT),
    "farewell": ("promise-broken", *_CONTACT),
    "listen": ("grave", "plain"),
    "empathise": ("grave", "plain"),
    "calm": ("second-failure", "grave", "plain"),
    "apologise": ("overdue", "second-failure", "grave", "telephone", "plain"),
    "facts": ("plain",),
    "solve": ("overdue", "second-failure", "promised", "plain"),
    "record": ("plain",),
    "thank": ("plain",),
    "meanwhile": ("plain",),
    "ask-adviser": ("plain",),
    "letter": ("plain",),
    "card": ("plain",),
    "call": ("plain",),
    "answer-call": ("plain",),
    "ask-name": ("stranger", "plain"),
    "ask-details": ("plain",),
    "details-declined": ("plain",),
    "hold": ("plain",),
    "hold-end": ("plain",),
    "hold-longer": ("plain",),
    "read-back": ("plain",),
    "end-call": ("open-matter", "expected", "first-visit", "plain"),
    "recommend": ("first-visit", "plain"),
    "not-needed": ("plain",),
    "lead": ("access", "plain"),
    "lead-from-here": ("plain",),
    "wait": ("plain",),
    "delay": ("plain",),
    "instead": ("plain",),
    "channels": ("plain",),
    "objection-listen": ("plain",),
    "objection-repeat": ("plain",),
    "objection-ask": ("plain",),
    "objection-answer": ("plain",),
    "objection-confirm": ("plain",),
    "survey": ("first-visit", "plain"),
    "survey-thanks": ("low-today", "plain"),
    "thank-letter": ("first-visit", "plain"),
    "thank-card": ("birthday", "first-visit", "plain"),
    "public-answer": ("plain",),
    "public-thanks": ("plain",),
}
"""What the lines of a moment can be for."""
CONTACT: tuple[Moment, ...] = ("greeting", "farewell")
RECOVERY: tuple[Moment, ...] = (
    "listen",
    "empathise",
    "calm",
    "apologise",
    "facts",
    "solve",
    "record",
    "thank",
    "meanwhile",
    "ask-adviser",
)
"""The parts of a recovery: what is open has been named, that is what the moment is about."""
AFTER_RECOVERY: tuple[Moment, ...] = ("letter", "card", "call")
DRAFTS: tuple[Moment, ...] = (
    *AFTER_RECOVERY,
    "thank-letter",
    "thank-card",
    "public-answer",
    "public-thanks",
)
"""Several sentences, to be made one’s own before they are sent or said."""
HELD_BACK: dict[Moment, tuple[str, ...]] = {
    "recommend": ("open-matter", "mistake-unsettled", "repaired-today"),
    "survey": ("open-matter", "mistake-unsettled", "repaired-today"),
    "thank-letter": ("open-matter", "mistake-unsettled"),
    "thank-card": ("open-matter", "mistake-unsettled"),
    "public-thanks": ("open-matter", "mistake-unsettled"),
    "lead-from-here": ("remote",),
    "wait": ("remote",),
}
"""While one of these holds, nothing at all is offered at the moment: it would hurt (H20, H31)."""


def guards(moment: Moment) -> tuple[str, ...]:
    """The guards that count at `moment`."""
    return ("quiet", "remote") if moment in (*RECOVERY, *AFTER_RECOVERY) else GUARDS

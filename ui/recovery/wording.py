"""Chooses the words for a matter: what to say now, what a step is called, what to ask and avoid."""

from datetime import datetime

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.guests.view import GuestView
from assistant.recovery import standing
from assistant.recovery.entries import FrameworkWritten
from assistant.recovery.spoken import GRAVE, spoken_matter
from assistant.recovery.view import Around, MatterView, Policy, StepView
from assistant.tongue import _, spoken
from assistant.words.book import Book
from assistant.words.prompts import Matter, Prompt, prompts, stranger
from assistant.words.steps import PARTS, advice_for, frameworks
from ui.recovery.known import Known, Names
from ui.recovery.telling import name_of

_USUAL = "four-steps"


class StepWords(Struct, frozen=True):
    """A step, as it is told to the clerk."""

    name: str
    short: str
    ask: tuple[str, ...]
    avoid: tuple[str, ...]
    done: str
    ways: tuple[str, ...]


class Wording:
    """The phrase book for the guest of a matter, in the guest's language."""

    def __init__(self, book: Book, house: str) -> None:
        self._book, self._house = book, house

    def lines(self, known: Known, moment: Moment, names: Names, now_ms: int) -> list[Prompt]:
        """What to say at `moment`, the best first."""
        signer = known.around.signer if known.around else None
        matter = self.matter(known, names, now_ms)
        return self._prompts(known.guest, moment, matter, name_of(signer, names), now_ms)

    def matter(self, known: Known, names: Names, now_ms: int) -> Matter:
        """What the words depend on."""
        around = known.around
        again = around is not None and bool(again_of(known.view, around))
        signer = around.signer if around else None
        return spoken_matter(known.view, signer, names, now_ms, again=again)

    def first_words(
        self, guest: GuestView | None, severity: int, staff: str, now_ms: int, again: bool
    ) -> list[Prompt]:
        """The apology, before anything is written."""
        matter = Matter(grave=severity >= GRAVE, again=again)
        return self._prompts(guest, "apologise", matter, staff, now_ms)

    def _prompts(
        self, guest: GuestView | None, moment: Moment, matter: Matter, staff: str, now_ms: int
    ) -> list[Prompt]:
        view = guest or stranger()
        return prompts(
            self._book,
            view,
            moment,
            view.identity.language,
            datetime.fromtimestamp(now_ms / 1000).astimezone(),
            staff_language=spoken(),
            staff_name=staff,
            house=self._house,
            matter=matter,
        )


def again_of(view: MatterView, around: Around) -> standing.Again:
    """Why it is a second failure; "" when it is the first."""
    return standing.second_failure(around.others, view.opened_ms, view.defect, around.policy)


def first_steps(policy: Policy) -> tuple[str, tuple[str, ...]]:
    """The framework that a new problem begins with, and its steps as "key:part"."""
    own = _own(policy, policy.framework)
    if own is not None:
        steps = enumerate(own.steps, 1)
        return policy.framework, tuple(f"{at}:{step.part}" for at, step in steps)
    shipped = {one.key: one for one in frameworks("en")}
    chosen = shipped.get(policy.framework) or shipped[_USUAL]
    return chosen.key, tuple(f"{step.key}:{step.part}" for step in chosen.steps)


def framework_name(view: MatterView, policy: Policy | None) -> str:
    """What the way through it is called."""
    own = _own(policy, view.framework)
    if own is not None:
        return own.name
    names = {one.key: one.name for one in frameworks(spoken())}
    return names.get(view.framework) or _("The steps")


def step_words(view: MatterView, step: StepView, policy: Policy | None) -> StepWords:
    """What a step is called and what helps at it, in the interface's language."""
    part = step.part if step.part in PARTS else "solve"
    usual = advice_for(part, spoken())
    own = _own(policy, view.framework)
    written = own and next((s for at, s in enumerate(own.steps, 1) if str(at) == step.key), None)
    if written:
        return StepWords(
            written.name,
            written.short,
            written.ask or usual.ask,
            written.avoid or usual.avoid,
            written.done or usual.done,
            usual.ways,
        )
    shipped = next((one for one in frameworks(spoken()) if one.key == view.framework), None)
    named = next((s for s in shipped.steps if s.key == step.key), None) if shipped else None
    name, short = (named.name, named.short) if named else (step.key, "")
    return StepWords(name, short, usual.ask, usual.avoid, usual.done, usual.ways)


def _own(policy: Policy | None, key: str) -> FrameworkWritten | None:
    """The framework that the house wrote, where `key` names one."""
    found = (one for one in policy.own if one.key == key) if policy else iter(())
    own = next(found, None)
    return own.written if own is not None else None

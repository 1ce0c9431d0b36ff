"""The fold: a matter's lines in, the matter out; the house's lines in, its policy out. Pure."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from msgspec import structs

from assistant.guests.entries import LineCorrected, LineUndone
from assistant.guests.view import LogLine, Words
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery import entries as e
from assistant.recovery import view as v
from assistant.recovery.sealed import is_sealed, shell
from assistant.recovery.telling import told

CORRECTABLE = frozenset({"problem-opened", "fact-noted", "deed-noted"})
"""Kinds whose words can be corrected."""
UNDOABLE = frozenset(
    {
        *("fact-noted", "deed-noted", "promise-made", "promise-kept", "gesture-made"),
        *("wish-marked", "step-done"),
    }
)
"""Kinds that can be taken back within a minute."""


def fold_matter(page: PageId, lines: Iterable[Line]) -> v.MatterView | None:
    """The matter that `lines` tell, whatever the order in which they came; None if none was opened.

    Of one in boxes that were not opened it is what everybody may know.

    A line that speaks of one that is not there, or was taken back, changes nothing but the log.
    """
    story = sorted(lines, key=attrgetter("id"))
    if is_sealed(story):
        return shell(page, story)
    first = next((line for line in story if type(line.body) is e.ProblemOpened), None)
    if first is None:
        first = next((line for line in story if type(line.body) is e.PromiseMade), None)
    if first is None:
        return None
    marks = {line.body.of for line in story if type(line.body) is LineUndone}
    undone = {line.id for line in story if line.id in marks and _kind(line) in UNDOABLE}
    words: dict[EntryId, list[Words]] = {}
    for line in story:
        if type(line.body) is LineCorrected:
            new = Words(line.body.text, line.staff, line.when_ms)
            words.setdefault(line.body.of, []).append(new)
    matter = _Matter(page, first, words)
    for line in story:
        matter.tell(line, struck=line.id in undone)
    return matter.view()


def _kind(line: Line) -> str:
    telling = told(line.body)
    return telling.kind if telling else ""


def fold_policy(lines: Iterable[Line]) -> v.Policy:
    """What the house's page says of recoveries."""
    policy = v.Policy()
    own: dict[EntryId, v.OwnFramework] = {}
    for line in sorted(lines, key=attrgetter("id")):
        body = line.body
        if isinstance(body, e.PolicySet):
            new = {name: x for name, x in structs.asdict(body).items() if x is not None}
            if "limits" in new:
                new["limits"] = {**policy.limits, **new["limits"]}
            policy = structs.replace(policy, **new)
        elif isinstance(body, e.FrameworkWritten):
            own[line.id] = v.OwnFramework(line.id, body)
            _retire(own, body.of)
            if body.of and policy.framework == body.of.hex():
                policy = structs.replace(policy, framework=line.id.hex())
        elif isinstance(body, e.FrameworkRetired):
            _retire(own, body.of)
    return structs.replace(policy, own=tuple(own.values()))


def _retire(own: dict[EntryId, v.OwnFramework], of: EntryId) -> None:
    if of in own:
        own[of] = structs.replace(own[of], retired=True)


class _Matter:
    """The matter while it is being folded."""

    def __init__(self, page: PageId, first: Line, words: dict[EntryId, list[Words]]) -> None:
        body = first.body
        self.words = words
        self.first = first
        self.is_problem = type(body) is e.ProblemOpened
        owner = first.staff if self.is_problem else body.owner
        self.facts: dict[str, Any] = {
            "page": page,
            "guest": body.guest,
            "is_problem": self.is_problem,
            "opened_ms": first.when_ms,
            "opened_by": first.staff,
        }
        self.owners = [v.Owned(owner, first.when_ms, first.staff)]
        self.steps: dict[str, v.StepView] = {}
        self.said: dict[type[Any], list[v.Said]] = {e.FactNoted: [], e.DeedNoted: []}
        self.promises: dict[EntryId, v.PromiseView] = {}
        self.gestures: list[v.GestureView] = []
        self.asks: dict[EntryId, v.AskView] = {}
        self.marked: set[e.Wish] = set()
        self.log: list[LogLine] = []

    def tell(self, line: Line, *, struck: bool) -> None:
        """Put a line into the log and, unless it was taken back, into the matter."""
        telling = told(line.body)
        if telling is None:
            return
        text, history = self._wordings(line, telling.text)
        self.log.append(
            LogLine(
                line.id, telling.kind, text, line.staff, line.when_ms, struck, history,
                telling.of, "", telling.facts, line.desk,
            )
        )  # fmt: skip
        apply = _APPLY.get(type(line.body))
        if apply is not None and not struck:
            apply(self, line, text, history)

    def _wordings(self, line: Line, text: str) -> tuple[str, tuple[Words, ...]]:
        new = self.words.get(line.id)
        if not new:
            return text, ()
        return new[-1].text, (Words(text, line.staff, line.when_ms), *new[:-1])

    def view(self) -> v.MatterView:
        """The matter as it stands."""
        guest, page = self.facts["guest"], self.facts["page"]
        promises = (
            structs.replace(one, page=page, guest=one.guest or guest)
            for one in self.promises.values()
        )
        return v.MatterView(
            **self.facts,
            owners=tuple(self.owners),
            steps=tuple(self.steps.values()),
            facts=tuple(self.said[e.FactNoted]),
            deeds=tuple(self.said[e.DeedNoted]),
            promises=tuple(promises),
            gestures=tuple(self.gestures),
            asks=tuple(self.asks.values()),
            marked=frozenset(self.marked),
            log=tuple(self.log),
        )


History = tuple[Words, ...]
Apply = Callable[[_Matter, Line, str, History], None]


def _opened(matter: _Matter, line: Line, text: str, history: History) -> None:
    """The first one opens; what another desk opened on the same page cannot be."""
    if line is not matter.first:
        return
    body = line.body
    matter.facts |= {
        "text": text,
        "history": history,
        "who": body.who,
        "severity": body.severity,
        "whose": body.whose,
        "restricted": body.restricted,
        "framework": body.framework,
    }
    for step in body.steps:
        key, _, part = step.partition(":")
        matter.steps[key] = v.StepView(key, part or key)


def _changed(matter: _Matter, line: Line, text: str, history: History) -> None:
    new = {name: x for name, x in structs.asdict(line.body).items() if x is not None}
    if "text" in new and "text" in matter.facts:
        before = Words(matter.facts["text"], line.staff, line.when_ms)
        new["history"] = (*matter.facts["history"], before)
    matter.facts |= new


def _named(matter: _Matter, line: Line, text: str, history: History) -> None:
    matter.facts["guest"] = line.body.guest


def _said(matter: _Matter, line: Line, text: str, history: History) -> None:
    said = v.Said(line.id, text, line.staff, line.when_ms, history)
    matter.said[type(line.body)].append(said)


def _step_done(matter: _Matter, line: Line, text: str, history: History) -> None:
    """The first one holds: two desks may say so of the same step."""
    step = matter.steps.get(line.body.step)
    if step is not None and not step.done_ms:
        done = structs.replace(step, done_ms=line.when_ms, staff=line.staff)
        matter.steps[step.key] = done


def _step_reopened(matter: _Matter, line: Line, text: str, history: History) -> None:
    step = matter.steps.get(line.body.step)
    if step is not None:
        matter.steps[step.key] = v.StepView(step.key, step.part)


def _wish(matter: _Matter, line: Line, text: str, history: History) -> None:
    (matter.marked.add if line.body.met else matter.marked.discard)(line.body.wish)


def _owner(matter: _Matter, line: Line, text: str, history: History) -> None:
    matter.owners.append(v.Owned(line.body.owner, line.when_ms, line.staff))


def _promise(matter: _Matter, line: Line, text: str, history: History) -> None:
    body = line.body
    matter.promises[line.id] = v.PromiseView(
        id=line.id,
        page=matter.facts["page"],
        guest=body.guest,
        text=text,
        to=body.to,
        due_ms=body.due_ms,
        owner=body.owner,
        staff=line.staff,
        when_ms=line.when_ms,
        follow_up=body.follow_up,
        draft=body.draft,
    )


def _renewed(matter: _Matter, line: Line, text: str, history: History) -> None:
    """A new time, as long as it is open: what was kept or broken stays so."""
    promise = matter.promises.get(line.body.of)
    if promise is not None and promise.state == "open":
        renewed = (*promise.renewed, promise.due_ms)
        new = structs.replace(promise, due_ms=line.body.due_ms, renewed=renewed)
        matter.promises[promise.id] = new


def _passed(matter: _Matter, line: Line, text: str, history: History) -> None:
    promise = matter.promises.get(line.body.of)
    if promise is not None and promise.state == "open":
        matter.promises[promise.id] = structs.replace(promise, owner=line.body.owner)
        if not matter.is_problem:
            matter.owners.append(v.Owned(line.body.owner, line.when_ms, line.staff))


def _ended(matter: _Matter, line: Line, text: str, history: History) -> None:
    """Kept or broken, by whoever said so first."""
    promise = matter.promises.get(line.body.of)
    if promise is not None and promise.state == "open":
        matter.promises[promise.id] = structs.replace(
            promise,
            state="kept" if type(line.body) is e.PromiseKept else "broken",
            ended_ms=line.when_ms,
            ended_by=line.staff,
            reason=text,
        )


def _gesture(matter: _Matter, line: Line, text: str, history: History) -> None:
    b = line.body
    matter.gestures.append(
        v.GestureView(
            line.id, b.gesture, b.text, b.cost, b.currency, line.staff, line.when_ms, b.asked
        )
    )
    asked = matter.asks.get(b.asked)
    if asked is not None:
        matter.asks[asked.id] = structs.replace(asked, state="used")


def _asked(matter: _Matter, line: Line, text: str, history: History) -> None:
    b = line.body
    matter.asks[line.id] = v.AskView(
        line.id, b.gesture, b.text, b.cost, b.currency, line.staff, line.when_ms
    )


def _answered(matter: _Matter, line: Line, text: str, history: History) -> None:
    """By whoever answered first."""
    body = line.body
    ask = matter.asks.get(body.of)
    if ask is None or ask.state != "open":
        return
    new: dict[str, Any] = {"state": "approved", "answer": text}
    if type(body) is e.AskAnswered:
        new |= {"state": "answered", "instead": body.gesture, "instead_cost": body.cost}
    elif type(body) is e.AskWithdrawn:
        new = {"state": "withdrawn"}
    by: StaffId = line.staff
    matter.asks[ask.id] = structs.replace(ask, by=by, answered_ms=line.when_ms, **new)


def _called(matter: _Matter, line: Line, text: str, history: History) -> None:
    called = {"called_ms": line.when_ms, "called_for": line.body.reason}
    matter.facts |= called | {"came_by": None, "came_ms": 0}


def _came(matter: _Matter, line: Line, text: str, history: History) -> None:
    matter.facts |= {"came_by": line.staff, "came_ms": line.when_ms}


def _adviser(matter: _Matter, line: Line, text: str, history: History) -> None:
    matter.facts["adviser"] = line.body.agreed


def _closed(matter: _Matter, line: Line, text: str, history: History) -> None:
    """The first closing holds until it is reopened."""
    b = line.body
    if matter.facts.get("closing") is None:
        matter.facts["closing"] = v.Closing(
            line.id, b.content, b.reason, b.mood, line.staff, line.when_ms
        )


def _reopened(matter: _Matter, line: Line, text: str, history: History) -> None:
    matter.facts["closing"] = None


_APPLY: dict[type[Any], Apply] = {
    e.ProblemOpened: _opened,
    e.ProblemChanged: _changed,
    e.GuestNamed: _named,
    e.FactNoted: _said,
    e.DeedNoted: _said,
    e.StepDone: _step_done,
    e.StepReopened: _step_reopened,
    e.WishMarked: _wish,
    e.OwnerChanged: _owner,
    e.PromiseMade: _promise,
    e.PromiseRenewed: _renewed,
    e.PromisePassed: _passed,
    e.PromiseKept: _ended,
    e.PromiseBroken: _ended,
    e.GestureMade: _gesture,
    e.GestureAsked: _asked,
    e.AskApproved: _answered,
    e.AskAnswered: _answered,
    e.AskWithdrawn: _answered,
    e.AuthorityCalled: _called,
    e.AuthorityCame: _came,
    e.AdviserAsked: _adviser,
    e.ProblemClosed: _closed,
    e.ProblemReopened: _reopened,
}

"""The folds of a shift: a page's lines in, what is shown of it out. Pure."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from msgspec import structs

from assistant.guests.entries import LineCorrected, LineUndone
from assistant.guests.view import Words
from assistant.journal.entry import Line
from assistant.journal.stamp import PageId, StaffId
from assistant.shift import entries as e
from assistant.shift import view as v


def fold_trace(page: PageId, lines: Iterable[Line]) -> v.TraceView | None:
    """The trace that `lines` tell; None where none was set. Who did it first holds."""
    story, first, words = _opened(lines, e.TraceSet)
    if first is None:
        return None
    b, (text, history) = first.body, _wordings(first, words)
    facts: dict[str, Any] = {"to": b.to, "role": b.role}
    done: dict[str, Any] = {}
    passed: list[tuple[StaffId, int]] = []
    for line in story:
        body = line.body
        if isinstance(body, e.TracePassed):
            facts = {"to": body.to, "role": body.role}
            passed.append((line.staff, line.when_ms))
        elif isinstance(body, e.TraceDone) and not done:
            done = {"done_by": line.staff, "done_ms": line.when_ms}
            done |= {"done_text": body.text, "dropped": body.dropped}
        elif isinstance(body, e.TraceReopened):
            done = {}
    return v.TraceView(
        page, b.guest, text, b.moment, b.day, facts["to"], facts["role"], first.staff,
        first.when_ms, passed=tuple(passed), history=history, **done,
    )  # fmt: skip


def fold_expected(page: PageId, lines: Iterable[Line]) -> v.ExpectedView | None:
    """The expected guest that `lines` tell; None where nobody is expected.

    A later import of the same booking replaces what it says otherwise than the last one: what
    colleagues have changed or found out since stays.
    """
    story, first, _ = _opened(lines, e.GuestExpected)
    if first is None:
        return None
    facts: dict[str, Any] = {"guest": e.NOBODY, "booked": None}
    for line in story:
        body = line.body
        if isinstance(body, e.GuestExpected):
            facts |= _booked_anew(body, facts["booked"], facts["guest"])
        elif isinstance(body, e.ExpectedChanged):
            facts |= {name: x for name, x in structs.asdict(body).items() if x is not None}
        elif isinstance(body, e.ExpectedMatched):
            facts["guest"] = body.guest
        elif isinstance(body, e.ExpectedCancelled | e.ExpectedAgain):
            cancelled = isinstance(body, e.ExpectedCancelled)
            facts |= {"cancelled": cancelled, "reason": getattr(body, "reason", "")}
            if body.source:
                facts["booked_cancelled"] = cancelled
    return v.ExpectedView(page, staff=first.staff, when_ms=first.when_ms, **facts)


def _booked_anew(
    body: e.GuestExpected, before: e.GuestExpected | None, guest: PageId
) -> dict[str, Any]:
    """What a booking says otherwise than `before`; who it is stays known."""
    told = structs.asdict(body)
    news = {n: x for n, x in told.items() if before is None or x != getattr(before, n)}
    return news | {"guest": guest or body.guest, "booked": body}


def fold_wow(page: PageId, lines: Iterable[Line]) -> v.WowView | None:
    """The good deed that `lines` tell; None where none was told. A thank counts once a person."""
    story, first, words = _opened(lines, e.WowTold)
    if first is None:
        return None
    text, history = _wordings(first, words)
    thanks: dict[StaffId, int] = {}
    undone = _undone(story)
    for line in story:
        if isinstance(line.body, e.WowThanked) and line.id not in undone:
            thanks.setdefault(line.staff, line.when_ms)
    b = first.body
    return v.WowView(
        page, text, b.about, b.guest, first.staff, first.when_ms, thanks, history,
        first.id in undone, first.id,
    )  # fmt: skip


def fold_suggestion(page: PageId, lines: Iterable[Line]) -> v.SuggestionView | None:
    """The suggestion that `lines` tell; None where none was made."""
    story, first, words = _opened(lines, e.SuggestionMade)
    if first is None:
        return None
    text, history = _wordings(first, words)
    answers = tuple(
        v.AnswerView(line.body.answer, line.body.text, line.staff, line.when_ms)
        for line in story
        if isinstance(line.body, e.SuggestionAnswered)
    )
    undone = first.id in _undone(story)
    return v.SuggestionView(
        page, text, first.staff, first.when_ms, answers, history, undone, first.id
    )


def fold_rules(lines: Iterable[Line]) -> v.ShiftRules:
    """What the house's page says of shifts."""
    rules = v.ShiftRules()
    ideas: dict[bytes, v.OwnIdea] = {}
    for line in sorted(lines, key=attrgetter("id")):
        body = line.body
        if isinstance(body, e.ShiftRulesSet):
            new = {
                name: getattr(body, name)
                for name in body.__struct_fields__
                if getattr(body, name) is not None
            }
            rules = structs.replace(rules, **new)
        elif isinstance(body, e.IdeaWritten):
            ideas.pop(body.of, None)
            ideas[line.id] = v.OwnIdea(line.id, body)
        elif isinstance(body, e.IdeaRetired):
            ideas.pop(body.of, None)
    return structs.replace(rules, ideas=tuple(ideas.values()))


_Words = dict[bytes, list[Words]]


def _opened(lines: Iterable[Line], kind: type[Any]) -> tuple[list[Line], Line | None, _Words]:
    """The story in its order, its first line of `kind`, and corrected words by line."""
    story = sorted(lines, key=attrgetter("id"))
    words: _Words = {}
    for line in story:
        if isinstance(line.body, LineCorrected):
            new = Words(line.body.text, line.staff, line.when_ms)
            words.setdefault(line.body.of, []).append(new)
    return story, next((line for line in story if isinstance(line.body, kind)), None), words


def _wordings(line: Line, words: _Words) -> tuple[str, tuple[Words, ...]]:
    """The words of `line` as they stand, and the earlier ones."""
    new, text = words.get(line.id, []), str(line.body.text)
    if not new:
        return text, ()
    return new[-1].text, (Words(text, line.staff, line.when_ms), *new[:-1])


def _undone(story: Sequence[Line]) -> set[bytes]:
    """The lines that were taken back, each by whoever wrote it."""
    writers = {line.id: line.staff for line in story}
    return {
        line.body.of
        for line in story
        if isinstance(line.body, LineUndone) and writers.get(line.body.of) == line.staff
    }

"""Whatever clerks do in whatever order: each act means what it says, and nothing is lost."""

from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from assistant.guests import acts, standing
from assistant.guests.entries import MOOD_LEVELS
from assistant.refusal import Refused
from assistant.typed import one_line, several_lines

words = st.text(max_size=12)
levels = st.sampled_from(MOOD_LEVELS)


class Counter(RuleBasedStateMachine):
    """A counter where clerks write on one guest's card."""

    lines = Bundle("lines")
    opened: ClassVar[type[Any]]

    def __init__(self) -> None:
        super().__init__()
        self.story = self.opened()
        self.written = 1

    def do(self, act: Any, **said: Any) -> Any:
        """The ids that the act wrote; none where it was refused."""
        try:
            ids = self.story.do(act, **said)
        except Refused:
            return multiple()
        self.written += len(ids)
        return multiple(*ids)

    @rule(minutes=st.floats(0, 60 * 24 * 20))
    def time_passes(self, minutes: float) -> None:
        self.story.later(minutes=minutes)

    @rule(target=lines, text=words)
    def note(self, text: str) -> Any:
        ids = self.do(acts.write_note, text=text)
        kept = several_lines(text, acts.TEXT_MOST)
        assert bool(kept) == bool(ids.values)
        assert not kept or self.story.view.notes[-1].text == kept
        return ids

    @rule(target=lines, text=words, origin=st.sampled_from(["said", "seen"]))
    def preference(self, text: str, origin: Any) -> Any:
        ids = self.do(acts.note_preference, text=text, origin=origin)
        kept = one_line(text, acts.TEXT_MOST).casefold()
        assert not kept or kept in [p.text.casefold() for p in self.story.view.preferences]
        return ids

    @rule(target=lines, text=words, care=st.sampled_from(["allergy", "access", "other"]))
    def care(self, text: str, care: Any) -> Any:
        return self.do(acts.note_care, care=care, text=text)

    @rule(target=lines, level=levels, cause=words)
    def mood(self, level: int, cause: str) -> Any:
        ids = self.do(acts.note_mood, level=level, cause=cause)
        assert self.story.view.moods[-1].level == level
        return ids

    @rule(target=lines, text=words)
    def mistake(self, text: str) -> Any:
        return self.do(acts.note_mistake, text=text)

    @rule(target=lines, channel=st.sampled_from(["in-person", "telephone", "online"]))
    def arrive(self, channel: Any) -> Any:
        ids = self.do(acts.arrive, channel=channel)
        here = standing.in_house(self.story.view, self.story.now_ms)
        assert here or channel != "in-person"
        return ids

    @rule(target=lines)
    def leave(self) -> Any:
        ids = self.do(acts.leave)
        assert standing.open_visit(self.story.view) is None
        return ids

    @rule(target=lines, level=st.none() | levels, remember=words)
    def farewell(self, level: Any, remember: str) -> Any:
        ids = self.do(acts.farewell, level=level, remember=remember)
        assert not standing.in_house(self.story.view, self.story.now_ms)
        return ids

    @rule(target=lines, of=lines, text=words)
    def put_right(self, of: Any, text: str) -> Any:
        ids = self.do(acts.put_right, of=of, text=text)
        if ids.values:
            assert next(m for m in self.story.view.mistakes if m.id == of).remedy
        return ids

    @rule(target=lines, of=lines)
    def confirm(self, of: Any) -> Any:
        ids = self.do(acts.confirm_preference, of=of)
        if ids.values:
            kept = next(p for p in self.story.view.preferences if p.id == of)
            assert not kept.is_question(self.story.now_ms)
        return ids

    @rule(target=lines, of=lines, text=words)
    def change(self, of: Any, text: str) -> Any:
        ids = self.do(acts.change_preference, of=of, text=text)
        if ids.values:
            kept = next(p for p in self.story.view.preferences if p.id == of)
            assert kept.text == one_line(text, acts.TEXT_MOST)
        return ids

    @rule(target=lines, of=consumes(lines))
    def retire(self, of: Any) -> Any:
        ids = self.do(acts.retire, of=of)
        view = self.story.view
        if ids.values:
            assert of not in [one.id for one in (*view.preferences, *view.care, *view.ties)]
        return ids

    @rule(target=lines, of=lines, text=words)
    def correct(self, of: Any, text: str) -> Any:
        ids = self.do(acts.correct, of=of, text=text)
        if ids.values:
            corrected = self.story.lines[-1].body
            line = next(one for one in self.story.view.log if one.id == corrected.of)
            assert line.text == corrected.text
            assert line.history
        return ids

    @rule(of=consumes(lines))
    def undo(self, of: Any) -> None:
        can = standing.can_be_undone(
            next(line for line in self.story.view.log if line.id == of), self.story.now_ms
        )
        ids = self.do(acts.undo, of=of)
        assert not ids.values or can
        undone = next(line.undone for line in self.story.view.log if line.id == of)
        assert undone or not can

    @invariant()
    def log_has_every_line_that_was_written(self) -> None:
        assert len(self.story.view.log) == len(self.story.lines) == self.written

    @invariant()
    def what_holds_has_words(self) -> None:
        view = self.story.view
        items = [*view.preferences, *view.care, *view.notes, *view.mistakes]
        assert all(one.text for one in items)


def test_acts_in_any_order_mean_what_they_say(new_story: type[Any]) -> None:
    quick = settings(
        max_examples=60,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    counter = type("Counter", (Counter,), {"opened": new_story})
    run_state_machine_as_test(counter, settings=quick)

"""Whatever staff do in whatever order: no promise is lost, no problem without an owner, no limit
is passed without a yes from somebody with authority."""

from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from assistant.journal.stamp import EntryId, StaffId
from assistant.people.rights import may
from assistant.recovery import acts, gestures, promises, standing
from assistant.recovery.entries import SEVERITIES
from assistant.recovery.fold import fold_matter
from assistant.recovery.view import NO_LIMIT
from assistant.refusal import Refused
from tests.recovery.conftest import BRANDT, ELENA, GONE, MAREK, STAFF

staff = st.sampled_from([ELENA, MAREK, BRANDT])
anybody = st.sampled_from([ELENA, MAREK, BRANDT, GONE])
words = st.sampled_from(["Foam pillow", "Dinner for two\nat eight", "Fruit", " "])
costs = st.sampled_from([-1, 0, 1, 1_000, 1_001, 2_000, 5_000, 5_001, 10_000, 50_001])
spans = st.integers(-60, 60 * 48)
reasons = st.sampled_from([" ", " ", "Guest left"])
seldom = st.sampled_from([True, False, False, False])
MATTERS_MOST = 3
"""Few, so that much happens in each."""


class Recovery(RuleBasedStateMachine):
    """One guest, three colleagues, any number of matters."""

    opened: ClassVar[type[Any]]
    matters = Bundle("matters")
    lines = Bundle("lines")

    def __init__(self) -> None:
        super().__init__()
        self.house = self.opened()
        self.promised: dict[EntryId, str] = {}
        self.taken_back: set[EntryId] = set()

    def do(self, page: Any, act: Any, **said: Any) -> Any:
        """The (page, id) pairs that the act wrote; none where it was refused."""
        try:
            ids = self.house.do(page, act, **said)
        except Refused:
            return multiple()
        for one in self.house.view(page).promises:
            self.promised.setdefault(one.id, one.text)
        return multiple(*((page, each) for each in ids))

    # -- what staff do --------------------------------------------------------------------------

    @rule(minutes=st.floats(0, 60 * 24 * 3))
    def time_passes(self, minutes: float) -> None:
        self.house.later(minutes=minutes)

    @rule(signer=staff)
    def change_hands(self, signer: StaffId) -> None:
        self.house.signer = signer

    @initialize(target=matters, period=st.sampled_from(["day", "problem"]))
    def begin(self, period: Any) -> Any:
        self.house.settle(period=period)
        return self.house.open()

    @rule(target=matters, text=words, severity=st.sampled_from(list(SEVERITIES)))
    def problem(self, text: str, severity: int) -> Any:
        if len(self.house.pages) > MATTERS_MOST:
            return multiple()
        return self.house.open(text=text, severity=severity)

    @rule(target=matters, text=words, minutes=spans)
    def promise_alone(self, text: str, minutes: int) -> Any:
        if len(self.house.pages) > MATTERS_MOST:
            return multiple()
        due_ms = self.house.now_ms + minutes * 60_000
        try:
            page = self.house.open(promises.promise_alone, text=text, due_ms=due_ms)
        except Refused:
            return multiple()
        self.promised |= {one.id: one.text for one in self.house.view(page).promises}
        return page

    @rule(target=lines, page=matters, text=words, fact=st.booleans())
    def note(self, page: Any, text: str, fact: bool) -> Any:
        return self.do(page, acts.note_fact if fact else acts.note_deed, text=text)

    @rule(target=lines, page=matters, step=st.sampled_from(["forgiveness", "write", "none"]))
    def do_step(self, page: Any, step: str) -> Any:
        return self.do(page, acts.do_step, step=step)

    @rule(page=matters, step=st.sampled_from(["forgiveness", "write"]))
    def reopen_step(self, page: Any, step: str) -> None:
        self.do(page, acts.reopen_step, step=step)

    @rule(page=matters, defect=st.sampled_from(["", "mistake", "rework", "other"]))
    def classify(self, page: Any, defect: str) -> None:
        self.do(page, acts.change, defect=defect)

    @rule(page=matters, wish=st.sampled_from(standing.WISHES), met=st.booleans())
    def wish(self, page: Any, wish: Any, met: bool) -> None:
        self.do(page, acts.mark_wish, wish=wish, met=met)

    @rule(page=matters, owner=anybody)
    def pass_on(self, page: Any, owner: StaffId) -> None:
        self.do(page, acts.pass_on, owner=owner)

    @rule(target=lines, page=matters, text=words, minutes=spans, owner=anybody)
    def promise(self, page: Any, text: str, minutes: int, owner: StaffId) -> Any:
        due_ms = self.house.now_ms + minutes * 60_000
        return self.do(page, promises.promise, text=text, due_ms=due_ms, owner=owner)

    @rule(page=matters, minutes=spans, how=st.sampled_from(["keep", "renew", "break", "pass"]))
    def answer_for(self, page: Any, minutes: int, how: str) -> None:
        known = self.house.view(page).promises
        if not known:
            return
        of, due_ms = known[minutes % len(known)].id, self.house.now_ms + minutes * 60_000
        match how:
            case "keep":
                self.do(page, promises.keep_promise, of=of)
            case "renew":
                self.do(page, promises.renew_promise, of=of, due_ms=due_ms)
            case "break":
                self.do(page, promises.break_promise, of=of, due_ms=due_ms)
            case _:
                self.do(page, promises.pass_promise, of=of, owner=MAREK)

    @rule(target=lines, page=matters, text=words, cost=costs, with_answer=st.booleans())
    def give(self, page: Any, text: str, cost: int, with_answer: bool) -> Any:
        asks = self.house.view(page).asks
        asked = asks[cost % len(asks)].id if asks and with_answer else gestures.NOT_ASKED
        return self.do(page, gestures.give, gesture="gift", text=text, cost=cost, asked=asked)

    @rule(page=matters, text=words, cost=costs)
    def ask(self, page: Any, text: str, cost: int) -> None:
        self.do(page, gestures.ask, gesture="refund", text=text, cost=cost)

    @rule(page=matters, text=words, cost=costs, yes=st.booleans())
    def answer(self, page: Any, text: str, cost: int, yes: bool) -> None:
        for one in self.house.view(page).asks:
            if yes:
                self.do(page, gestures.approve, of=one.id)
            else:
                self.do(page, gestures.offer_instead, of=one.id, text=text, cost=cost)

    @rule(page=matters, cost=costs, more=st.integers(0, 1), asker=staff, decider=staff)
    def go_beyond(self, page: Any, cost: int, more: int, asker: Any, decider: Any) -> None:
        """Asked, answered, and given, or tried to be: twice."""
        self.house.signer = asker
        self.do(page, gestures.ask, gesture="gift", text="Wine", cost=cost)
        self.house.signer = decider
        asks = self.house.view(page).asks
        if asks:
            self.do(page, gestures.approve, of=asks[-1].id)
            self.house.signer = asker
            for _ in range(2):
                of = asks[-1].id
                self.do(
                    page, gestures.give, gesture="gift", text="Wine", cost=cost + more, asked=of
                )

    @rule(page=matters)
    def withdraw(self, page: Any) -> None:
        for one in self.house.view(page).asks:
            self.do(page, gestures.withdraw, of=one.id)

    @rule(page=matters, came=st.booleans())
    def authority(self, page: Any, came: bool) -> None:
        self.do(page, gestures.come if came else gestures.call_authority)

    @rule(
        page=matters,
        content=seldom,
        reason=st.sampled_from([" ", " ", "Guest left"]),
        mood=st.integers(0, 5),
    )
    def close(self, page: Any, content: bool, reason: str, mood: int) -> None:
        self.do(page, acts.close, content=content, reason=reason, mood=mood)

    @rule(page=matters)
    def reopen(self, page: Any) -> None:
        self.do(page, acts.reopen)

    @rule(line=lines)
    def undo(self, line: Any) -> None:
        page, of = line
        if self.do(page, acts.undo, of=of).values:
            self.taken_back.add(of)

    # -- what always holds ----------------------------------------------------------------------

    @invariant()
    def no_promise_is_lost(self) -> None:
        known = {one.id: one for page in self.house.pages for one in self.house.view(page).promises}
        assert known.keys() == self.promised.keys() - self.taken_back
        for each, one in known.items():
            assert one.text == self.promised[each]
            assert one.owner in STAFF
            assert (one.state == "open") == (not one.ended_ms)

    @invariant()
    def every_matter_has_an_owner_who_works_here(self) -> None:
        for page in self.house.pages:
            view = self.house.view(page)
            assert STAFF[view.owner].active

    @invariant()
    def nothing_is_spent_beyond_a_limit_without_a_yes(self) -> None:
        around = self.house.around()
        views = [self.house.view(page) for page in self.house.pages]
        for view in views:
            used = [one.asked for one in view.gestures if one.asked]
            assert len(used) == len(set(used))
            for one in view.gestures:
                assert one.cost >= 0
                if not one.asked:
                    most = standing.limit(one.staff, around)
                    assert most == NO_LIMIT or one.cost <= most
                    continue
                asked = next(ask for ask in view.asks if ask.id == one.asked)
                assert asked.by is not None
                assert may("decide-beyond-limit", STAFF[asked.by])
                assert asked.by != asked.staff
                assert one.cost <= max(asked.cost, asked.instead_cost)

    @invariant()
    def nobody_gives_a_guest_more_than_the_limit_in_a_period(self) -> None:
        for page in self.house.pages:
            around = self.house.around(page)
            for who in STAFF:
                most = standing.limit(who, around)
                spent = standing.spent(self.house.view(page), who, around)
                assert most == NO_LIMIT or spent <= most

    @invariant()
    def a_problem_ends_content_or_for_a_reason(self) -> None:
        for page in self.house.pages:
            closing = self.house.view(page).closing
            assert closing is None or closing.content or closing.reason

    @invariant()
    def the_order_in_which_lines_came_tells_nothing(self) -> None:
        for page, lines in self.house.pages.items():
            assert fold_matter(page, reversed(lines)) == self.house.view(page)


def test_any_sequence_of_acts(new_house: type[Any]) -> None:
    Recovery.opened = new_house
    run_state_machine_as_test(
        Recovery,
        settings=settings(
            max_examples=100,
            stateful_step_count=80,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

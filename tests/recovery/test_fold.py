"""The fold of a matter: what two desks wrote at once ends in one state that can be explained."""

from typing import Any

from assistant.guests.entries import LineUndone
from assistant.journal.stamp import PageId
from assistant.recovery import entries as e
from assistant.recovery.fold import fold_matter, fold_policy
from tests.recovery.conftest import ELENA, MAREK


def test_a_page_without_a_problem_or_promise_is_no_matter(house: Any) -> None:
    page = PageId(b"p" * 16)
    assert fold_matter(page, [house.line(page, e.FactNoted("Cold"))]) is None


def test_two_who_tick_a_step_leave_the_first_and_both_lines_in_the_log(house: Any) -> None:
    page = house.open()
    house.tell(page, [e.StepDone("hear")])
    house.signer = MAREK
    house.tell(page, [e.StepDone("hear")])
    view = house.view(page)
    assert next(step.staff for step in view.steps if step.key == "hear") == ELENA
    assert [line.staff for line in view.log if line.kind == "step-done"] == [ELENA, MAREK]


def test_what_was_written_while_another_desk_closed_is_kept(house: Any) -> None:
    page = house.open()
    house.tell(page, [e.ProblemClosed(content=True)])
    house.tell(page, [e.FactNoted("Since Friday"), e.ProblemClosed(content=False, reason="left")])
    view = house.view(page)
    assert view.closing is not None
    assert view.closing.content
    assert [fact.text for fact in view.facts] == ["Since Friday"]


def test_of_two_who_take_over_the_later_one_owns_it(house: Any) -> None:
    page = house.open()
    house.tell(page, [e.OwnerChanged(MAREK), e.OwnerChanged(ELENA)])
    assert house.view(page).owner == ELENA


def test_a_promise_kept_at_one_desk_and_broken_at_another_is_what_was_said_first(
    house: Any,
) -> None:
    page = house.open()
    of = house.tell(page, [e.PromiseMade("Ring", house.now_ms + 1000, ELENA)])[0]
    house.tell(page, [e.PromiseKept(of), e.PromiseBroken(of), e.PromiseRenewed(of, 1)])
    promise = house.view(page).promises[0]
    assert (promise.state, promise.renewed) == ("kept", ())


def test_a_request_answered_twice_has_the_first_answer(house: Any) -> None:
    page = house.open()
    of = house.tell(page, [e.GestureAsked("gift", "Wine", 1)])[0]
    house.tell(page, [e.AskAnswered(of, "Fruit"), e.AskApproved(of)])
    assert house.view(page).asks[0].state == "answered"


def test_an_opening_or_an_owner_cannot_be_taken_back(house: Any) -> None:
    page = house.open()
    first = house.pages[page][0].id
    taken = house.tell(page, [e.OwnerChanged(MAREK)])[0]
    house.tell(page, [LineUndone(first), LineUndone(taken)])
    view = house.view(page)
    assert (view.text, view.owner) == ("The shower is cold", MAREK)


def test_unknown_steps_and_lines_change_nothing_but_the_log(house: Any) -> None:
    page = house.open()
    before = house.view(page)
    house.tell(page, [e.StepDone("sing"), e.PromiseKept(before.log[0].id)])
    after = house.view(page)
    assert (after.steps, after.promises) == (before.steps, ())
    assert len(after.log) == len(before.log) + 2


def test_the_house_settles_a_part_and_the_rest_stays(house: Any) -> None:
    page = PageId(b"h" * 16)
    lines = [
        house.line(page, e.PolicySet(currency="CNY", limits={"clerk": 5})),
        house.line(page, e.PolicySet(again_days=30)),
    ]
    policy = fold_policy(lines)
    assert (policy.currency, policy.again_days, policy.repeat_days) == ("CNY", 30, 30)
    assert policy.limits["clerk"] == 5
    assert policy.limits["manager"] == -1


def test_a_framework_rewritten_replaces_the_one_before(house: Any) -> None:
    page = PageId(b"h" * 16)
    step = e.StepWritten("Listen", "listen")
    first = house.line(page, e.FrameworkWritten("Ours", (step,)))
    second = house.line(page, e.FrameworkWritten("Ours", (step, step), of=first.id))
    own = fold_policy([second, first]).own
    assert [(one.retired, len(one.written.steps)) for one in own] == [(True, 1), (False, 2)]

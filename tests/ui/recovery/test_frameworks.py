"""Which way through it is taken is data: those that ship, and a house's own."""

from typing import Any

from assistant.recovery import acts, house
from assistant.recovery.entries import StepWritten

LAST = ("listen:listen", "apologise:apologise", "solve:solve", "thank:thank")


def test_the_last_step_of_last_ticks_and_closes_in_one(clerk: Any) -> None:
    page = clerk.problem(framework="last", steps=LAST)
    assert clerk.sees("LAST")
    for step in ("listen", "apologise", "solve"):
        clerk.desk.matters.act(page, acts.do_step, step=step).result()
    clerk.step("thank")
    assert clerk.form == "closing"
    clerk.press("1", "4", "1", "step-done")
    clerk.until(lambda: clerk.view.closing)
    assert all(step.done_ms for step in clerk.view.steps)


def test_a_house_walks_its_own_way_by_its_own_words(clerk: Any) -> None:
    steps = (
        StepWritten("Sit down together", "listen", ask=("Tea or coffee?",), done="Both sit."),
        StepWritten("Make it good", "solve"),
    )
    clerk.desk.sign_in(clerk.boss)
    clerk.desk.matters.settle(house.write_framework, name="Our way", steps=steps).result()
    own = clerk.desk.matters.policy().own[0]
    clerk.desk.matters.settle(house.settle, framework=own.key).result()
    clerk.desk.sign_in(clerk.mia)
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.press("Return")
    clerk.until(lambda: clerk.page._known is not None)
    clerk.until(lambda: clerk.sees("Sit down together"))
    assert clerk.sees("Our way")
    assert clerk.sees("Tea or coffee?")
    assert clerk.sees("Both sit.")
    assert [step.part for step in clerk.view.steps] == ["listen", "solve"]


def test_a_promise_by_itself_has_no_steps_and_is_settled_by_its_keys(clerk: Any) -> None:
    from assistant.recovery import promises

    due_ms = clerk.desk.matters.around().now_ms + 3_600_000
    page = clerk.desk.matters.open(promises.promise_alone, text="A call", due_ms=due_ms).result()
    clerk.show(page)
    assert clerk.sees("A promise by itself")
    clerk.press("step-done", "promise-kept")
    clerk.until(lambda: clerk.view.promises[0].state == "kept")

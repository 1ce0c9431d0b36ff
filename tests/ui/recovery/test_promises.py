"""Promises: a time and an owner; kept, renewed before it is due, or owned up to."""

import time
from typing import Any

from assistant.recovery import promises

HOUR_MS = 3_600_000


def promised(clerk: Any, in_ms: int = HOUR_MS) -> Any:
    page = clerk.problem()
    due_ms = int(time.time() * 1000) + in_ms
    clerk.elsewhere(page, promises.promise, text="The suit in 305", due_ms=due_ms)
    return clerk.view.promises[0]


def test_the_time_is_asked_and_the_words_wait_for_it(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness", "hear")
    clerk.type("The suit")
    clerk.press("step-done")
    clerk.until(lambda: clerk.sees("A promise has a time. By when?"))
    form = clerk.page._now.forms["promise"]
    assert form.filled("promise") == "The suit"
    assert clerk.page._centre.shown == "right"
    clerk.press("Return")
    clerk.type("soon")
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("“soon” is not a time"))
    clerk.press("Ctrl+A")
    clerk.type("+45")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.promises)
    clerk.until(lambda: form.typed == {})
    left_ms = clerk.view.promises[0].due_ms - int(time.time() * 1000)
    assert 43 * 60_000 <= left_ms <= 45 * 60_000


def test_a_date_in_the_past_is_refused_in_place(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("give-promise")
    clerk.type("The suit")
    clerk.press("Return")
    clerk.type("2020-01-05 10:00")
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("A promise lies ahead"))
    assert clerk.page._now.forms["promise"].filled("promise") == "The suit"
    assert not clerk.view.promises


def test_it_is_kept_by_one_key(clerk: Any) -> None:
    promised(clerk)
    clerk.press("promise-kept")
    clerk.until(lambda: clerk.view.promises[0].state == "kept")
    clerk.until(lambda: clerk.sees("Kept"))


def test_it_is_renewed_before_it_is_due(clerk: Any) -> None:
    one = promised(clerk)
    clerk.press("promise-renewed", "due-3", "Return")
    clerk.until(lambda: clerk.view.promises[0].renewed == (one.due_ms,))
    clerk.until(lambda: clerk.form == "heard")


def test_one_that_was_not_kept_is_owned_up_to_with_a_new_time(clerk: Any) -> None:
    promised(clerk)
    clerk.press("promise-broken")
    clerk.type("The rail was wrong")
    clerk.press("Return")
    clerk.type("+20")
    clerk.press("Return")
    clerk.until(lambda: len(clerk.view.promises) == 2)
    assert [one.state for one in clerk.view.promises] == ["broken", "open"]
    assert clerk.view.promises[0].reason == "The rail was wrong"


def test_a_colleague_keeps_it(clerk: Any) -> None:
    promised(clerk)
    clerk.press("promise-passed", "2")
    clerk.until(lambda: clerk.view.promises[0].owner == clerk.marek)


def test_the_keys_mean_the_next_one_or_the_one_in_hand(clerk: Any) -> None:
    promised(clerk)
    due_ms = int(time.time() * 1000) + 2 * HOUR_MS
    page = clerk.view.page
    clerk.elsewhere(page, promises.promise, text="A call", due_ms=due_ms)
    clerk.press("next-promise", "next-promise", "promise-kept")
    clerk.until(lambda: [one.state for one in clerk.view.promises] == ["open", "kept"])


def test_where_it_stands_is_told_by_a_word(clerk: Any) -> None:
    promised(clerk, 10 * 60_000)
    assert clerk.sees("Due soon")


def test_what_takes_a_promise_back_is_marked(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness", "hear")
    clerk.type("Sorry if you feel let down.")
    clerk.until(lambda: clerk.sees("Better:"))
    clerk.press("better-words")
    assert not clerk.sees("Better:")
    assert clerk.page._now.forms["promise"].filled("promise") == "I am sorry. We let you down."

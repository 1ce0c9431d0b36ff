"""Gestures: what is left is told before; beyond it somebody with authority answers at once."""

from typing import Any

from assistant.recovery import gestures
from assistant.recovery.labels import gesture_label


def asked(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("gesture", "5")
    clerk.type("The night free of charge")
    clerk.press("Return")
    clerk.type("240")
    clerk.until(lambda: clerk.sees("without asking"))
    clerk.press("authority")
    clerk.until(lambda: clerk.view.asks)
    clerk.until(lambda: clerk.form == "heard")


def test_what_is_left_is_told_before_the_clerk_speaks(clerk: Any) -> None:
    page = clerk.problem()
    assert clerk.sees("€100")
    clerk.elsewhere(page, gestures.give, gesture="gift", text="Flowers", cost=3000)
    clerk.until(lambda: clerk.sees("€70") and clerk.sees("€30 given"))
    assert clerk.sees("limit €100")


def test_a_manager_has_no_limit(clerk: Any) -> None:
    clerk.problem()
    clerk.sign_in(clerk.boss)
    assert clerk.sees("No limit")


def test_words_alone_are_a_gesture(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("gesture", "1", "step-done")
    clerk.until(lambda: clerk.view.gestures)
    assert (clerk.view.gestures[0].text, clerk.view.gestures[0].cost) == (
        gesture_label("words"),
        0,
    )


def test_beyond_the_limit_it_is_refused_in_place_with_the_words_kept(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("gesture")
    clerk.type("A suite")
    clerk.press("Return")
    clerk.type("200")
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("more than you may give without asking"))
    form = clerk.page._now.forms["gesture"]
    assert (form.filled("gesture"), form.filled("cost")) == ("A suite", "200")


def test_a_negative_amount_is_no_gesture(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("gesture")
    clerk.type("A gift")
    clerk.press("Return")
    clerk.type("-5")
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("0 or more"))
    assert not clerk.view.gestures


def test_while_it_is_asked_there_are_words_to_say(clerk: Any) -> None:
    asked(clerk)
    clerk.until(lambda: clerk.sees("While you wait for the answer"))
    assert clerk.words


def test_yes_comes_to_the_desk_that_asked_and_one_key_gives_it(clerk: Any) -> None:
    asked(clerk)
    clerk.sign_in(clerk.boss)
    clerk.press("authority", "1")
    clerk.type("Gladly")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.asks[0].state == "approved")
    clerk.sign_in(clerk.mia)
    clerk.until(lambda: clerk.sees("Elena says yes"))
    clerk.press("authority")
    clerk.until(lambda: clerk.view.gestures)
    assert clerk.view.gestures[0].cost == 24_000
    assert clerk.view.asks[0].state == "used"


def test_a_refusal_offers_something_instead(clerk: Any) -> None:
    asked(clerk)
    clerk.sign_in(clerk.boss)
    clerk.press("authority", "2", "step-done")
    clerk.until(lambda: clerk.sees("Please write what is offered instead"))
    clerk.type("Dinner for two")
    clerk.press("Return")
    clerk.type("80")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.asks[0].state == "answered")
    clerk.sign_in(clerk.mia)
    clerk.until(lambda: clerk.sees("Instead: Dinner for two"))
    clerk.press("authority")
    clerk.until(lambda: clerk.view.gestures)
    assert (clerk.view.gestures[0].text, clerk.view.gestures[0].cost) == ("Dinner for two", 8000)


def test_somebody_with_authority_is_called_and_comes(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("call-authority")
    clerk.until(lambda: clerk.sees("Someone with authority was called"))
    clerk.sign_in(clerk.boss)
    clerk.press("authority")
    clerk.until(lambda: clerk.view.came_by == clerk.boss)
    clerk.until(lambda: clerk.sees("Elena sees to it"))

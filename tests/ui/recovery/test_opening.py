"""Something went wrong: one key to the words, a second one to the problem, and nothing is lost."""

from typing import Any

from PySide6.QtWidgets import QApplication

from assistant.guests.entries import Identity
from assistant.recovery import acts
from assistant.recovery.entries import NOBODY


def test_words_for_the_guest_are_there_at_once_and_the_field_has_the_keys(clerk: Any) -> None:
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.until(lambda: "Okafor" in clerk.words)
    assert "sorry" in clerk.words or "apolog" in clerk.words
    assert QApplication.focusWidget() is clerk.page._opening._text
    assert clerk.sees("Something went wrong for Daniel Okafor")


def test_a_problem_opens_without_words_and_is_owned(clerk: Any) -> None:
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.press("Return")
    clerk.until(lambda: clerk.page._known is not None)
    view = clerk.view
    assert (view.text, view.guest, view.owner) == ("", clerk.guest, clerk.mia)
    assert [step.key for step in view.steps] == ["forgiveness", "hear", "right", "write"]
    assert QApplication.focusWidget() is clerk.page._now.forms["heard"]._text


def test_what_stands_beside_goes_with_it(clerk: Any) -> None:
    clerk.page.open_new(who="the lady of table 4")
    clerk.type("Somebody took my coat")
    clerk.press("severity", "restrict", "restrict", "restrict")
    clerk.page._opening._whose.setText("her sister")
    clerk.press("Return")
    clerk.until(lambda: clerk.page._known is not None)
    view = clerk.view
    assert (view.guest, view.who) == (NOBODY, "the lady of table 4")
    assert (view.severity, view.restricted, view.whose) == (3, "theft", "her sister")


def test_what_is_grave_is_said_otherwise(clerk: Any) -> None:
    clerk.page.open_new()
    before = clerk.words
    clerk.press("severity")
    assert clerk.words != before


def test_what_is_typed_survives_esc_another_guest_and_a_new_window(clerk: Any) -> None:
    other = clerk.desk.meet(Identity("Ana Ruiz")).result()
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.type("The suit")
    clerk.press("cancel")
    assert clerk.told == ["left"]
    clerk.page.open_new(other, "Ana Ruiz")
    assert clerk.page._opening.typed.text == ""
    clerk.type("The taxi")
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    assert clerk.page._opening.typed.text == "The suit"
    again = clerk.new_page()
    again.take_over(clerk.page.open)
    assert again.shows == "opening"
    assert again._opening.typed.text == "The suit"
    again.open_new(other, "Ana Ruiz")
    assert again._opening.typed.text == "The taxi"


def test_who_it_is_can_be_found_out_while_it_is_opened(clerk: Any) -> None:
    clerk.page.open_new()
    clerk.type("The suit")
    clerk.press("whose-problem")
    assert clerk.told == ["guest_needed"]
    clerk.page.name_guest(clerk.guest)
    clerk.until(lambda: "Okafor" in clerk.words)
    clerk.press("Return")
    clerk.until(lambda: clerk.page._known is not None)
    assert (clerk.view.guest, clerk.view.text) == (clerk.guest, "The suit")


def test_somebody_signs_first_and_the_words_wait(clerk: Any) -> None:
    clerk.desk.sign_in(None)
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.type("The suit")
    clerk.press("Return")
    clerk.until(lambda: clerk.asked)
    clerk.asked.pop()()  # nobody would say
    assert clerk.page._opening.typed.text == "The suit"
    clerk.press("Return")
    clerk.until(lambda: clerk.asked)
    clerk.desk.sign_in(clerk.mia)
    clerk.asked.pop()()
    clerk.until(lambda: clerk.page._known is not None)
    assert clerk.view.text == "The suit"


def test_a_second_failure_is_told_before_the_first_word(clerk: Any) -> None:
    clerk.problem("The taxi did not come")
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.until(lambda: clerk.sees("Not the first time"))
    assert clerk.sees("The taxi did not come")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.text == "")
    clerk.until(lambda: clerk.sees("Someone with authority was called"))
    assert clerk.view.called_for == "again"


def test_words_too_long_are_refused_and_kept(clerk: Any) -> None:
    clerk.page.open_new()
    clerk.page._opening._text.setPlainText("x" * 2001)
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("2001"))
    assert len(clerk.page._opening.typed.text) == 2001
    assert clerk.page.shows == "opening"


def test_an_open_problem_that_one_may_not_see_is_told_without_its_words(clerk: Any) -> None:
    clerk.sign_in(clerk.boss)
    clerk.problem("Somebody followed me", restricted="harassment")
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.until(lambda: clerk.sees("Somebody followed me"))
    clerk.desk.sign_in(clerk.mia)
    clerk.page.open_new(clerk.guest, "Daniel Okafor")
    clerk.until(lambda: clerk.sees("is open already"))
    clerk.until(lambda: not clerk.sees("Somebody followed me"))
    assert clerk.sees("Not the first time")


def test_what_restricted_problems_named_is_no_suggestion_for_who_may_not_see_them(
    clerk: Any,
) -> None:
    clerk.sign_in(clerk.boss)
    hidden = clerk.problem("Somebody followed me", restricted="harassment")
    words = {"defect": "mistake", "product": "Massage", "place": "Spa"}
    clerk.desk.matters.act(hidden, acts.change, **words).result()
    page = clerk.problem("The massage was cold")
    clerk.desk.matters.act(page, acts.change, **words | {"place": "Bar"}).result()
    clerk.until(lambda: set(clerk.page._known.places) == {"bar", "spa"})
    assert clerk.page._known.alike == 1
    clerk.sign_in(clerk.mia)
    assert clerk.page._known.places == ("bar",)
    assert clerk.page._known.alike == 0

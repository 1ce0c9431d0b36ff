"""The steps: followed while talking, left and taken up at another desk, never ticked twice."""

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from assistant.recovery import acts
from ui.recovery.step_row import StepRow


def names(clerk: Any) -> list[str]:
    rows = clerk.page.findChildren(StepRow)
    return [row.accessibleName() for row in rows if row.isVisibleTo(clerk.host)]


def test_each_step_is_told_with_its_state_and_who_did_it(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    told = names(clerk)
    assert "done" in told[0]
    assert "Mia" in told[0]
    assert "now" in told[1]
    assert "to come" in told[2]


def test_a_step_done_at_another_desk_meanwhile_is_ticked_once(clerk: Any) -> None:
    page = clerk.problem()
    clerk.step("forgiveness")
    clerk.desk.matters.act(page, acts.do_step, step="forgiveness").result()
    clerk.press("step-done")
    clerk.step("hear")
    ticks = [line for line in clerk.view.log if line.kind == "step-done"]
    assert len(ticks) == 1


def test_what_stands_in_the_line_is_written_before_the_step_is_ticked(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.type("Given in on Friday")
    clerk.press("step-done")
    clerk.step("right")
    assert [fact.text for fact in clerk.view.facts] == ["Given in on Friday"]


def test_a_refused_line_stays_and_the_step_is_not_ticked(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    line = clerk.page._now.forms["facts"]._line
    line.setText("x" * 2001)
    clerk.press("step-done")
    clerk.until(lambda: clerk.sees("2001"))
    assert len(line.text()) == 2001
    assert not clerk.view.steps[1].done_ms


def test_facts_and_deeds_are_noted_at_any_step_by_one_key(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("note-deed")
    clerk.type("Called the laundry")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.deeds)
    clerk.until(lambda: clerk.form == "heard")
    clerk.press("note-fact")
    clerk.type("Ticket 0918")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.facts)
    clerk.until(lambda: clerk.sees("Ticket 0918") and clerk.sees("Called the laundry"))


def test_a_line_just_written_is_taken_back(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.type("A slip")
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("Written."))
    clerk.press("undo")
    clerk.until(lambda: not clerk.view.facts)


def test_steps_are_looked_at_and_opened_again(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.press("step-before")
    assert clerk.page._centre.shown == "forgiveness"
    clerk.page._now._reopen.click()
    clerk.until(lambda: not clerk.view.steps[0].done_ms)
    clerk.press("step-after", "step-after")
    assert clerk.page._centre.shown == "right"


def test_words_are_copied_turned_and_noted_as_said(clerk: Any) -> None:
    clerk.problem()
    clerk.until(lambda: clerk.words)
    first = clerk.words
    clerk.press("copy-1")
    assert QGuiApplication.clipboard().text() == first
    clerk.press("other-words")
    assert clerk.words != first
    clerk.press("said")
    clerk.until(lambda: clerk.sees("Noted as said"))
    card = clerk.desk.guest(clerk.guest)
    assert [said.moment for said in card.said] == ["apologise"]


def test_the_guests_words_are_put_right(clerk: Any) -> None:
    clerk.problem("The sut is not back")
    clerk.step("forgiveness")
    clerk.press("story", "Ctrl+A")
    clerk.type("The suit is not back")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.text == "The suit is not back")
    clerk.until(lambda: clerk.sees("“The suit is not back”"))


def test_a_draft_is_never_overwritten_by_news(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness", "hear", "right")
    clerk.press("1")
    clerk.type("The rail was wr")
    clerk.elsewhere(page, acts.change, cause="Another cause", place="Laundry", defect="variation")
    record = clerk.page._now.forms["record"]
    assert record.filled("cause") == "The rail was wr"
    assert record._kind.value == "mistake"
    assert record.filled("place") == "Laundry"


def test_drafts_are_kept_for_each_matter_and_for_a_new_window(clerk: Any) -> None:
    first = clerk.problem("The suit")
    clerk.step("forgiveness")
    own = clerk.page._now.forms["heard"]._own
    own.setPlainText("I am sorry, Mr Okafor.")
    second = clerk.problem("The taxi")
    assert own.words == ""
    clerk.show(first)
    assert own.words == "I am sorry, Mr Okafor."
    clerk.show(second)
    again = clerk.new_page()
    again.take_over(clerk.page.open)
    clerk.until(lambda: again._known is not None)
    again.show_matter(first)
    clerk.until(lambda: again._now.forms["heard"]._own.words == "I am sorry, Mr Okafor.")


def test_wishes_are_marked_by_one_key_and_each_by_its_own_mark(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("mark-wish")
    clerk.until(lambda: "called-back" in clerk.view.marked)
    marks = clerk.page._means.wishes._marks
    clerk.until(lambda: marks["called-back"].met)
    marks["cause"].setFocus()
    clerk.press("Right", "Space")
    clerk.until(lambda: "contact" in clerk.view.marked)
    clerk.until(lambda: marks["contact"].met)
    assert QApplication.focusWidget() is marks["contact"]
    clerk.press("Space")
    clerk.until(lambda: "contact" not in clerk.view.marked)
    assert all(mark.accessibleName() for mark in marks.values())


def test_it_is_passed_on_and_taken_over(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    assert clerk.sees("You own it")
    clerk.press("own", "2")
    clerk.until(lambda: clerk.view.owner == clerk.marek)
    clerk.until(lambda: clerk.sees("Marek owns it"))
    clerk.press("own")
    clerk.until(lambda: clerk.view.owner == clerk.mia)


def test_the_guest_is_a_key_away_known_or_not(clerk: Any) -> None:
    clerk.problem()
    clerk.press("whose-problem")
    assert clerk.told[-1] == f"guest {clerk.guest.hex()}"
    page = clerk.desk.matters.open(steps=("right:solve",), who="A caller").result()
    clerk.show(page)
    assert not clerk.view.guest
    clerk.press("whose-problem")
    assert clerk.told[-1] == "guest_needed"
    clerk.page.name_guest(clerk.guest)
    clerk.until(lambda: clerk.view.guest == clerk.guest)


def test_a_problem_that_is_no_longer_to_be_seen_leaves_the_page(clerk: Any) -> None:
    page = clerk.problem()
    clerk.desk.matters.act(page, acts.pass_on, owner=clerk.boss).result()
    clerk.desk.sign_in(clerk.marek)
    clerk.desk.matters.act(page, acts.change, restricted="theft").result()
    clerk.until(lambda: clerk.told and clerk.told[-1] == "left")
    assert clerk.page.shows == "nothing"


def test_severity_and_who_may_see_it_are_changed(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("severity")
    clerk.until(lambda: clerk.view.severity == 3)
    clerk.press("restrict", "2")
    clerk.until(lambda: clerk.view.restricted == "injury")
    clerk.until(lambda: clerk.form == "heard")

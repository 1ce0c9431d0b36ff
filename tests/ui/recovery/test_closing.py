"""The end: closed when the guest is content, or for a reason; and it can begin again."""

from typing import Any

from assistant.recovery import acts


def at_the_end(clerk: Any) -> Any:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness", "hear", "right", "write")
    return page


def test_it_is_asked_whether_the_guest_is_content(clerk: Any) -> None:
    at_the_end(clerk)
    clerk.press("step-done")
    clerk.until(lambda: clerk.sees("1 says yes, 2 not yet"))
    assert clerk.view.is_open


def test_a_guest_who_is_not_content_needs_a_reason(clerk: Any) -> None:
    at_the_end(clerk)
    clerk.press("2", "step-done")
    clerk.until(lambda: clerk.sees("Please write why it ends"))
    clerk.press("Shift+Tab")
    clerk.page._now.forms["closing"]._reason.setFocus()
    clerk.type("The guest had to leave")
    clerk.press("step-done")
    clerk.until(lambda: clerk.view.closing)
    assert clerk.view.closing.reason == "The guest had to leave"
    assert not clerk.view.closing.content


def test_the_follow_up_is_proposed_with_a_date_and_a_draft(clerk: Any) -> None:
    at_the_end(clerk)
    closing = clerk.page._now.forms["closing"]
    assert closing.filled("draft")
    clerk.press("1", "5", "4", "3", "1", "step-done")
    clerk.until(lambda: clerk.view.closing)
    view = clerk.view
    assert [(one.follow_up, bool(one.draft)) for one in view.promises] == [("letter", True)]
    assert view.promises[0].due_ms - view.opened_ms > 5 * 86_400_000
    assert (view.adviser, view.closing.mood) == (True, 5)
    clerk.until(lambda: clerk.sees("The guest is content."))


def test_what_was_answered_at_the_end_is_on_file_and_not_half_typed(clerk: Any) -> None:
    at_the_end(clerk)
    clerk.press("1", "5", "step-done")
    clerk.until(lambda: clerk.view.closing)
    clerk.until(lambda: clerk.sees("The guest is content."))
    clerk.until(lambda: not clerk.sees("What you typed is kept"))
    assert not clerk.page._now.typed()
    clerk.press("step-done")
    clerk.until(lambda: clerk.view.is_open)
    assert not clerk.page._now.forms["closing"]._content.is_chosen


def test_closed_at_another_desk_while_something_is_typed_loses_nothing(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.type("Ticket 09")
    clerk.elsewhere(page, acts.close, content=True)
    clerk.until(lambda: clerk.form == "ended")
    assert clerk.sees("What you typed is kept")
    clerk.press("step-done")
    clerk.until(lambda: clerk.form == "facts")
    assert clerk.page._now.forms["facts"].filled("fact") == "Ticket 09"
    clerk.press("Return")
    clerk.until(lambda: clerk.view.facts)


def test_written_in_the_moment_of_closing_it_is_refused_and_kept(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.type("Ticket 0918")
    clerk.desk.matters.act(page, acts.close, content=True).result()
    clerk.press("Return")
    clerk.until(lambda: clerk.form == "ended")
    clerk.bot.wait(50)
    assert not clerk.view.facts
    assert clerk.page._now.forms["facts"].filled("fact") == "Ticket 0918"


def test_the_end_is_a_key_away_and_so_is_the_way_back(clerk: Any) -> None:
    clerk.problem()
    clerk.step("forgiveness")
    clerk.press("end")
    assert clerk.form == "closing"
    clerk.press("step-before")
    assert clerk.page._centre.shown == "write"

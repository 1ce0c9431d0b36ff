"""Two desks on one store: what is closed at one while it is written on at the other."""

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.desk import Desk, open_desk
from assistant.places import Home
from assistant.recovery import acts


@pytest.fixture
def other(place: Home, clerk: Any) -> Iterator[Desk]:
    """The other desk, with Marek at it."""
    opened = open_desk(place)
    opened.sign_in(clerk.marek)
    yield opened
    opened.close()


def test_a_deed_typed_while_another_window_closes_the_problem_stays_and_is_explained(
    clerk: Any, other: Desk
) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.press("note-deed")
    clerk.type("Pavel brings the suit")
    other.matters.act(page, acts.close, content=True).result()
    clerk.press("Return")
    clerk.until(lambda: clerk.sees("This problem was closed meanwhile. Reopen it to write on."))
    facts = clerk.page._now.forms["facts"]
    assert facts.filled("fact") == "Pavel brings the suit"
    clerk.desk.notice().result()  # as the window does by itself from time to time
    clerk.until(lambda: clerk.form == "ended")
    assert clerk.sees("What you typed is kept")
    assert not clerk.view.deeds
    clerk.press("step-done")
    clerk.until(lambda: clerk.form == "facts")
    assert facts.filled("fact") == "Pavel brings the suit"
    assert not clerk.sees("was closed meanwhile")
    clerk.press("note-deed", "Return")
    clerk.until(lambda: clerk.view.deeds)
    told = other.matters.one(page)
    assert told is not None
    assert [one.text for one in told.deeds] == ["Pavel brings the suit"]
    assert told.is_open


def test_what_another_window_writes_is_seen_and_both_lines_are_there(
    clerk: Any, other: Desk
) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness")
    clerk.type("Ticket 0918")
    other.matters.act(page, acts.note_fact, text="Given in on Friday").result()
    clerk.press("Return")
    clerk.until(lambda: len(clerk.view.facts) == 2)
    assert [one.text for one in clerk.view.facts] == ["Given in on Friday", "Ticket 0918"]
    clerk.until(lambda: clerk.sees("Given in on Friday"))

"""A case as a document: everything on file is in it, dated and signed, and nothing is code."""

import time
from typing import Any

import pytest
from PySide6.QtGui import QColor

from assistant import tongue
from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.people.view import signatures
from assistant.recovery import acts, gestures, promises
from assistant.recovery.view import MatterView
from ui.paper.case import case_document, case_title, moment

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
HOUR_MS = 3_600_000


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def told(desk: Desk, page: PageId, guest: str = "Daniel Okafor", language: str = "en") -> str:
    view, names = desk.matters.one(page), signatures(desk.staff())
    document = case_document(view, guest, names, desk.matters.policy(), language)
    return document.toPlainText()


@pytest.fixture
def problem(desk: Desk, fonts: None) -> PageId:
    guest = desk.meet(Identity(name="Daniel Okafor")).result()
    words = "My suit is not back and I speak at seven."
    return desk.matters.open(guest=guest, steps=STEPS, text=words, whose="his wife").result()


def do(desk: Desk, page: PageId, act: Any, **words: Any) -> MatterView:
    desk.matters.act(page, act, **words).result()
    return desk.matters.one(page)


def test_everything_on_file_is_in_the_case(desk: Desk, problem: PageId) -> None:
    marek = desk.join(name="Marek", role="clerk").result()
    do(desk, problem, acts.note_fact, text="Ticket 0918, given in on Friday")
    do(desk, problem, acts.do_step, step="forgiveness")
    do(desk, problem, acts.note_deed, text="Pressed again")
    words = {"text": "Suit in room 305", "due_ms": now_ms() + HOUR_MS, "to": "the porter"}
    view = do(desk, problem, promises.promise, **words)
    one = view.promises[0].id
    do(desk, problem, promises.renew_promise, of=one, due_ms=now_ms() + 2 * HOUR_MS)
    do(desk, problem, promises.keep_promise, of=one)
    view = do(desk, problem, promises.promise, text="A call", due_ms=now_ms() + HOUR_MS)
    do(desk, problem, promises.break_promise, of=view.promises[1].id, reason="Nobody answered")
    do(desk, problem, gestures.give, gesture="gift", text="Dinner for two", cost=4000)
    do(desk, problem, gestures.ask, gesture="upgrade", text="The suite", cost=50_000)
    do(desk, problem, acts.change, defect="mistake", product="Laundry", place="Room 305",
       cause="Two tickets on one rail")  # fmt: skip
    do(desk, problem, acts.pass_on, owner=marek)
    do(desk, problem, acts.ask_adviser, agreed=True)
    do(desk, problem, acts.close, content=True, mood=4)
    text = told(desk, problem)
    for part in (
        *("“My suit is not back and I speak at seven.”", "Daniel Okafor", "his wife", "Serious"),
        *("opened", "by Elena", "owned by Marek", "closed", "Ticket 0918, given in on Friday"),
        *("✓ Ask forgiveness", "Put it right: not done yet", "Pressed again"),
        *("Suit in room 305", "To: the porter", "Times before", "kept", "Nobody answered"),
        *("A gift: Dinner for two", "€40", "Something better: The suite", "withdrawn"),
        *("Kind: Mistake, Done wrongly", "Product: Laundry", "Place: Room 305"),
        *("What led to it: Two tickets on one rail", "Called back when promised"),
        *("The guest is content.", "How the guest felt in the end", "Asked for advice: yes"),
        "Name, date, signature",
    ):
        assert part in text, part


def test_case_that_has_just_begun_has_no_empty_parts(desk: Desk, problem: PageId) -> None:
    text = told(desk, problem)
    for part in ("The facts", "Promises", "What was given", "How it ended", "Who owned it"):
        assert part not in text
    assert "open" in text


def test_what_guests_say_is_never_read_as_code(desk: Desk, problem: PageId) -> None:
    do(desk, problem, acts.note_fact, text="<b>5 < 6</b> & <img src='x'>\nsecond line")
    text = told(desk, problem, guest="O’Neill <i>& Sons</i>")
    assert "<b>5 < 6</b> & <img src='x'>" in text
    assert "second line" in text
    assert "O’Neill <i>& Sons</i>" in text


def test_earlier_wordings_stay_in_the_case(desk: Desk, problem: PageId) -> None:
    view = do(desk, problem, acts.note_fact, text="Ticket 0981")
    do(desk, problem, acts.correct, of=view.facts[0].id, text="Ticket 0918")
    text = told(desk, problem)
    assert "Ticket 0918" in text
    assert "Ticket 0981" in text


def test_long_words_stand_in_full_below_the_head(desk: Desk, problem: PageId) -> None:
    words = "It was cold. " * 30 + "That is all."
    do(desk, problem, acts.change, text=words)
    text = told(desk, problem)
    assert text.startswith("“It was cold.")
    assert "…”" in text
    assert "That is all." in text


def test_restriction_is_told_at_the_head(desk: Desk, problem: PageId) -> None:
    do(desk, problem, acts.change, restricted="injury")
    assert "Injury: only for those who need it" in told(desk, problem)


def test_second_failure_and_who_came_are_told(desk: Desk, problem: PageId) -> None:
    do(desk, problem, gestures.call_authority)
    do(desk, problem, gestures.come)
    text = told(desk, problem)
    assert "Called because the guest asked for it" in text
    assert "seen to" in text


def test_guest_who_is_not_on_file_is_told_as_known(desk: Desk, fonts: None) -> None:
    page = desk.matters.open(steps=STEPS, text="Cold soup", who="the lady of table 4").result()
    assert "the lady of table 4" in told(desk, page, guest="")
    assert case_title(desk.matters.one(page), "").startswith("the lady of table 4, case of")


def test_promise_alone_makes_a_case_as_well(desk: Desk, fonts: None) -> None:
    due_ms = now_ms() + HOUR_MS
    page = desk.matters.open(
        promises.promise_alone, text="A taxi at nine", due_ms=due_ms, to="Ms Novak"
    ).result()
    text = told(desk, page, guest="")
    assert "A taxi at nine" in text
    assert moment(due_ms) in text
    assert "Kind" not in text


def test_own_framework_keeps_its_names(desk: Desk, problem: PageId) -> None:
    from assistant.recovery import house
    from assistant.recovery.entries import StepWritten

    steps = (StepWritten("Sit down with them", "listen"), StepWritten("Make it good", "solve"))
    desk.matters.settle(house.write_framework, name="Ours", steps=steps).result()
    own = desk.matters.policy().own[0]
    page = desk.matters.open(
        steps=("a:listen", "b:solve"), framework=own.key, text="Cold soup"
    ).result()
    assert "Sit down with them: not done yet" in told(desk, page, guest="")


def test_case_is_black_on_white_in_any_language(desk: Desk, problem: PageId) -> None:
    tongue.speak("zh")
    view, names = desk.matters.one(problem), signatures(desk.staff())
    document = case_document(view, "王雅琴", names, desk.matters.policy(), "zh")
    assert "王雅琴" in document.toPlainText()
    assert "请求原谅" in document.toPlainText()
    block = document.begin()
    while block.isValid():
        for at in block:
            colour = at.fragment().charFormat().foreground().color()
            assert colour.lightness() < QColor("#666666").lightness()
        block = block.next()

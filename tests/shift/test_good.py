"""Good deeds and suggestions on a real desk: told, thanked for once, answered by those who may."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.journal.entry import Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId, new_id
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.shift import good, register
from assistant.shift.entries import SuggestionMade, WowThanked, WowTold
from assistant.shift.fold import fold_wow
from assistant.shift.view import Around, ShiftRules, SuggestionView, WowView


@pytest.fixture
def boris(desk: Desk) -> StaffId:
    """A clerk beside Elena, who is a manager."""
    return desk.join(name="Boris").result()


def elena(desk: Desk) -> StaffId:
    return next(StaffId(one.page) for one in desk.staff() if one.name == "Elena")


def tell(desk: Desk, text: str = "Walked the guest to the train", **words: Any) -> PageId:
    changes = desk.shifts.begin(good.tell_wow, text=text, **words).result()
    return changes.entries[0].page


def suggest(desk: Desk, text: str = "A lamp at the back door") -> PageId:
    return desk.shifts.begin(good.suggest, text=text).result().entries[0].page


def wows(desk: Desk) -> list[WowView]:
    views = desk.shifts.all(register.wows)
    return [view for view in views if isinstance(view, WowView)]


def suggestions(desk: Desk) -> list[SuggestionView]:
    views = desk.shifts.all(register.suggestions)
    return [view for view in views if isinstance(view, SuggestionView)]


def test_good_deed_is_told_about_colleagues_each_named_once(desk: Desk, boris: StaffId) -> None:
    tell(desk, "  Lent his own\ncharger ", about=(boris, boris))
    assert [(one.text, one.about, one.staff) for one in wows(desk)] == [
        ("Lent his own charger", (boris,), elena(desk))
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 501])
def test_no_words_and_too_many_are_refused(desk: Desk, text: str) -> None:
    for act in (good.tell_wow, good.suggest):
        with pytest.raises(Refused):
            desk.shifts.begin(act, text=text).result()
    assert not wows(desk)
    assert not suggestions(desk)


def test_nobody_unknown_is_praised(desk: Desk) -> None:
    with pytest.raises(Refused, match="somebody who works here"):
        tell(desk, about=(StaffId(PageId(b"x" * 16)),))


def test_who_tells_of_a_colleague_may_thank_and_who_did_it_may_not(
    desk: Desk, boris: StaffId
) -> None:
    page = tell(desk, about=(boris,))
    desk.shifts.act(page, good.thank).result()
    desk.sign_in(boris)
    with pytest.raises(Refused, match="your own good deed"):
        desk.shifts.act(page, good.thank).result()
    assert set(wows(desk)[0].thanks) == {elena(desk)}


def test_thanking_once_more_writes_nothing(desk: Desk, boris: StaffId) -> None:
    page = tell(desk, about=(boris,))
    assert desk.shifts.act(page, good.thank).result().entries
    assert not desk.shifts.act(page, good.thank).result().entries


@given(st.lists(st.integers(0, 3), max_size=20))
def test_nobody_thanks_twice_whatever_lines_came(signers: list[int]) -> None:
    page, staff = PageId(new_id(1)), [StaffId(PageId(bytes([n]) * 16)) for n in range(4)]
    bodies: list[tuple[Any, StaffId]] = [(WowTold("Well done"), staff[0])]
    bodies += [(WowThanked(), staff[n]) for n in signers]
    lines = [
        Line(EntryId(new_id(n + 1)), body, who, DeskId(b"d" * 16), n + 1)
        for n, (body, who) in enumerate(bodies)
    ]
    view = fold_wow(page, lines)
    assert view is not None
    assert set(view.thanks) == {staff[n] for n in signers}
    for one in staff:
        people = {who: StaffView(who, "x", "clerk") for who in staff}
        around = Around(100, one, people, ShiftRules())
        assert bool(good.thank(view, around)) == (one not in view.thanks)


def test_what_was_told_can_be_taken_back_by_whoever_told_it(desk: Desk, boris: StaffId) -> None:
    page = tell(desk, about=(boris,))
    line = wows(desk)[0].id
    desk.sign_in(boris)
    with pytest.raises(Refused, match="whoever wrote"):
        desk.shifts.act(page, good.undo, of=line).result()
    desk.sign_in(elena(desk))
    desk.shifts.act(page, good.undo, of=line).result()
    assert not wows(desk)
    desk.rebuild()
    assert not wows(desk)
    with pytest.raises(Refused, match="taken back"):
        desk.shifts.act(page, good.thank).result()


def test_nobody_takes_back_a_colleagues_thanks(desk: Desk, boris: StaffId) -> None:
    page = tell(desk)
    thanks = desk.shifts.act(page, good.thank).result().entries[0].id
    desk.sign_in(boris)
    desk.shifts.act(page, good.undo, of=thanks).result()
    assert wows(desk)[0].thanks
    desk.sign_in(elena(desk))
    desk.shifts.act(page, good.undo, of=thanks).result()
    assert not wows(desk)[0].thanks


def test_after_a_minute_words_are_corrected_and_the_first_ones_stay(desk: Desk) -> None:
    long_ago = time.time_ns() // 1_000_000 - 3_600_000
    page = PageId(new_id(long_ago))
    draft = Draft(SuggestionMade("A lamb at the back door"), happened_at=long_ago)
    desk._submit(lambda tx, now_ms: {page: [draft]}).result()
    view = suggestions(desk)[0]
    around = Around(
        view.when_ms + 10**9, view.staff, {view.staff: StaffView(view.staff, "E", "clerk")},
        ShiftRules(),
    )  # fmt: skip
    with pytest.raises(Refused, match="one minute"):
        good.undo(view, around, of=view.id)
    desk.shifts.act(page, good.correct, text="A lamp at the back door").result()
    now = suggestions(desk)[0]
    assert (now.text, now.history[0].text) == (
        "A lamp at the back door", "A lamb at the back door"
    )  # fmt: skip
    assert not desk.shifts.act(page, good.correct, text=now.text).result().entries


def test_only_whoever_wrote_it_corrects_it(desk: Desk, boris: StaffId) -> None:
    page = suggest(desk)
    desk.sign_in(boris)
    with pytest.raises(Refused, match="whoever wrote"):
        desk.shifts.act(page, good.correct, text="Mine").result()


def test_suggestion_is_answered_by_those_with_authority_and_a_later_answer_stands_above(
    desk: Desk, boris: StaffId
) -> None:
    desk.sign_in(boris)
    page = suggest(desk)
    with pytest.raises(Refused, match="change hands with F12"):
        desk.shifts.act(page, good.answer_suggestion, answer="yes", text="").result()
    desk.sign_in(elena(desk))
    desk.shifts.act(page, good.answer_suggestion, answer="later", text="In spring").result()
    desk.shifts.act(page, good.answer_suggestion, answer="yes", text="It hangs").result()
    answers = suggestions(desk)[0].answers
    assert [(one.answer, one.text, one.staff) for one in answers] == [
        ("later", "In spring", elena(desk)),
        ("yes", "It hangs", elena(desk)),
    ]
    same = desk.shifts.act(page, good.answer_suggestion, answer="yes", text="It hangs")
    assert not same.result().entries


@pytest.mark.parametrize(("answer", "text"), [("no", ""), ("later", "  "), ("perhaps", "x")])
def test_no_and_later_need_words_and_there_is_no_fourth_answer(
    desk: Desk, boris: StaffId, answer: str, text: str
) -> None:
    desk.sign_in(boris)
    page = suggest(desk)
    desk.sign_in(elena(desk))
    with pytest.raises(Refused):
        desk.shifts.act(page, good.answer_suggestion, answer=answer, text=text).result()
    assert not suggestions(desk)[0].answers


def test_ones_own_suggestion_is_answered_by_another_unless_there_is_none(desk: Desk) -> None:
    page = suggest(desk)
    desk.join(name="Lin", role="supervisor").result()
    with pytest.raises(Refused, match="your own suggestion"):
        desk.shifts.act(page, good.answer_suggestion, answer="yes", text="").result()


def test_only_manager_answers_their_own_suggestion(desk: Desk, boris: StaffId) -> None:
    page = suggest(desk)
    desk.shifts.act(page, good.answer_suggestion, answer="yes", text="").result()
    assert suggestions(desk)[0].answers[0].answer == "yes"


def test_those_without_an_answer_come_first_the_longest_waiting_before(
    desk: Desk, boris: StaffId
) -> None:
    first, second, third = (suggest(desk, text) for text in ("One", "Two", "Three"))
    desk.shifts.act(first, good.answer_suggestion, answer="yes", text="").result()
    assert [one.page for one in suggestions(desk)] == [second, third, first]

"""A handover from the first pinned line to the last signature, on a real desk."""

import time
from pathlib import Path

import pytest

from assistant.changes import Changes
from assistant.desk import Desk, open_desk
from assistant.drafts import Draft
from assistant.exchange.coming import Coming
from assistant.guests import acts as guest_acts
from assistant.guests.entries import GuestArrived, Identity
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.places import Home
from assistant.recovery import acts, promises
from assistant.recovery.entries import GestureMade, ProblemClosed, ProblemOpened
from assistant.refusal import Refused
from assistant.shift import expecting, handing
from assistant.shift.entries import CameOnDuty, Item
from assistant.shift.sheet import next_page
from assistant.shift.times import day_of
from assistant.shift.view import HandoverView

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
HOUR_MS = 3_600_000


@pytest.fixture
def boris(desk: Desk) -> StaffId:
    """A clerk beside Elena."""
    return desk.join(name="Boris").result()


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def problem(desk: Desk, text: str, **words: object):  # type: ignore[no-untyped-def]
    return desk.matters.open(acts.open_problem, text=text, steps=STEPS, **words).result()


def give(desk: Desk) -> HandoverView:
    """The sheet as it is, given."""
    page = desk.shifts.draft().page
    desk.shifts.give(page).result()
    sheet = desk.shifts.given(page)
    assert sheet is not None
    assert sheet.view is not None
    return sheet.view


def test_sheet_gathers_by_itself_what_is_open(desk: Desk) -> None:
    guest = desk.meet(Identity("Ingrid Solheim")).result()
    desk.on_guest(guest, guest_acts.arrive, channel="in-person").result()
    shower = problem(desk, "The shower is cold", guest=guest)
    due = now_ms() + HOUR_MS
    desk.matters.open(promises.promise_alone, text="Call a taxi", due_ms=due).result()
    desk.shifts.on_draft(handing.pin, text="Left door stays shut until seven").result()
    sheet = desk.shifts.draft()
    kinds = [(one.told.item.kind, one.told.name) for one in sheet.items]
    assert kinds == [("problem", "Ingrid Solheim"), ("promise", ""), ("pinned", "")]
    assert sheet.items[0].told.matter is not None
    assert sheet.items[0].told.matter.page == shower


def test_what_is_told_is_as_it_stood_when_it_was_given(desk: Desk) -> None:
    page = problem(desk, "The shower is cold")
    given = give(desk)
    desk.matters.act(page, acts.change, text="The shower was cold, and is warm").result()
    desk.matters.act(page, acts.close, content=True).result()
    sheet = desk.shifts.given(given.page)
    assert sheet is not None
    told = sheet.items[0].told
    assert told.matter is not None
    assert told.matter.text == "The shower is cold"
    assert told.over_ms > 0


def test_what_is_open_still_is_on_the_next_sheet_too(desk: Desk) -> None:
    page = problem(desk, "The shower is cold")
    first, second = give(desk), give(desk)
    assert first.page != second.page
    assert [one.item for one in second.items] == [Item("problem", page)]


def test_each_reader_signs_for_themselves(desk: Desk, boris: StaffId) -> None:
    item = Item("problem", problem(desk, "The shower is cold"))
    given = give(desk)
    elena = desk.signed
    desk.sign_in(boris)
    sheet = desk.shifts.given()
    assert sheet is not None
    assert [one.said.item for one in sheet.unread(boris)] == [item]
    assert elena is not None
    assert not sheet.unread(elena), "who gave it need not read it"
    desk.shifts.act(given.page, handing.sign, item=item).result()
    assert not desk.shifts.act(given.page, handing.sign, item=item).result().entries
    sheet = desk.shifts.given()
    assert sheet is not None
    assert not sheet.unread(boris)
    assert set(sheet.items[0].said.signed) == {boris}


def test_new_words_are_to_be_read_again(desk: Desk, boris: StaffId) -> None:
    item = Item("problem", problem(desk, "The shower is cold"))
    elena, given = desk.signed, give(desk)
    desk.sign_in(boris)
    desk.shifts.act(given.page, handing.sign, item=item).result()
    desk.sign_in(elena)
    desk.shifts.act(given.page, handing.note, item=item, text="The plumber is here").result()
    sheet = desk.shifts.given()
    assert sheet is not None
    assert len(sheet.unread(boris)) == 1


def test_question_reaches_who_wrote_and_its_answer_who_asked(desk: Desk, boris: StaffId) -> None:
    item = Item("problem", problem(desk, "The shower is cold"))
    elena = desk.signed
    desk.shifts.on_draft(handing.note, item=item, text="She says it quietly").result()
    given = give(desk)
    desk.sign_in(boris)
    desk.shifts.act(given.page, handing.sign, item=item).result()
    desk.shifts.act(given.page, handing.ask, item=item, text="Does she know of room 508?").result()
    view = desk.shifts.earlier()[0]
    assert elena is not None
    asked = view.unanswered(elena)
    assert [one.text for one in asked] == ["Does she know of room 508?"]
    assert not view.unanswered(boris)
    desk.sign_in(elena)
    desk.shifts.act(given.page, handing.answer, of=asked[0].id, text="Yes").result()
    view = desk.shifts.earlier()[0]
    assert not view.unanswered(elena)
    assert [one.item for one in view.unread(boris)] == [item], "the answer is to be read"


def test_nobody_takes_back_a_colleagues_signature(desk: Desk, boris: StaffId) -> None:
    item = Item("problem", problem(desk, "The shower is cold"))
    elena, given = desk.signed, give(desk)
    desk.sign_in(boris)
    signature = desk.shifts.act(given.page, handing.sign, item=item).result().entries[0]
    desk.sign_in(elena)
    desk.shifts.act(given.page, handing.undo, of=signature.id).result()
    assert desk.shifts.earlier()[0].items[0].signed
    desk.sign_in(boris)
    desk.shifts.act(given.page, handing.undo, of=signature.id).result()
    assert not desk.shifts.earlier()[0].items[0].signed


def test_two_desks_write_on_one_sheet(desk: Desk, place: Home, boris: StaffId) -> None:
    item = Item("problem", problem(desk, "The shower is cold"))
    other = open_desk(place)
    try:
        other.sign_in(boris)
        other.shifts.on_draft(handing.note, item=item, text="From the bar").result()
        desk.shifts.on_draft(handing.note, item=item, text="From the desk").result()
        notes = desk.shifts.draft().items[0].said.notes
        assert [note.text for note in notes] == ["From the bar", "From the desk"]
        page = other.shifts.draft().page
        desk.shifts.give(page).result()
        with pytest.raises(Refused, match="given meanwhile"):
            other.shifts.give(page).result()
    finally:
        other.close()


def test_what_was_typed_outlives_the_program(desk: Desk, place: Home, tmp_path: Path) -> None:
    page = desk.shifts.draft().page
    desk.shifts.keep(page, {"words": "Half a sen"}).result()
    signed = desk.signed
    desk.close()
    again = open_desk(place)
    try:
        again.sign_in(signed)
        assert again.shifts.kept(page) == {"words": "Half a sen"}
        assert not again.shifts.kept(next_page(page))
    finally:
        again.close()


def test_restricted_problem_is_on_the_sheet_and_hidden_from_others(
    desk: Desk, boris: StaffId
) -> None:
    problem(desk, "A theft", restricted="theft")
    desk.sign_in(boris)
    sheet = desk.shifts.draft()
    assert (sheet.items, sheet.hidden) == ((), 1)
    desk.shifts.give(sheet.page).result()
    given = desk.shifts.given()
    assert given is not None
    assert (given.items, given.hidden) == ((), 1)


def test_what_is_said_of_a_restricted_problem_reaches_only_who_may_see_it(
    desk: Desk, boris: StaffId
) -> None:
    item = Item("problem", problem(desk, "A theft", restricted="theft"))
    elena = desk.signed
    assert elena is not None
    desk.sign_in(boris)
    page = desk.shifts.draft().page
    desk.shifts.give(page).result()
    desk.sign_in(elena)
    desk.shifts.act(page, handing.note, item=item, text="Ask the porter").result()
    desk.shifts.act(page, handing.ask, item=item, text="Which porter?").result()
    (hers,) = desk.shifts.earlier()
    assert hers.items[0].notes[0].text == "Ask the porter"
    desk.sign_in(boris)
    heard: list[Changes] = []
    desk.on_changes(heard.append)
    desk.shifts.act(page, handing.say_to_all, text="A quiet night").result()
    given = desk.shifts.given(page)
    assert given is not None
    told = [*desk.shifts.earlier(), *heard[0].shifts.values(), given.view]
    assert [view.items for view in told if isinstance(view, HandoverView)] == [(), (), ()]
    assert not given.view.unanswered(boris), "he could not answer it"
    desk.sign_in(elena)
    assert desk.shifts.earlier()[0].items == hers.items, "nothing is lost by it"


def test_ten_thousand_items_are_all_on_the_sheet(desk: Desk) -> None:
    signer = desk.signed
    desk.pouring.pour(
        (PageId(new_id(now_ms())), [Draft(ProblemOpened(f"problem {number}", STEPS), signer)])
        for number in range(10_000)
    )
    assert len(give(desk).items) == 10_000
    sheet = desk.shifts.given()
    assert sheet is not None
    assert {one.told.matter.text for one in sheet.items if one.told.matter} == {
        f"problem {number}" for number in range(10_000)
    }


def test_unread_pinned_line_is_carried_on(desk: Desk, boris: StaffId) -> None:
    desk.shifts.on_draft(handing.pin, text="Left door stays shut").result()
    first = give(desk)
    second = give(desk)
    assert second.items[0].item == first.items[0].item
    desk.sign_in(boris)
    desk.shifts.act(second.page, handing.sign, item=second.items[0].item).result()
    assert not give(desk).items


def test_register_is_made_anew_as_it_was(desk: Desk) -> None:
    problem(desk, "The shower is cold")
    given = give(desk)
    desk.rebuild()
    assert [one.page for one in desk.shifts.earlier()] == [given.page]


def test_every_guest_in_the_house_is_on_the_sheet(desk: Desk, boris: StaffId) -> None:
    def comes(name: str) -> PageId:
        guest = desk.meet(Identity(name)).result()
        desk.on_guest(guest, guest_acts.arrive, channel="in-person").result()
        return guest

    plain, robbed, later = comes("Plain"), comes("Robbed"), comes("Later")
    noted = comes("Noted")
    desk.on_guest(noted, guest_acts.note_mood, level=2, cause="the lift").result()
    problem(desk, "A watch is gone", guest=robbed, restricted="theft")
    due_ms = now_ms() + 100 * HOUR_MS
    desk.matters.promise(later, text="A call", due_ms=due_ms, owner=desk.signed).result()
    desk.sign_in(boris)
    sheet = desk.shifts.draft()
    assert [(one.told.item.kind, one.told.name) for one in sheet.items] == [
        ("guest", "Noted"),
        ("others", ""),
    ]
    assert set(sheet.items[1].told.names) == {"Plain", "Robbed", "Later"}
    desk.shifts.give(sheet.page).result()
    desk.on_guest(plain, guest_acts.leave).result()
    comes("Came since")
    given = desk.shifts.given()
    assert given is not None
    assert set(given.items[1].told.names) == {"Plain", "Robbed", "Later"}, "as it stood then"


def test_allergy_of_a_guest_is_told_with_whatever_is_told_of_them(desk: Desk) -> None:
    guest = desk.meet(Identity("Li Kun"), care="allergy", minded="Seafood").result()
    problem(desk, "The soup was cold", guest=guest)
    told = desk.shifts.draft().items[0].told
    assert told.card is not None
    assert [care.text for care in told.card.care] == ["Seafood"]


def test_first_handover_of_a_house_tells_of_one_day(desk: Desk) -> None:
    old, new = (PageId(new_id(now_ms())) for _ in range(2))
    for page, ago in ((old, 30 * HOUR_MS), (new, HOUR_MS)):
        when_ms, signer = now_ms() - ago, desk.signed
        bodies = [ProblemOpened("Cold", STEPS), GestureMade("gift", "Fruit")]
        bodies += [ProblemClosed(content=True)]
        desk.pouring.pour([(page, [Draft(body, signer, when_ms) for body in bodies])])
    assert [one.page for one in [i.told.item for i in desk.shifts.draft().items]] == [new]


def test_expected_guest_is_on_the_sheet_until_they_come_that_day(desk: Desk) -> None:
    guest = desk.meet(Identity("Aurora Benitez")).result()
    row = Coming("Aurora Benitez", day_of(now_ms()), "23:59")
    desk.shifts.expect(expecting.expect, rows=[row], guests=None).result()
    page = desk.shifts.draft().items[0].told.item.page
    desk.shifts.act(page, expecting.match, guest=guest).result()
    yesterday = now_ms() - 24 * HOUR_MS
    desk.pouring.pour([(guest, [Draft(GuestArrived("in-person"), desk.signed, yesterday)])])
    assert Item("expected", page) in [one.told.item for one in desk.shifts.draft().items]
    desk.on_guest(guest, guest_acts.leave).result()
    desk.on_guest(guest, guest_acts.arrive, channel="in-person").result()
    assert Item("expected", page) not in [one.told.item for one in desk.shifts.draft().items]


def came(desk: Desk, staff: StaffId, hours_ago: int) -> None:
    """A line of somebody who came to work so long ago."""
    page, when_ms = desk.shifts.draft().page, now_ms() - hours_ago * HOUR_MS
    desk.pouring.pour([(page, [Draft(CameOnDuty(), staff, when_ms)])])


def test_who_left_without_a_handover_is_known_where_the_house_hands_over(
    desk: Desk, boris: StaffId
) -> None:
    came(desk, boris, 20)
    assert not desk.shifts.left_without(), "a house that does not hand over misses nothing"
    give(desk)
    assert not desk.shifts.left_without(), "what was handed over since was handed over"
    came(desk, boris, 20)
    assert desk.shifts.left_without() == [boris]
    desk.sign_in(boris)
    assert not desk.shifts.left_without(), "whoever is here has not left"


def test_who_comes_again_the_next_day_is_at_work_again(desk: Desk, boris: StaffId) -> None:
    came(desk, boris, 20)
    assert boris not in desk.shifts.duty()
    desk.sign_in(boris)
    desk.shifts.on_draft(handing.come).result()
    assert boris in desk.shifts.duty()
    assert not desk.shifts.on_draft(handing.come).result().entries, "once a working day"


def test_clock_ahead_makes_nobody_come_later_than_now(desk: Desk, boris: StaffId) -> None:
    came(desk, boris, -3)
    assert desk.shifts.duty()[boris] <= now_ms()


def test_next_sheet_is_found_while_the_register_is_made_anew(desk: Desk) -> None:
    problem(desk, "The shower is cold")
    give(desk)
    given = give(desk)
    with desk._store.writing() as tx:
        tx.exec_driver_sql("DELETE FROM handover")
    sheet = desk.shifts.draft()
    assert sheet.page == next_page(given.page)
    desk.shifts.on_draft(handing.pin, text="Left door stays shut").result()
    desk.rebuild()
    again = desk.shifts.draft()
    assert again.page == sheet.page
    assert again.view is not None
    assert [pin.text for pin in again.view.pins] == ["Left door stays shut"]

"""Two cards of one guest: joined, parted again, and the same at every desk."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from assistant.__main__ import main
from assistant.desk import Desk, open_desk
from assistant.exchange import imports
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.joined import without_joins
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.recovery import register as matters
from assistant.refusal import Refused
from assistant.shift import register as shifts
from assistant.shift import traces
from assistant.shift.view import TraceView


def met(desk: Desk, name: str, **details: object) -> PageId:
    return desk.meet(Identity(name, **details)).result()  # type: ignore[arg-type]


def card(desk: Desk, page: PageId) -> GuestView:
    view = desk.guest(page)
    assert view is not None
    return view


def found(desk: Desk, query: str) -> list[PageId]:
    return [hit.page for hit in desk.look_up(lambda tx: find.find(tx, query))]


@pytest.fixture
def ana(desk: Desk) -> PageId:
    return met(desk, "Ana Ruiz", phones=("+34 911 1111",), nickname="Anita")


@pytest.fixture
def anna(desk: Desk) -> PageId:
    page = met(desk, "Anna Ruiz Vega", phones=("+34 922 2222",), emails=("ana@example.com",))
    desk.on_guest(page, acts.note_mistake, text="Wrong room").result()
    desk.on_guest(page, acts.note_care, care="allergy", text="Nuts").result()
    return page


def test_both_stories_are_told_on_the_card_that_stays(
    desk: Desk, ana: PageId, anna: PageId
) -> None:
    desk.on_guest(ana, acts.write_note, text="Reads in the lobby").result()
    desk.merging.merge(ana, anna, theirs=("name",)).result()
    view = card(desk, ana)
    assert view.identity.name == "Anna Ruiz Vega"
    assert view.identity.nickname == "Anita"
    assert view.identity.phones == ("+34 911 1111", "+34 922 2222")
    assert view.identity.emails == ("ana@example.com",)
    assert [one.text for one in view.care] == ["Nuts"]
    assert [one.text for one in view.notes] == ["Reads in the lobby"]
    [join] = view.joined
    assert (join.other, join.name, join.old) == (anna, "Anna Ruiz Vega", (("name", "Ana Ruiz"),))
    kinds = [line.kind for line in view.log]
    assert kinds.count("guest-met") == 2
    assert kinds[-1] == "guests-merged"


def test_the_other_page_leads_to_the_one_that_stays(desk: Desk, ana: PageId, anna: PageId) -> None:
    desk.merging.merge(ana, anna).result()
    assert card(desk, anna) == card(desk, ana)
    assert card(desk, anna).page == ana
    desk.on_guest(anna, acts.write_note, text="By an old link").result()
    assert [one.text for one in card(desk, ana).notes] == ["By an old link"]
    named = desk.look_up(lambda tx: find.named(tx, [anna]))
    assert named[anna].page == ana


def test_one_guest_is_found_by_all_that_either_was_found_by(
    desk: Desk, ana: PageId, anna: PageId
) -> None:
    desk.merging.merge(ana, anna, theirs=("name",), phones="ours", emails="ours").result()
    view = card(desk, ana)
    assert view.identity.phones == ("+34 911 1111",)
    assert view.identity.emails == ()
    assert set(view.joined[0].old) == {
        ("name", "Ana Ruiz"),
        ("phone", "+34 922 2222"),
        ("email", "ana@example.com"),
    }
    for query in ("Ana Ruiz", "Vega", "Anita", "9222222", "9111111", "ana@example.com", "nuts"):
        assert found(desk, query) == [ana], query


def test_parted_again_each_card_is_as_it_would_be(desk: Desk, ana: PageId, anna: PageId) -> None:
    before = card(desk, ana), card(desk, anna)
    desk.merging.merge(ana, anna, theirs=("name",), phones="theirs").result()
    of = card(desk, ana).joined[0].id
    desk.merging.undo(anna, of).result()
    after = card(desk, ana), card(desk, anna)
    assert tuple(map(without_joins, after)) == before
    assert [(line.kind, line.undone) for line in after[1].log][-2:] == [
        ("guests-merged", True),
        ("merge-undone", False),
    ]
    # What another guest is called is not told on this one's card.
    assert "Vega" not in str(after[0])
    assert found(desk, "9111111") == [ana]
    assert found(desk, "Vega") == [anna]
    with pytest.raises(Refused, match="two cards again already"):
        desk.merging.undo(ana, of).result()


def test_what_was_written_while_they_were_one_stays_where_it_stands(
    desk: Desk, ana: PageId, anna: PageId
) -> None:
    [wrong] = card(desk, anna).mistakes
    desk.merging.merge(ana, anna).result()
    desk.on_guest(ana, acts.put_right, of=wrong.id, text="Moved upstairs").result()
    desk.on_guest(ana, acts.write_note, text="Likes the new room").result()
    assert card(desk, ana).mistakes[0].remedy == "Moved upstairs"
    desk.merging.undo(ana, card(desk, ana).joined[0].id).result()
    assert [one.text for one in card(desk, ana).notes] == ["Likes the new room"]
    assert card(desk, ana).mistakes == ()
    # What was done about a line of the other guest goes with that line.
    assert [one.remedy for one in card(desk, anna).mistakes] == ["Moved upstairs"]


def test_details_changed_after_joining_hold(desk: Desk, ana: PageId, anna: PageId) -> None:
    desk.merging.merge(ana, anna, theirs=("name",)).result()
    desk.on_guest(ana, acts.change_details, changes={"name": "Ana Vega"}).result()
    desk.on_guest(ana, acts.remove_contact, contact="phone", value="+34 922 2222").result()
    assert card(desk, ana).identity.name == "Ana Vega"
    assert card(desk, ana).identity.phones == ("+34 911 1111",)
    desk.merging.undo(ana, card(desk, ana).joined[0].id).result()
    assert card(desk, ana).identity.name == "Ana Vega"
    assert card(desk, anna).identity.phones == ("+34 922 2222",)


def test_a_detail_taken_back_after_joining_is_gone(desk: Desk, ana: PageId, anna: PageId) -> None:
    desk.on_guest(anna, acts.add_contact, contact="phone", value="555 000").result()
    slip = card(desk, anna).log[-1].id
    desk.merging.merge(ana, anna).result()
    assert "555 000" in card(desk, ana).identity.phones
    desk.on_guest(ana, acts.undo, of=slip).result()
    assert "555 000" not in card(desk, ana).identity.phones


def test_three_cards_become_one_and_each_comes_back(desk: Desk, ana: PageId, anna: PageId) -> None:
    third = met(desk, "A. Ruiz", birthday="1980-02-03")
    before = {page: card(desk, page) for page in (ana, anna, third)}
    desk.merging.merge(anna, third, theirs=("birthday",)).result()
    desk.merging.merge(ana, anna, theirs=("birthday",)).result()
    view = card(desk, third)
    assert view.page == ana
    assert view.identity.birthday == "1980-02-03"
    assert [one.name for one in view.joined] == ["A. Ruiz", "Anna Ruiz Vega"]
    assert desk.merging.pages(third) == sorted((ana, anna, third))
    desk.merging.undo(ana, view.joined[0].id).result()
    assert without_joins(card(desk, third)) == before[third]
    assert card(desk, anna).page == ana
    assert card(desk, ana).identity.birthday == ""
    desk.merging.undo(ana, view.joined[1].id).result()
    assert {page: without_joins(card(desk, page)) for page in before} == before


def test_matters_and_tasks_of_both_show_on_the_card_that_stays(
    desk: Desk, ana: PageId, anna: PageId
) -> None:
    problem = desk.matters.open(guest=anna, text="Cold soup", steps=()).result()
    desk.shifts.begin(traces.set_trace, guest=anna, text="A card", moment="farewell").result()
    desk.merging.merge(ana, anna).result()
    assert [one.page for one in desk.matters.with_guest(ana).matters] == [problem]
    one = desk.matters.one(problem)
    assert one is not None
    assert one.guest == ana
    [task] = desk.shifts.all(lambda tx: shifts.traces_of(tx, ana))
    assert isinstance(task, TraceView)
    assert task.guest == ana
    desk.merging.undo(ana, card(desk, ana).joined[0].id).result()
    assert desk.look_up(lambda tx: matters.of_guest(tx, ana)) == []
    assert desk.look_up(lambda tx: matters.of_guest(tx, anna)) == [problem]


def test_the_look_up_made_anew_knows_what_was_joined(
    place: Home, desk: Desk, ana: PageId, anna: PageId
) -> None:
    third = met(desk, "Marta Gil")
    desk.merging.merge(ana, third).result()
    desk.merging.merge(anna, ana, theirs=("nickname",)).result()
    desk.merging.undo(ana, card(desk, ana).joined[0].id).result()
    before = {page: card(desk, page) for page in (ana, anna, third)}
    desk.rebuild()
    assert {page: card(desk, page) for page in before} == before
    assert found(desk, "Anita") == [anna]
    assert found(desk, "Marta") == [third]
    assert desk.look_up(lambda tx: [hit.page for hit in find.recent(tx)]).count(ana) == 0


def test_a_list_that_comes_again_finds_the_card_that_stays(
    desk: Desk, tmp_path: Path, ana: PageId
) -> None:
    rows = tmp_path / "guests.csv"
    rows.write_text("Name,Birthday\nLena Vogt,1970-05-06\nLena Voigt,1970-05-06\n", "utf-8")
    table, mapping = imports.proposed(rows)
    imports.import_file(desk, rows, mapping, table=table)
    [one], [other] = found(desk, "Lena Vogt")[:1], found(desk, "Lena Voigt")[:1]
    desk.merging.merge(one, other).result()
    outcome = imports.import_file(desk, rows, mapping, table=table)
    assert (outcome.new, outcome.unchanged) == (0, 2)


def test_a_list_brings_back_neither_a_guest_nor_a_number_that_gave_way(
    desk: Desk, tmp_path: Path
) -> None:
    rows = tmp_path / "guests.csv"
    rows.write_text(
        "Name,Phone,E-mail\nLena Vogt,030 111111,lena@example.com\n"
        "L. Vogt,030 222222,lv@example.com\n",
        "utf-8",
    )
    table, mapping = imports.proposed(rows)
    imports.import_file(desk, rows, mapping, table=table)
    [one], [other] = found(desk, "030111111"), found(desk, "030222222")
    desk.merging.merge(one, other, phones="ours", emails="ours").result()
    outcome = imports.import_file(desk, rows, mapping, table=table)
    assert (outcome.new, outcome.unchanged) == (0, 2)
    assert card(desk, one).identity.phones == ("030 111111",)


def test_a_trainee_joins_nothing_and_may_say_perhaps(desk: Desk, ana: PageId, anna: PageId) -> None:
    desk.sign_in(desk.join(name="Marek", role="trainee").result())
    with pytest.raises(Refused, match="This is for"):
        desk.merging.merge(ana, anna).result()
    with pytest.raises(Refused, match="This is for"):
        desk.merging.tell_apart(ana, anna).result()
    desk.merging.mark(ana, anna).result()
    assert card(desk, ana).log[-1].kind == "perhaps-same"


def test_a_card_is_not_joined_to_itself(desk: Desk, ana: PageId, anna: PageId) -> None:
    desk.merging.merge(ana, anna).result()
    with pytest.raises(Refused, match="one already"):
        desk.merging.merge(anna, ana).result()


def test_another_desk_opened_on_the_same_store_sees_it(
    place: Home, desk: Desk, ana: PageId, anna: PageId
) -> None:
    desk.merging.merge(ana, anna).result()
    other = open_desk(place)
    assert other.guest(anna) == card(desk, ana)
    other.close()


def test_a_card_told_both_by_two_lists_counts_its_visits_once(desk: Desk) -> None:
    one, other, third = met(desk, "Li Na"), met(desk, "Li Na"), met(desk, "Na Li")
    for page in (one, other):
        desk.on_guest(page, acts.recall_earlier_visits, count=4, last="2024-05-06").result()
    desk.on_guest(third, acts.recall_earlier_visits, count=2, last="2023-01-01").result()
    desk.merging.merge(one, other).result()
    assert card(desk, one).earlier_visits == 4
    desk.merging.merge(one, third).result()
    assert (card(desk, one).earlier_visits, card(desk, one).earlier_last) == (6, "2024-05-06")


def test_tables_of_another_version_come_back_from_the_journal(
    place: Home, desk: Desk, ana: PageId, anna: PageId
) -> None:
    desk.merging.merge(ana, anna).result()
    before = card(desk, anna)
    desk._note("model:merges", "0").result()
    desk._note("model:guests", "of long ago").result()
    desk.close()
    again = open_desk(place)
    assert again.is_stale()
    again.rebuild()
    assert not again.is_stale()
    assert again.guest(anna) == before
    again.close()


def test_the_command_line_shows_the_card_that_stays_by_either_id(
    place: Home, desk: Desk, ana: PageId, anna: PageId, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.merging.merge(ana, anna, theirs=("name",)).result()
    desk.close()
    told = []
    for page in (ana, anna):
        assert main(["--home", str(place.root), "show", str(UUID(bytes=page)), "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert (told[0]["id"], told[0]["name"]) == (str(UUID(bytes=ana)), "Anna Ruiz Vega")

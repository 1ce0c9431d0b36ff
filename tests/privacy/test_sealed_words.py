"""What is said of a restricted problem on other pages is as secret as the problem itself."""

import json
from dataclasses import dataclass

import msgspec
import pytest

from assistant import model
from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests import acts as guest_acts
from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.check import check
from assistant.journal.entry import Kinds, rank
from assistant.journal.key import store_key
from assistant.journal.stamp import PageId, StaffId
from assistant.people.acts import change
from assistant.places import Home
from assistant.privacy import handed
from assistant.recovery import acts, promises
from assistant.refusal import Refused
from assistant.share.wire import wired
from assistant.shift import handing
from assistant.shift.entries import HANDOVER_KINDS, Item, ItemNoted
from assistant.shift.sheet import fold_handover
from assistant.shift.view import HandoverView, ToldSheet
from tests.privacy.bytes_of import places_of
from tests.privacy.test_sealing import STEPS, House

NOTE, STEP, ASKED, ANSWER, LATER = MARKS = [
    *("Zqorvath", "Wklpdex", "Fjuvnomb", "Yxhrtpel", "Gwsmikku"),
]
TEXT = "The Dvrolkzin ring is missing"


@pytest.fixture
def house(desk: Desk) -> House:
    """With the keys of Elena and Boris; Elena is there."""
    made = House(desk)
    for who in (made.elena, made.boris, made.elena):
        made.enter(who)
    return made


def problem(house: House, restricted: str = "theft") -> PageId:
    return house.desk.matters.open(
        guest=house.guest, text=TEXT, severity=3, steps=STEPS, restricted=restricted
    ).result()


def item(page: PageId) -> Item:
    return Item("problem", page)


def note(house: House, page: PageId, text: str = NOTE) -> None:
    words = {"item": item(page), "text": f"Ask {text} again", "next_step": f"{STEP} calls"}
    house.desk.shifts.on_draft(handing.note, **words).result()


def give(house: House) -> PageId:
    page = house.desk.shifts.draft().page
    house.desk.shifts.give(page).result()
    return page


@dataclass
class Spoken:
    """A handover with words of all kinds on a problem."""

    sheet: PageId
    matter: PageId


def spoken(house: House, restricted: str = "theft") -> Spoken:
    """A note by Elena, a question of Boris that she answers, another that he takes back."""
    desk, page = house.desk, problem(house, restricted)
    note(house, page)
    sheet = give(house)
    house.enter(house.boris)
    act = desk.shifts.act
    act(sheet, handing.sign, item=item(page)).result()
    act(sheet, handing.ask, item=item(page), text=f"Who is {ASKED}?").result()
    act(sheet, handing.ask, item=item(page), text=f"A slip about {LATER}").result()
    *_, slip = questions(desk, sheet, page)
    act(sheet, handing.undo, of=slip.id).result()
    house.enter(house.elena)
    [question] = questions(desk, sheet, page)
    act(sheet, handing.answer, of=question.id, text=f"{ANSWER} knows").result()
    return Spoken(sheet, page)


def view(desk: Desk, sheet: PageId) -> HandoverView:
    told = desk.shifts.given(sheet)
    assert told is not None
    assert told.view is not None
    return told.view


def questions(desk: Desk, sheet: PageId, page: PageId):  # type: ignore[no-untyped-def]
    return next((x.questions for x in view(desk, sheet).items if x.item == item(page)), ())


def in_the_file(house: House, place: Home) -> set[str]:
    """The marks in any byte of the store, deciphered."""
    return {mark for mark, _where in places_of(MARKS, place.store, store_key(place)[0])}


def in_lines(house: House) -> set[str]:
    """The marks in the bodies of the journal, and in what is given to the other desks."""
    with house.desk._store.reading() as tx:
        entries = [one for _page, lines in journal.all_pages(tx) for one in lines]
    told = b"\n".join(one.body + wired(one) for one in entries)
    assert b"Solheim" in told, "the look was a true one"
    return {mark for mark in MARKS if mark.encode() in told}


def told(sheet: ToldSheet | None) -> str:
    """All that a reader has of a sheet."""
    return repr(sheet)


def marks(text: str) -> set[str]:
    return {mark for mark in MARKS if mark in text}


def test_words_on_a_restricted_item_are_never_in_the_open(house: House, place: Home) -> None:
    spoken(house)
    assert in_lines(house) == set()
    assert in_the_file(house, place) == set()


def test_words_on_other_items_are_as_they_were(house: House, place: Home) -> None:
    problem(house)
    spoken(house, restricted="")
    assert in_lines(house) == set(MARKS)
    house.enter(house.lin)
    assert marks(told(house.desk.shifts.given())) == set(MARKS) - {LATER}


def test_who_may_read_the_problem_reads_what_is_said_of_it_and_others_nothing(
    house: House,
) -> None:
    quiet = problem(house)
    first = give(house)
    house.enter(house.lin)
    before = view(house.desk, first)
    draft = house.desk.shifts.draft()
    house.enter(house.elena)
    note(house, quiet, LATER)
    house.desk.shifts.act(first, handing.note, item=item(quiet), text=NOTE).result()
    house.desk.shifts.act(first, handing.ask, item=item(quiet), text=ASKED).result()
    for who in (house.elena, house.boris):
        house.enter(who)
        assert marks(told(house.desk.shifts.given(first))) == {NOTE, ASKED}
        assert marks(told(house.desk.shifts.draft())) == {LATER, STEP}
    house.enter(house.lin)
    assert view(house.desk, first) == before, "not even that there is something"
    assert house.desk.shifts.draft() == draft
    assert marks(repr(house.desk.shifts.earlier())) == set()
    house.desk.sign_in(None)
    assert marks(told(house.desk.shifts.given(first))) == set()


def test_change_is_told_to_whoever_is_here_as_far_as_they_may_see_it(house: House) -> None:
    page, heard = problem(house), []
    house.desk.on_changes(lambda changes: heard.append(repr(changes.shifts)))
    note(house, page)
    assert marks("".join(heard)) == {NOTE, STEP}
    sheet = give(house)
    heard.clear()
    house.enter(house.lin)
    house.desk.shifts.on_draft(handing.say_to_all, text="All is well").result()
    house.desk.shifts.act(sheet, handing.come).result()
    assert heard
    assert marks("".join(heard)) == set()


def test_who_may_not_read_the_problem_writes_nothing_of_it(house: House) -> None:
    page = problem(house)
    sheet = give(house)
    house.enter(house.lin)
    for act in (handing.note, handing.ask):
        with pytest.raises(Refused):
            house.desk.shifts.act(sheet, act, item=item(page), text="x").result()


def test_words_from_before_it_was_restricted_go_into_boxes(house: House, place: Home) -> None:
    said = spoken(house, restricted="")
    note(house, said.matter, LATER)
    before = view(house.desk, said.sheet), house.desk.shifts.draft().view
    assert in_lines(house) == set(MARKS)
    house.desk.matters.act(said.matter, acts.change, restricted="theft").result()
    house.desk.erasing.wipe()
    assert in_lines(house) == set()
    assert in_the_file(house, place) == set()
    after = view(house.desk, said.sheet), house.desk.shifts.draft().view
    assert after == before, "those who may see it read the same, in the same order"
    house.enter(house.lin)
    assert marks(told(house.desk.shifts.given(said.sheet))) == set()
    assert marks(told(house.desk.shifts.draft())) == set()
    assert check(house.desk._store).sound


def test_question_from_before_is_answered_in_a_box(house: House) -> None:
    page = problem(house, restricted="")
    sheet = give(house)
    house.desk.shifts.act(sheet, handing.ask, item=item(page), text=ASKED).result()
    house.desk.matters.act(page, acts.change, restricted="theft").result()
    [question] = questions(house.desk, sheet, page)
    house.enter(house.boris)
    house.desk.shifts.act(sheet, handing.answer, of=question.id, text=ANSWER).result()
    [question] = questions(house.desk, sheet, page)
    assert [one.text for one in question.answers] == [ANSWER]
    assert in_lines(house) == set()


def test_words_on_a_promise_of_a_problem_outlive_its_restriction(house: House) -> None:
    page = problem(house, restricted="")
    words = {"text": "Call at four", "due_ms": house.desk.now() + 3_600_000, "to": ""}
    house.desk.matters.act(page, promises.promise, **words).result()
    view = house.desk.matters.one(page)
    assert view is not None
    promise = Item("promise", page, view.promises[0].id)
    note = {"item": promise, "text": NOTE}
    house.desk.shifts.on_draft(handing.note, **note).result()
    house.desk.matters.act(page, acts.change, restricted="injury").result()
    assert in_lines(house) == set()
    assert marks(told(house.desk.shifts.draft())) == {NOTE}
    house.desk.shifts.on_draft(handing.note, **note | {"text": STEP}).result()
    assert in_lines(house) == set()
    house.desk.matters.act(page, acts.change, restricted="").result()
    house.enter(house.lin)
    assert marks(told(house.desk.shifts.draft())) == {STEP}
    house.desk.shifts.on_draft(handing.note, **note | {"text": ANSWER}).result()
    assert marks(told(house.desk.shifts.draft())) == {STEP, ANSWER}
    assert in_lines(house) == {ANSWER}


def test_when_restriction_ends_everybody_reads_the_words(house: House) -> None:
    said = spoken(house)
    house.desk.matters.act(said.matter, acts.change, restricted="").result()
    elenas = view(house.desk, said.sheet)
    house.enter(house.lin)
    assert view(house.desk, said.sheet) == elenas
    assert marks(told(house.desk.shifts.given(said.sheet))) == set(MARKS) - {LATER}
    house.enter(house.elena)  # what is written now stays in the open
    note(house, said.matter, LATER)
    house.enter(house.elena)
    assert in_lines(house) == {LATER, STEP}


def test_words_of_a_desk_that_had_not_heard_of_it_are_boxed_when_who_may_comes_in(
    house: House, place: Home
) -> None:
    page = problem(house)
    sheet = house.desk.shifts.draft().page
    late = ItemNoted(item(page), NOTE, STEP)
    house.desk._submit(lambda tx, now_ms: {sheet: [Draft(late)]}).result()
    assert in_lines(house) == {NOTE, STEP}
    house.enter(house.lin)
    assert marks(told(house.desk.shifts.draft())) == set()
    house.enter(house.boris)
    assert marks(told(house.desk.shifts.draft())) == {NOTE, STEP}
    house.desk.erasing.wipe()
    assert in_lines(house) == set()
    assert in_the_file(house, place) == set()


def test_before_there_is_a_key_words_wait_in_the_open_as_the_problem_does(
    desk: Desk, place: Home
) -> None:
    house = House(desk)
    page = problem(house)
    note(house, page)
    assert in_lines(house) == {NOTE, STEP}
    desk.sign_in(house.lin)
    assert marks(told(desk.shifts.draft())) == set(), "the window hides them"
    house.enter(house.elena)
    desk.erasing.wipe()
    assert in_lines(house) == set()
    assert in_the_file(house, place) == set()
    assert marks(told(desk.shifts.draft())) == {NOTE, STEP}


def test_who_lost_the_right_reads_no_word_more(house: House) -> None:
    said = spoken(house)
    house.desk.people.act(house.boris, change, role="clerk").result()
    house.enter(house.boris)
    assert marks(told(house.desk.shifts.given(said.sheet))) == set()


def test_card_keeps_no_copy_of_what_is_restricted_later(house: House, place: Home) -> None:
    desk = house.desk
    page = desk.matters.open(guest=house.guest, text=NOTE, severity=3, steps=STEPS).result()
    desk.on_guest(house.guest, guest_acts.note_mistake, text="The soup was cold").result()
    desk.on_guest(house.guest, guest_acts.note_mood, level=4, cause="The view").result()
    words = {"text": STEP, "due_ms": desk.now() + 3_600_000, "to": ""}
    desk.matters.act(page, promises.promise, **words).result()
    matter = desk.matters.one(page)
    assert matter is not None
    promise = matter.promises[0].id
    desk.matters.act(page, promises.break_promise, of=promise, reason=LATER).result()
    desk.matters.act(page, acts.note_deed, text=ANSWER).result()
    desk.matters.act(page, acts.close, content=True, mood=2).result()
    card = repr(desk.guest(house.guest))
    assert marks(card) == {NOTE, STEP, ANSWER}
    desk.matters.act(page, acts.change, restricted="injury").result()
    desk.erasing.wipe()
    assert in_lines(house) == set()
    assert in_the_file(house, place) == set()
    guest = desk.guest(house.guest)
    assert guest is not None
    assert [one.text for one in guest.mistakes] == ["The soup was cold"]
    assert [one.cause for one in guest.moods] == ["The view"]
    kept = desk.matters.one(page)
    assert kept is not None
    assert (kept.text, kept.deeds[0].text, kept.closing) == (NOTE, ANSWER, kept.closing)
    assert check(desk._store).sound


def test_words_go_with_the_guest_who_is_erased(house: House) -> None:
    said = spoken(house)
    with house.desk._store.reading() as tx:
        boxes = [one.id for one in stubs.lines(tx, said.sheet) if one.kind == "item-sealed"]
    assert len(boxes) == 5
    house.desk.erasing.settle(second="never").result()
    house.desk.erasing.erase(house.guest, "asked").result()
    with house.desk._store.reading() as tx:
        left = {one.id: one.kind for one in stubs.lines(tx, said.sheet)}
    assert all(rank(left[one]) for one in boxes)
    assert "item-sealed" not in left.values()


def test_registers_made_anew_show_the_same(house: House) -> None:
    said = spoken(house)
    note(house, said.matter, LATER)
    before = view(house.desk, said.sheet), house.desk.shifts.draft().view
    house.desk.rebuild()
    assert (view(house.desk, said.sheet), house.desk.shifts.draft().view) == before


def test_open_book_has_the_words_for_who_may_read_them(house: House, place: Home) -> None:
    spoken(house, restricted="injury")
    spoken(house, restricted="theft")

    def told(who: StaffId) -> str:
        house.enter(who)
        book = house.desk.open_book.of(house.guest, "en")
        guest = house.desk.guest(house.guest)
        assert guest is not None
        data = handed.as_json(book, guest)
        assert json.loads(data)
        return data + handed.as_text(book)

    both = told(house.elena)
    assert marks(both) == {NOTE, STEP, ASKED, ANSWER, LATER}
    assert both.count(f"Ask {NOTE} again") == both.count(NOTE)
    house.enter(house.lin)
    assert marks(told(house.lin)) == set()


def test_half_typed_words_are_in_a_box_too(house: House, place: Home) -> None:
    page, sheet = problem(house), house.desk.shifts.draft().page
    typed = {f"note:problem:{page.hex()}::words": NOTE, "all": "Good night"}
    house.desk.shifts.keep(sheet, typed).result()
    assert in_the_file(house, place) == set()
    assert house.desk.shifts.kept(sheet) == typed
    house.enter(house.lin)
    assert house.desk.shifts.kept(sheet) == {}
    house.enter(house.elena)
    assert house.desk.shifts.kept(sheet) == typed
    house.desk.shifts.keep(sheet, {}).result()
    assert house.desk.shifts.kept(sheet) == {}


def test_an_older_program_keeps_what_it_cannot_read_and_shows_the_rest(house: House) -> None:
    said = spoken(house)
    older = Kinds({name: one for name, one in HANDOVER_KINDS.items() if name != "item-sealed"})
    with house.desk._store.reading() as tx:
        entries = stubs.lines(tx, said.sheet)
    view = fold_handover(said.sheet, [older.read(one) for one in entries])
    assert view is not None
    assert view.is_given
    [of_it] = [one for one in view.items if one.item == item(said.matter)]
    assert (of_it.notes, of_it.questions) == ((), ())
    assert msgspec.msgpack.decode(wired(entries[0]))
    with house.desk._store.reading() as tx:
        assert model.KINDS.read(next(x for x in entries if x.kind == "item-sealed")).body.box


def test_problem_that_is_restricted_again_is_read_by_those_only_who_may(
    house: House, place: Home
) -> None:
    said = spoken(house)
    change = house.desk.matters.act
    change(said.matter, acts.change, restricted="").result()
    house.enter(house.lin)
    change(said.matter, acts.note_fact, text=LATER).result()
    house.desk.shifts.act(said.sheet, handing.note, item=item(said.matter), text=LATER).result()
    house.enter(house.elena)
    before = view(house.desk, said.sheet)
    change(said.matter, acts.change, restricted="theft").result()
    change(said.matter, acts.note_fact, text=STEP).result()
    house.desk.erasing.wipe()
    assert in_lines(house) == set()
    assert in_the_file(house, place) == set()
    for who in (house.elena, house.boris):
        house.enter(who)
        matter = house.desk.matters.one(said.matter)
        assert matter is not None
        assert [one.text for one in matter.facts] == [LATER, STEP]
        assert view(house.desk, said.sheet) == before
    house.enter(house.lin)
    assert house.desk.matters.one(said.matter) is None
    assert marks(told(house.desk.shifts.given(said.sheet))) == set()
    with house.desk._store.reading() as tx:
        assert house.desk.sealing.keys(tx, said.matter) == {}, "the key is nowhere in the open"
    assert check(house.desk._store).sound

"""The open book at a real desk: everything on file, in the guest's language, and nobody else's."""

import json
import time
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.desk import Desk, open_desk
from assistant.exchange import made_files
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, StaffId
from assistant.places import Home
from assistant.privacy import acts, handed
from assistant.privacy.told import Book, Section, Told
from assistant.recovery import acts as matter_acts
from assistant.recovery import gestures, promises
from assistant.refusal import Refused
from assistant.shift import good, handing, traces

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


@pytest.fixture
def ana(desk: Desk) -> PageId:
    who = Identity("Ana Ruiz", language="es", birthday="1980-05-07", phones=("+34 600 1",))
    return desk.meet(who).result()


def write(desk: Desk, page: PageId, act, **words) -> bytes:
    """Do an act; the id of its first line."""
    return desk.on_guest(page, act, **words).result().entries[0].id


def section(book: Book, key: str) -> Section:
    return next(one for one in book.sections if one.key == key)


def texts(book: Book, key: str) -> list[str]:
    return [line.text for line in section(book, key).lines]


def line(book: Book, words: str) -> Told:
    [found] = [one for part in book.sections for one in part.lines if words in one.text]
    return found


def whole(book: Book) -> str:
    return handed.as_text(book)


def test_every_line_stands_where_the_guest_looks_for_it_dated_and_signed(
    desk: Desk, ana: PageId
) -> None:
    write(desk, ana, guest_acts.note_preference, text="Green tea", origin="said")
    write(desk, ana, guest_acts.note_preference, text="Window table", origin="seen")
    write(desk, ana, guest_acts.note_care, care="allergy", text="Nuts")
    write(desk, ana, guest_acts.note_mood, level=2, cause="The queue")
    write(desk, ana, guest_acts.note_tie, text="Cousin of the cook")
    write(desk, ana, guest_acts.arrive, channel="telephone")
    write(desk, ana, guest_acts.note_mistake, text="No towels")
    write(desk, ana, guest_acts.say, moment="greeting", line="k", text="Good morning")
    book = desk.open_book.of(ana, "en")
    assert "Name: Ana Ruiz" in texts(book, "who")
    assert "Birthday: 7 May 1980" in texts(book, "who")
    assert texts(book, "told") == ["Green tea", "Allergy: Nuts"]
    assert texts(book, "noticed") == [
        "Window table",
        "How you felt, as far as we saw it: tense: The queue",
        "Cousin of the cook",
    ]
    assert texts(book, "visits") == ["You called us."]
    assert texts(book, "wrong") == ["No towels"]
    assert texts(book, "said") == ["Greeting: “Good morning”"]
    assert texts(book, "letters") == ["Nothing."]
    for part in book.sections:
        for one in part.lines:
            assert not one.kind or (one.when and one.by in ("Elena, manager", "Salve")), one


def test_what_was_given_is_told_apart_from_what_staff_wrote(desk: Desk, ana: PageId) -> None:
    write(desk, ana, guest_acts.note_preference, text="Green tea", origin="said")
    write(desk, ana, guest_acts.note_preference, text="Window table", origin="seen")
    write(desk, ana, acts.state, text="I never was in a hurry")
    book = desk.open_book.of(ana, "en")
    view = desk.guest(ana)
    assert view is not None
    told = handed.handed(book, view)
    gave = {one["words"] for one in told["gave"]["lines"]}
    noted = {one["words"] for one in told["noted"]["lines"]}
    assert {"Green tea", "I never was in a hurry", "Ana Ruiz", "+34 600 1"} <= gave
    assert "Window table" in noted
    assert not gave & noted - {""}
    assert told["gave"]["details"]["phones"] == ["+34 600 1"]
    assert json.loads(handed.as_json(book, view)) == told


def test_keys_for_machines_are_those_that_are_promised(desk: Desk, ana: PageId) -> None:
    view = desk.guest(ana)
    assert view is not None
    told = handed.handed(desk.open_book.of(ana), view)
    assert told["format"] == "salve-open-book"
    assert told["version"] == 1
    assert told.keys() == {
        *("format", "version", "house", "language", "made", "made_by", "guest"),
        *("gave", "noted", "about"),
    }
    assert told["gave"]["lines"][0].keys() == {
        *("section", "id", "kind", "text", "words", "when", "by", "state", "data", "notes"),
    }


@pytest.mark.parametrize(
    ("language", "told"), [("es", "es"), ("zh-Hant", "zh"), ("ru", "ru"), ("tlh", "en"), ("", "es")]
)
def test_it_speaks_the_guests_language_or_else_the_houses(
    desk: Desk, ana: PageId, language: str, told: str
) -> None:
    write(desk, ana, guest_acts.note_mood, level=2)
    book = desk.open_book.of(ana, language)
    assert book.language == told
    birthdays = {"es": "7 de mayo de 1980", "zh": "1980年5月7日", "en": "7 May 1980", "ru": "7 мая"}
    assert birthdays[told] in whole(book)


def test_what_was_corrected_taken_back_or_no_longer_holds_is_told_with_its_history(
    desk: Desk, ana: PageId
) -> None:
    tea = write(desk, ana, guest_acts.note_preference, text="Tea", origin="seen")
    write(desk, ana, guest_acts.correct, of=tea, text="Green tea", by_guest=True)
    write(desk, ana, guest_acts.confirm_preference, of=tea)
    slip = write(desk, ana, guest_acts.write_note, text="Wrong guest")
    write(desk, ana, guest_acts.undo, of=slip)
    old = write(desk, ana, guest_acts.note_tie, text="Works next door")
    write(desk, ana, guest_acts.retire, of=old, reason="Moved away")
    write(desk, ana, guest_acts.change_details, changes={"name": "Ana Ruiz Gil"})
    write(desk, ana, guest_acts.remove_contact, contact="phone", value="+34 600 1")
    book = desk.open_book.of(ana, "en")
    notes = [note.text for note in line(book, "Green tea").notes]
    assert notes[0].startswith("Corrected as you asked: “Green tea” (")
    assert notes[1].startswith("You said so again. (")
    assert line(book, "Wrong guest").state == "undone"
    gone = line(book, "Works next door")
    assert (gone.state, gone.notes[0].words) == ("gone", "Moved away")
    name = line(book, "Name: Ana Ruiz Gil")
    assert name.notes[0].text.startswith("Before: Ana Ruiz (")
    assert line(book, "+34 600 1").state == "gone"


def test_the_guests_own_words_stand_below_the_line_that_they_answer(
    desk: Desk, ana: PageId
) -> None:
    note = write(desk, ana, guest_acts.write_note, text="Complained at length")
    write(desk, ana, acts.state, text="I asked one question", of=note)
    told = line(desk.open_book.of(ana, "en"), "Complained at length")
    [own] = told.notes
    assert own.gave
    assert own.text.startswith("Your own words: “I asked one question” (")


def test_a_problem_is_told_to_its_end_without_the_people_beside_the_guest(
    desk: Desk, ana: PageId
) -> None:
    page = desk.matters.open(
        guest=ana, text="The shower is cold", steps=STEPS, who="The man with her", whose="Her son"
    ).result()
    desk.matters.act(page, matter_acts.note_deed, text="A plumber came").result()
    due = time.time_ns() // 1_000_000 + 3_600_000
    words = {"text": "A call tonight", "due_ms": due, "to": "Her sister Pilar"}
    desk.matters.act(page, promises.promise, **words).result()
    desk.matters.act(page, gestures.give, gesture="gift", text="Flowers", cost=2000).result()
    book = desk.open_book.of(ana, "en")
    told = whole(book)
    for words in ("“The shower is cold”", "What we did: A plumber came", "A call tonight"):
        assert words in told
    assert "We gave: A gift: Flowers, €20" in told
    assert "Another person is concerned as well" in told
    assert "It was given to another person, who is left out here." in told
    for name in ("The man with her", "Her son", "Pilar"):
        assert name not in told
        view = desk.guest(ana)
        assert view is not None
        assert name not in handed.as_json(book, view)


def test_what_could_harm_another_person_is_only_told_to_be_there(desk: Desk, ana: PageId) -> None:
    desk.matters.open(
        guest=ana, text="Pushed the waiter", steps=STEPS, restricted="harassment"
    ).result()
    injury = {"text": "Slipped on the stairs", "restricted": "injury"}
    desk.matters.open(guest=ana, steps=STEPS, **injury).result()
    told = whole(desk.open_book.of(ana, "en"))
    assert "Pushed the waiter" not in told
    assert "for another person’s protection" in told
    assert "Slipped on the stairs" in told


def test_whoever_may_not_see_a_matter_hands_out_nothing_of_it_and_says_so(
    desk: Desk, ana: PageId
) -> None:
    desk.matters.open(guest=ana, text="Slipped", steps=STEPS, restricted="injury").result()
    everything = "Matters that only a few colleagues may see"
    assert everything not in whole(desk.open_book.of(ana, "en"))
    desk.sign_in(desk.join(name="Marek Novak", role="clerk").result())
    told = whole(desk.open_book.of(ana, "en"))
    assert "Slipped" not in told
    assert everything in told


def test_who_may_see_all_and_has_no_key_to_it_says_so_as_well(desk: Desk, ana: PageId) -> None:
    elena = desk.signed
    assert elena is not None
    desk.people.set_pin(elena, "4711").result()
    assert desk.people.enter(elena, "4711").result()
    desk.matters.open(guest=ana, text="Slipped", steps=STEPS, restricted="injury").result()
    everything = "Matters that only a few colleagues may see"
    assert everything not in whole(desk.open_book.of(ana, "en"))
    desk.sign_in(desk.join(name="Marek Novak", role="manager").result())  # without a PIN
    told = whole(desk.open_book.of(ana, "en"))
    assert "Slipped" not in told
    assert everything in told


def test_tasks_good_deeds_and_words_at_a_handover_are_told_as_well(desk: Desk, ana: PageId) -> None:
    desk.shifts.begin(traces.set_trace, guest=ana, text="A crib", moment="arrival").result()
    desk.shifts.begin(good.tell_wow, text="Found her ring", guest=ana).result()
    told = whole(desk.open_book.of(ana, "en"))
    assert "Planned for you: A crib" in told
    assert "Something that we gladly did for you: Found her ring" in told


def test_nothing_of_another_guest_is_in_it(desk: Desk, ana: PageId) -> None:
    other = desk.meet(Identity("Jürgen Groß", phones=("+49 30 1",))).result()
    write(desk, other, guest_acts.write_note, text="Firm mattress")
    desk.matters.open(guest=other, text="No hot water", steps=STEPS).result()
    desk.shifts.begin(traces.set_trace, guest=other, text="A paper", moment="arrival").result()
    told = whole(desk.open_book.of(ana, "en"))
    for words in ("Groß", "+49 30 1", "Firm mattress", "No hot water", "A paper"):
        assert words not in told


def test_who_looked_is_told_once_a_day(desk: Desk, ana: PageId) -> None:
    desk.views.opened(ana)
    told = texts(desk.open_book.of(ana, "en"), "looked")
    assert "Your card was opened once." in told


@pytest.mark.parametrize(
    ("signing", "told"),
    [
        ("first-name", "Elena, manager"),
        ("whole-name", "Elena García, manager"),
        ("role", "manager"),
    ],
)
def test_colleagues_are_named_as_the_house_has_settled(
    place: Home, signing: str, told: str
) -> None:
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena García", role="manager").result())
    page = desk.meet(Identity("Ana Ruiz")).result()
    desk.open_book.settle(signing=signing).result()
    assert desk.open_book.signing() == signing
    assert line(desk.open_book.of(page, "en"), "Name: Ana Ruiz").by == told
    desk.close()


def test_only_who_may_settle_names_colleagues_otherwise(desk: Desk) -> None:
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    with pytest.raises(Refused):
        desk.open_book.settle(signing="role").result()


def test_that_it_was_given_is_written_down_and_stands_in_the_next_one(
    desk: Desk, ana: PageId
) -> None:
    book = desk.open_book.of(ana, "en")
    desk.open_book.hand_out(book, "pdf").result()
    view = desk.guest(ana)
    assert view is not None
    assert view.log[-1].kind == "open-book-given"
    assert "All of this was given to you: as PDF" in texts(desk.open_book.of(ana, "en"), "looked")


def test_who_opens_it_has_looked_and_to_read_it_anew_is_no_other_look(
    desk: Desk, ana: PageId
) -> None:
    elena = desk.signed
    kim = desk.join(name="Kim", role="trainee").result()
    desk.open_book.of(ana, "en", again=True)
    desk.open_book.material(ana)
    assert desk.views.of_guest(ana) == []
    desk.sign_in(kim)
    assert any(one.startswith("Your card was opened once") for one in looked(desk, ana))
    [seen] = desk.views.of_guest(ana)
    assert seen.staff == kim
    desk.sign_in(elena)
    desk.open_book.of(ana, "zh")
    assert [one.staff for one in desk.views.of_guest(ana)] == [elena, kim]


def looked(desk: Desk, ana: PageId) -> list[str]:
    return texts(desk.open_book.of(ana, "en"), "looked")


def test_a_command_that_tells_it_is_no_look_and_a_guest_who_is_gone_has_none(
    desk: Desk, ana: PageId
) -> None:
    desk.sign_in(None)
    desk.open_book.of(ana, "en")
    assert desk.views.of_guest(ana) == []


def test_it_knows_its_numbers_and_addresses_also_those_of_before(desk: Desk, ana: PageId) -> None:
    write(desk, ana, guest_acts.add_contact, contact="email", value="ana@example.com")
    number = write(desk, ana, guest_acts.add_contact, contact="phone", value="+34 600 222 567")
    write(desk, ana, guest_acts.undo, of=number)
    other = desk.meet(Identity("Ana R", phones=("+34 600 333 890",))).result()
    desk.merging.merge(ana, other, phones="ours").result()
    known = {"+34 600 1", "ana@example.com", "+34 600 222 567", "+34 600 333 890"}
    assert set(desk.open_book.of(ana, "en").contacts) == known


def test_a_trainee_does_not_hand_it_out(desk: Desk, ana: PageId) -> None:
    desk.open_book.require()
    desk.sign_in(desk.join(name="Kim", role="trainee").result())
    with pytest.raises(Refused):
        desk.open_book.require()


def test_a_file_about_the_guest_is_known_before_it_is_written(
    desk: Desk, ana: PageId, tmp_path: Path
) -> None:
    path = tmp_path / "book.pdf"
    desk.open_book.will_save([ana], path).result()
    [made] = desk.look_up(made_files.made)
    assert (made.path, made.what, made.about) == (path, "export", (ana,))


def test_a_guest_who_is_gone_has_no_book(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer on file"):
        desk.open_book.of(PageId(b"x" * 16))


@pytest.fixture
def shop(place: Home) -> Home:
    """A closed store with one guest, for the command line."""
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    desk.meet(Identity("Ana Ruiz", language="es")).result()
    desk.close()
    return place


def test_the_command_line_shows_it_in_the_guests_language_and_writes_it_down(
    shop: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(shop.root)]
    assert main(["show", "Ana", "Ruiz", "--open-book", *home]) == 0
    assert "Ana Ruiz" in capsys.readouterr().out
    assert main(["show", "Ana", "Ruiz", "--open-book", "--language", "en", "--json", *home]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["language"], told["guest"]["name"]) == ("en", "Ana Ruiz")
    desk = open_desk(shop)
    page = desk.look_up(lambda tx: told["guest"]["id"])
    view = desk.guest(PageId(bytes.fromhex(page.replace("-", ""))))
    assert view is not None
    given = [one for one in view.log if one.kind == "open-book-given"]
    assert [dict(one.facts)["way"] for one in given] == ["text", "json"]
    assert {one.staff for one in given} == {StaffId(PageId(bytes(16)))}
    desk.close()


def test_a_line_for_the_next_shift_is_told_and_one_about_another_guest_is_not(
    desk: Desk, ana: PageId
) -> None:
    other = desk.meet(Identity("Jürgen Groß")).result()
    desk.shifts.on_draft(handing.pin, text="Bring her the paper", guest=ana).result()
    desk.shifts.on_draft(handing.pin, text="Wake him at six", guest=other).result()
    told = texts(desk.open_book.of(ana, "en"), "noticed")
    assert told == ["Said from one shift to the next: Bring her the paper"]


def test_of_two_cards_that_became_one_every_detail_is_told_and_the_one_that_stands_first(
    desk: Desk, ana: PageId
) -> None:
    other = desk.meet(Identity("Ana Ruiz Gil", phones=("+34 600 2",))).result()
    write(desk, other, guest_acts.write_note, text="Reads in the lobby")
    desk.merging.merge(ana, other).result()
    for page in (ana, other):
        book = desk.open_book.of(page, "en")
        name = line(book, "Name: Ana Ruiz")
        assert name.text == "Name: Ana Ruiz"
        assert [note.words for note in name.notes] == ["Ana Ruiz Gil"]
        told = whole(book)
        for words in ("+34 600 1", "+34 600 2", "Reads in the lobby"):
            assert words in told

"""What a clerk may do, act by act."""

import pytest

from assistant.guests import acts, standing
from assistant.guests.entries import (
    DetailsChanged,
    EarlierVisits,
    GuestArrived,
    GuestLeft,
    GuestMet,
    Identity,
    MoodNoted,
    NoteWritten,
    PreferenceConfirmed,
    PreferenceNoted,
)
from assistant.guests.fold import fold_guest
from assistant.journal.stamp import EntryId
from assistant.refusal import Refused

NOW_MS = 1_750_000_000_000  # 15 June 2025
NOWHERE = EntryId(b"\xee" * 16)


def refusal(act, *args, **words) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **words)
    return caught.value.sentence()


def met(**fields) -> Identity:
    [body] = acts.meet(NOW_MS, who=Identity(**{"name": "Ana Ruiz"} | fields))
    assert isinstance(body, GuestMet)
    return body.who


# -- who it is --------------------------------------------------------------------------------


def test_meeting_cleans_every_field_and_keeps_each_contact_once():
    who = met(
        name="  Zoe\u0301\t Núñez\u202e ",
        call_me="Doctora\x00",
        language="ZH_hant_tw",
        phones=("+34 600-123-456", "+34600123456", " 91 555 "),
        emails=("Ana@Example.com", "ana@example.com"),
        quiet=True,
    )
    assert (who.name, who.call_me, who.language, who.quiet) == (
        "Zoé Núñez",
        "Doctora",
        "zh-Hant-TW",
        True,
    )
    assert who.phones == ("+34 600-123-456", "91 555")
    assert who.emails == ("Ana@Example.com",)


@pytest.mark.parametrize("name", ["李小龙", "Нина", "أحمد", "O’Brien", "X Æ A-12", "می‌خواهم"])
def test_names_of_any_script_are_kept_as_typed(name):
    assert met(name=name).name == name


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "---", "\ufeff"])
def test_guest_without_a_name_is_refused(name):
    assert refusal(met, name=name) == "Please write the guest’s name."


@pytest.mark.parametrize(
    "birthday", ["1980-05-31", "--05-31", "--02-29", "2000-02-29", "2025-06-15", ""]
)
def test_birthday_is_kept(birthday):
    assert met(birthday=birthday).birthday == birthday


@pytest.mark.parametrize(
    "birthday", ["31.05.1980", "1980-5-31", "1981-02-29", "--13-01", "--02-30", "1980-05", "x"]
)
def test_birthday_that_is_none_is_refused(birthday):
    assert "1980-05-31" in refusal(met, birthday=birthday)


def test_birthday_to_come_is_refused():
    assert "has not come yet" in refusal(met, birthday="2052-05-31")


@pytest.mark.parametrize("tag", ["english", "e", "zh-", "en--US", "日本"])
def test_language_that_is_no_tag_is_refused(tag):
    assert "pt-BR" in refusal(met, language=tag)


@pytest.mark.parametrize("phone", ["12", "call the hotel", ""])
def test_phone_with_fewer_than_three_digits_is_refused(phone):
    assert "three digits" in refusal(met, phones=(phone,))


def test_phone_in_other_digits_is_a_phone():
    assert met(phones=("٠١٢٣٤٥", "０１２３４５")).phones == ("٠١٢٣٤٥",)


@pytest.mark.parametrize("email", ["ana", "@example.com", "ana@", "a na@example.com", "a@b@c"])
def test_email_without_its_parts_is_refused(email):
    assert "name@example.com" in refusal(met, emails=(email,))


def test_too_long_a_name_is_refused_with_both_lengths():
    assert refusal(met, name="x" * 201) == ("This is 201 characters long. Please keep it to 200.")
    assert met(name="x" * 200).name == "x" * 200


def test_only_details_that_differ_are_written(story):
    changes = {"name": " Ana  Ruiz ", "title": "Dra."}
    assert acts.change_details(story.view, NOW_MS, changes=changes) == [
        DetailsChanged({"title": "Dra."})
    ]
    assert acts.change_details(story.view, NOW_MS, changes={"name": "Ana Ruiz"}) == []
    story.do(acts.change_details, changes=changes)
    story.do(acts.change_details, changes={"title": ""})
    assert story.view.identity.title == ""


def test_details_cannot_take_the_name_away(story):
    said = refusal(acts.change_details, story.view, NOW_MS, changes={"name": " "})
    assert said == "Please write the guest’s name."


def test_details_of_no_text_field_are_a_bug(story):
    with pytest.raises(KeyError):
        acts.change_details(story.view, NOW_MS, changes={"phones": "123"})


def test_contact_known_in_another_spelling_is_not_written_twice(story):
    add = acts.add_contact
    assert add(story.view, NOW_MS, contact="phone", value="+34600123456") == []
    story.do(add, contact="phone", value="915 55")
    story.do(add, contact="email", value="Ana@example.com")
    assert add(story.view, NOW_MS, contact="email", value="ana@EXAMPLE.com") == []
    assert story.view.identity.phones == ("+34 600 123 456", "915 55")


def test_contact_is_removed_in_any_spelling(story):
    story.do(acts.remove_contact, contact="phone", value="+34600123456")
    assert story.view.identity.phones == ()
    assert acts.remove_contact(story.view, NOW_MS, contact="phone", value="123") == []


def test_card_holds_a_bounded_number_of_contacts(story):
    for n in range(19):
        story.do(acts.add_contact, contact="phone", value=f"555 {n:03}")
    said = refusal(acts.add_contact, story.view, NOW_MS, contact="phone", value="999")
    assert said == "A card holds up to 20 numbers or addresses."


def test_quiet_greeting_is_written_when_it_changes(story):
    assert acts.greet_quietly(story.view, NOW_MS, quiet=False) == []
    story.do(acts.greet_quietly, quiet=True)
    assert story.view.identity.quiet
    assert acts.greet_quietly(story.view, NOW_MS, quiet=True) == []
    story.do(acts.greet_quietly, quiet=False)
    assert not story.view.identity.quiet


# -- what matters -----------------------------------------------------------------------------


def test_care_and_tie_are_noted_once(story):
    story.do(acts.note_care, care="allergy", text=" Nuts\nand sesame ")
    story.do(acts.note_tie, text="Cousin of Elena")
    assert story.view.care[0].text == "Nuts and sesame"
    assert acts.note_care(story.view, NOW_MS, care="allergy", text="nuts and Sesame") == []
    assert acts.note_care(story.view, NOW_MS, care="other", text="Nuts and sesame")
    assert acts.note_tie(story.view, NOW_MS, text="cousin of elena") == []


def test_preference_said_again_is_confirmed_and_seen_again_is_not_news(story):
    [tea] = story.do(acts.note_preference, text="Green tea", origin="seen", place="Bar")
    again = {"text": "green tea", "place": "bar"}
    assert acts.note_preference(story.view, NOW_MS, origin="seen", **again) == []
    assert acts.note_preference(story.view, NOW_MS, origin="said", **again) == [
        PreferenceConfirmed(tea)
    ]
    assert acts.note_preference(story.view, NOW_MS, text="Green tea", origin="said") == [
        PreferenceNoted("Green tea", "said")
    ]


def test_confirming_twice_in_a_minute_is_one_confirmation(story):
    [tea] = story.do(acts.note_preference, text="Green tea", origin="seen")
    story.do(acts.confirm_preference, of=tea)
    assert acts.confirm_preference(story.view, story.now_ms, of=tea) == []
    story.later(days=1)
    assert acts.confirm_preference(story.view, story.now_ms, of=tea) == [PreferenceConfirmed(tea)]


def test_preference_changes_and_the_same_words_confirm_it(story):
    [tea] = story.do(acts.note_preference, text="Green tea", origin="said")
    assert acts.change_preference(story.view, NOW_MS, of=tea, text="Green tea ") == [
        PreferenceConfirmed(tea)
    ]
    story.do(acts.change_preference, of=tea, text="Mint tea")
    assert story.view.preferences[0].text == "Mint tea"


def test_what_is_retired_cannot_be_confirmed_changed_or_retired_again(story):
    [tea] = story.do(acts.note_preference, text="Green tea", origin="said")
    story.do(acts.retire, of=tea)
    gone = "This preference is no longer on the card."
    assert story.view.preferences == ()
    assert refusal(acts.confirm_preference, story.view, NOW_MS, of=tea) == gone
    assert refusal(acts.change_preference, story.view, NOW_MS, of=tea, text="x") == gone
    assert refusal(acts.retire, story.view, NOW_MS, of=tea) == "This is no longer on the card."


def test_whatever_stands_on_the_card_can_be_retired_and_nothing_else(story):
    [nuts] = story.do(acts.note_care, care="allergy", text="Nuts")
    lines = [
        *story.do(acts.note_tie, text="Cousin"),
        *story.do(acts.write_note, text="For another guest"),
        *story.do(acts.note_mood, level=1),
        *story.do(acts.note_mistake, text="A cold soup"),
        *story.do(acts.arrive, channel="in-person"),
    ]
    story.do(acts.retire, of=nuts, reason="A mix-up")
    for line in lines:
        story.do(acts.retire, of=line)
    view = story.view
    left = (view.care, view.ties, view.notes, view.moods, view.mistakes, view.visits)
    assert left == ((), (), (), (), (), ())
    assert [line.about for line in view.log if line.kind == "line-retired"][:3] == [
        "Nuts",
        "Cousin",
        "For another guest",
    ]
    refusal(acts.retire, view, NOW_MS, of=view.log[0].id)


def test_arrival_of_the_wrong_guest_leaves_a_newcomer_a_newcomer(story):
    [came] = story.do(acts.arrive, channel="in-person")
    story.later(hours=2)
    story.do(acts.retire, of=came)
    assert standing.first_time(story.view, story.now_ms)
    assert not standing.in_house(story.view, story.now_ms)
    [line] = [line for line in story.view.log if line.kind == "line-retired"]
    assert dict(line.facts)["of_kind"] == "guest-arrived"


@pytest.mark.parametrize("level", [0, 6, -1])
def test_mood_is_one_of_five(story, level):
    assert "from 1" in refusal(acts.note_mood, story.view, NOW_MS, level=level)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (acts.note_care, {"care": "other"}),
        (acts.note_tie, {}),
        (acts.note_preference, {"origin": "said"}),
        (acts.note_mistake, {}),
        (acts.write_note, {}),
        (acts.say, {"moment": "greeting", "line": "hello"}),
    ],
)
def test_empty_and_endless_words_are_refused(story, act, words):
    for empty in ("", " \n ", "\x00"):
        said = refusal(act, story.view, NOW_MS, text=empty, **words)
        assert said == "Please write a few words first."
    assert "2000" in refusal(act, story.view, NOW_MS, text="x" * 2001, **words)
    assert act(story.view, NOW_MS, text="x" * 2000, **words)


def test_notes_keep_their_paragraphs(story):
    story.do(acts.write_note, text=" One \r\n\r\n\r\n\r\n two\tthree \u2028four")
    assert story.view.notes[0].text == "One\n\ntwo three\nfour"


def test_half_a_character_pasted_from_elsewhere_can_be_stored(story):
    story.do(acts.write_note, text="Tea \ud83c please")
    assert story.view.notes[0].text == "Tea please"


# -- visits -----------------------------------------------------------------------------------


def test_guest_arrives_and_leaves(story):
    story.do(acts.arrive, channel="in-person")
    assert "is here already" in refusal(acts.arrive, story.view, story.now_ms, channel="in-person")
    story.later(hours=1)
    story.do(acts.leave)
    assert story.view.visits[0].left_ms == story.now_ms
    assert "No visit is open" in refusal(acts.leave, story.view, story.now_ms)
    story.do(acts.arrive, channel="in-person")
    assert story.view.visit_count == 2


def test_visit_left_open_yesterday_does_not_stand_in_the_way(story):
    story.do(acts.arrive, channel="in-person")
    story.later(hours=20)
    story.do(acts.arrive, channel="in-person")
    assert [visit.presumed for visit in story.view.visits] == [True, False]


def test_guest_of_many_days_can_still_leave(story):
    story.do(acts.arrive, channel="in-person")
    story.later(days=5)
    story.do(acts.leave)
    assert story.view.visits[0].left_ms == story.now_ms


def test_guest_who_is_here_can_call(story):
    story.do(acts.arrive, channel="in-person")
    story.do(acts.arrive, channel="telephone")
    story.do(acts.arrive, channel="telephone")
    assert len(story.view.visits) == 3


def test_earlier_visits_are_written_when_they_are_news(story):
    recall = acts.recall_earlier_visits
    assert recall(story.view, NOW_MS, count=0) == []
    story.do(recall, count=7, last="2024-05-31")
    assert recall(story.view, NOW_MS, count=7, last="2024-05-31") == []
    assert recall(story.view, NOW_MS, count=0, last="2024-05-31") == [
        EarlierVisits(1, "2024-05-31")
    ]


@pytest.mark.parametrize(
    "words",
    [
        {"count": -1},
        {"count": 10**9},
        {"count": 1, "last": "31 May"},
        {"count": 1, "last": "2024-W22-5"},
        {"count": 1, "last": "2025-06-17"},
    ],
)
def test_earlier_visits_that_cannot_be_are_refused(story, words):
    assert refusal(acts.recall_earlier_visits, story.view, NOW_MS, **words)


def test_farewell_writes_mood_note_and_departure_in_one(story):
    story.do(acts.arrive, channel="in-person")
    lines = acts.farewell(
        story.view, story.now_ms, level=5, cause="The tea", remember="Birthday in June"
    )
    assert lines == [MoodNoted(5, "The tea"), NoteWritten("Birthday in June"), GuestLeft()]
    assert acts.farewell(story.view, story.now_ms) == [GuestLeft()]


def test_farewell_on_the_telephone_notes_and_nobody_leaves(story):
    story.do(acts.arrive, channel="telephone")
    assert acts.farewell(story.view, NOW_MS, level=3) == [MoodNoted(3)]
    assert acts.farewell(story.view, NOW_MS) == []


def test_farewell_does_not_lose_a_cause_without_a_mood(story):
    assert "choose the mood" in refusal(acts.farewell, story.view, NOW_MS, cause="The tea")


# -- mistakes, slips, better words --------------------------------------------------------------


def test_mistake_is_put_right_more_than_once(story):
    [cold] = story.do(acts.note_mistake, text="Room was cold")
    story.do(acts.put_right, of=cold, text="Another room")
    story.do(acts.put_right, of=cold, text="A note of apology")
    assert story.view.mistakes[0].remedy == "Another room\nA note of apology"
    assert "no longer" in refusal(acts.put_right, story.view, NOW_MS, of=NOWHERE, text="x")


def test_line_is_taken_back_within_a_minute_and_later_corrected(story):
    [note] = story.do(acts.write_note, text="Wrong card")
    story.later(ms=60_000)
    story.do(acts.undo, of=note)
    assert story.view.notes == ()
    assert acts.undo(story.view, story.now_ms, of=note) == []
    [late] = story.do(acts.write_note, text="Wrong again")
    story.later(ms=60_001)
    assert "correct it instead" in refusal(acts.undo, story.view, story.now_ms, of=late)
    story.do(acts.correct, of=late, text="Right at last")
    assert story.view.notes[0].text == "Right at last"


def test_meeting_and_undoing_cannot_be_taken_back(story):
    [note] = story.do(acts.write_note, text="Wrong card")
    [undo] = story.do(acts.undo, of=note)
    for line in (story.lines[0].id, undo):
        said = refusal(acts.undo, story.view, story.now_ms, of=line)
        assert said == "This line cannot be taken back."
    assert refusal(acts.undo, story.view, story.now_ms, of=NOWHERE) == "This line is not on file."


def test_changed_preference_is_corrected_as_it_stands(story):
    [tea] = story.do(acts.note_preference, text="Green tea", origin="said")
    story.do(acts.change_preference, of=tea, text="Mnit tea")
    story.do(acts.correct, of=tea, text="Mint tea")
    [one] = story.view.preferences
    assert one.text == "Mint tea"
    assert [words.text for words in one.history] == ["Green tea", "Mnit tea"]


def test_correction_needs_a_line_with_words_that_stands(story):
    [here] = story.do(acts.arrive, channel="in-person")
    [note] = story.do(acts.write_note, text="Hello")
    assert acts.correct(story.view, NOW_MS, of=note, text=" Hello ") == []
    story.do(acts.undo, of=note)
    assert "no words" in refusal(acts.correct, story.view, NOW_MS, of=here, text="x")
    assert "taken back" in refusal(acts.correct, story.view, NOW_MS, of=note, text="x")
    assert "not on file" in refusal(acts.correct, story.view, NOW_MS, of=NOWHERE, text="x")


def test_acts_answer_with_what_the_journal_can_hold(new_story):
    story = new_story(met=False)
    story.tell(*acts.meet(NOW_MS, who=Identity("Ana"), source="import"))
    view = fold_guest(b"g" * 16, story.lines)
    assert view is not None
    assert view.source == "import"
    assert acts.arrive(view, NOW_MS, channel="online") == [GuestArrived("online")]


def test_details_are_revised_in_one_act_and_a_number_written_otherwise_is_the_same(new_story):
    story = new_story()
    story.do(acts.add_contact, contact="email", value="ana@example.com")
    new = Identity("Ana García", phones=("+34600123456", "910 000 111"), quiet=True)
    story.do(acts.revise, who=new)
    now = story.view.identity
    assert (now.name, now.emails, now.quiet) == ("Ana García", (), True)
    assert now.phones == ("+34 600 123 456", "910 000 111")
    assert story.do(acts.revise, who=now) == []


def test_how_a_guest_wants_to_be_spoken_to_is_a_detail_like_any_other(new_story):
    story = new_story()
    story.do(acts.change_details, changes={"manner": "familiar"})
    assert story.view.identity.manner == "familiar"
    story.do(acts.change_details, changes={"manner": ""})
    assert story.view.identity.manner == ""
    said = refusal(acts.change_details, story.view, NOW_MS, changes={"manner": "regal"})
    assert said == "How to speak to the guest is “familiar”, or left empty."
    assert met(manner="familiar").manner == "familiar"

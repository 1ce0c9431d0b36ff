"""The fold, rule by rule."""

import msgspec
import pytest

from assistant.guests.entries import (
    KINDS,
    CareNoted,
    ContactAdded,
    ContactRemoved,
    DetailsChanged,
    EarlierVisits,
    GuestArrived,
    GuestLeft,
    GuestMet,
    Identity,
    LineCorrected,
    LineRetired,
    LineUndone,
    MistakeNoted,
    MistakePutRight,
    MoodNoted,
    NoteWritten,
    PreferenceChanged,
    PreferenceConfirmed,
    PreferenceNoted,
    QuietAsked,
    TieNoted,
    WordsSaid,
)
from assistant.guests.fold import _KINDS, fold_guest
from assistant.guests.joined import LOG_KINDS, Joined
from assistant.guests.labels import KINDS as LABELS
from assistant.guests.view import GuestView
from assistant.journal.stamp import PROGRAM, EntryId
from assistant.privacy.entries import OWN_KINDS
from assistant.privacy.merge_entries import PerhapsSame, ToldApart

NOWHERE = EntryId(b"\xee" * 16)


def test_page_without_a_guest_met_is_no_card(new_story):
    story = new_story(met=False)
    story.tell(NoteWritten("Likes the corner"), GuestArrived("in-person"))
    assert fold_guest(b"g" * 16, story.lines) is None
    assert fold_guest(b"g" * 16, []) is None


def test_every_kind_is_folded_under_its_wire_name_and_has_a_label():
    told_of_two = {"told-apart": ToldApart, "perhaps-same": PerhapsSame, "guests-merged": Joined}
    known = KINDS | OWN_KINDS | told_of_two
    assert {body: kind.wire for body, kind in _KINDS.items()} == {b: k for k, b in known.items()}
    assert LABELS.keys() == known.keys() | LOG_KINDS


def test_second_meeting_changes_nothing_but_the_log(story):
    before = story.view
    story.tell(GuestMet(Identity("Somebody Else"), source="import"))
    assert story.view.identity == before.identity
    assert (story.view.source, story.view.met_ms) == (before.source, before.met_ms)
    assert [line.text for line in story.view.log] == ["Ana Ruiz", "Somebody Else"]


def test_details_and_contacts_end_up_in_the_identity(story):
    story.tell(
        DetailsChanged({"call_me": "Señora Ruiz", "language": "es", "shoe_size": "38"}),
        ContactAdded("phone", "600 999"),
        ContactAdded("email", "ana@example.com"),
        ContactRemoved("phone", "+34 600 123 456"),
        ContactRemoved("phone", "not there"),
        QuietAsked(True),
    )
    who = story.view.identity
    assert (who.call_me, who.language, who.quiet) == ("Señora Ruiz", "es", True)
    assert (who.phones, who.emails) == (("600 999",), ("ana@example.com",))


@pytest.mark.parametrize(
    "changes",
    [{"name": ""}, {"gender": "unheard of"}, {"manner": "regal"}, {"phones": "1"}],
)
def test_details_that_no_card_can_hold_are_only_logged(story, changes):
    before = story.view.identity
    story.tell(DetailsChanged(changes))
    assert story.view.identity == before
    assert story.view.log[-1].facts == tuple(changes.items())


def test_removed_contact_that_is_added_again_is_back(story):
    story.tell(ContactAdded("phone", "1234"), ContactRemoved("phone", "1234"))
    story.tell(ContactAdded("phone", "1234"))
    assert story.view.identity.phones == ("+34 600 123 456", "1234")


@pytest.mark.parametrize(
    ("first", "where"),
    [
        (NoteWritten("frist"), "notes"),
        (PreferenceNoted("frist", "said"), "preferences"),
        (MistakeNoted("frist"), "mistakes"),
        (CareNoted("allergy", "frist"), "care"),
        (TieNoted("frist"), "ties"),
    ],
)
def test_correction_replaces_the_words_and_keeps_the_first(story, first, where):
    [of] = story.tell(first)
    story.later(hours=1)
    story.tell(LineCorrected(of, "second"), LineCorrected(of, "third"))
    [one] = getattr(story.view, where)
    assert one.text == "third"
    assert [words.text for words in one.history] == ["frist", "second"]
    assert one.history[0].when_ms == one.when_ms < one.history[1].when_ms
    logged = next(line for line in story.view.log if line.id == of)
    assert (logged.text, [w.text for w in logged.history]) == ("third", ["frist", "second"])


def test_mood_s_cause_and_remedy_s_words_are_corrected_too(story):
    [mood] = story.tell(MoodNoted(2, "long weight"))
    [mistake] = story.tell(MistakeNoted("Room was cold"))
    [remedy] = story.tell(MistakePutRight(mistake, "Anothre room"))
    story.tell(LineCorrected(mood, "long wait"), LineCorrected(remedy, "Another room"))
    view = story.view
    assert (view.moods[0].cause, view.moods[0].history[0].text) == ("long wait", "long weight")
    assert view.mistakes[0].remedy == "Another room"
    assert next(line for line in view.log if line.id == remedy).history[0].text == "Anothre room"


def test_undone_correction_gives_the_first_words_back(story):
    [note] = story.tell(NoteWritten("first"))
    [correction] = story.tell(LineCorrected(note, "second"))
    story.tell(LineUndone(correction))
    [one] = story.view.notes
    assert (one.text, one.history) == ("first", ())
    assert [line.undone for line in story.view.log if line.id == correction] == [True]


def test_undone_line_is_off_the_card_and_struck_in_the_log(story):
    [note] = story.tell(NoteWritten("wrong card"))
    story.tell(LineUndone(note))
    assert story.view.notes == ()
    struck = {line.id: (line.text, line.undone) for line in story.view.log}
    assert struck[note] == ("wrong card", True)
    assert story.view.log[-1].about == "wrong card"


def test_guest_met_cannot_be_undone_nor_can_an_undoing(story):
    [note] = story.tell(NoteWritten("wrong card"))
    [undo] = story.tell(LineUndone(note))
    story.tell(LineUndone(story.lines[0].id), LineUndone(undo))
    assert story.view.notes == ()
    assert [line.kind for line in story.view.log if line.undone] == ["note-written"]


def test_preference_keeps_all_its_wordings_through_changes_and_corrections(story):
    [tea] = story.tell(PreferenceNoted("Green te", "seen", "Bar"))
    noted_ms = story.now_ms
    story.tell(LineCorrected(tea, "Green tea"))
    story.later(days=3)
    [change] = story.tell(PreferenceChanged(tea, "Mint te"))
    story.tell(LineCorrected(change, "Mint tea"))
    [one] = story.view.preferences
    assert (one.id, one.text, one.origin, one.place) == (tea, "Mint tea", "said", "Bar")
    assert [words.text for words in one.history] == ["Green te", "Green tea", "Mint te"]
    assert (one.when_ms, one.confirmed_ms) == (noted_ms, story.now_ms)
    assert one.words_id == change


def test_confirmed_preference_counts_as_said_from_then_on(story):
    [tea] = story.tell(PreferenceNoted("Green tea", "seen"))
    story.later(days=200)
    assert story.view.preferences[0].is_question(story.now_ms)
    story.tell(PreferenceConfirmed(tea))
    [one] = story.view.preferences
    assert (one.origin, one.confirmed_ms) == ("said", story.now_ms)
    assert not one.is_question(story.now_ms)


def test_retired_lines_leave_the_card_and_stay_in_the_log(story):
    ids = story.tell(PreferenceNoted("Tea", "said"), CareNoted("other", "Slow"), TieNoted("Cousin"))
    story.tell(*(LineRetired(one, "over") for one in ids), PreferenceConfirmed(ids[0]))
    view = story.view
    assert (view.preferences, view.care, view.ties) == ((), (), ())
    assert [(line.text, line.about) for line in view.log if line.kind == "line-retired"] == [
        ("over", "Tea"),
        ("over", "Slow"),
        ("over", "Cousin"),
    ]


def test_mistake_tells_everything_that_was_done(story):
    [mistake] = story.tell(MistakeNoted("Double charge"))
    story.tell(MistakePutRight(mistake, "Refunded"))
    story.later(days=1)
    story.tell(MistakePutRight(mistake, "Sent flowers"))
    [one] = story.view.mistakes
    assert (one.remedy, one.remedy_ms) == ("Refunded\nSent flowers", story.now_ms)


def test_visit_is_open_until_the_guest_leaves(story):
    story.tell(GuestArrived("in-person"))
    story.later(hours=2)
    assert story.view.visits[0].left_ms is None
    story.tell(GuestLeft())
    assert story.view.visits[0].left_ms == story.now_ms
    assert story.view.visit_count == 1


def test_visit_that_nobody_closed_is_over_when_the_guest_comes_again(story):
    story.tell(GuestArrived("in-person"))
    first_ms = story.now_ms
    story.later(days=3)
    story.tell(GuestArrived("in-person"))
    first, second = story.view.visits
    assert (first.left_ms, first.presumed) == (first_ms, True)
    assert (second.left_ms, second.presumed) == (None, False)


def test_two_desks_that_see_the_same_arrival_count_one_visit(story):
    story.tell(GuestArrived("in-person"))
    story.later(minutes=2)
    story.tell(GuestArrived("in-person"))
    assert story.view.visit_count == 1
    assert [line.kind for line in story.view.log].count("guest-arrived") == 2


def test_visit_of_the_past_written_down_meanwhile_leaves_the_open_one(story):
    story.tell(GuestArrived("in-person"))
    here = story.view.visits[0]
    story.later(days=-30)
    story.tell(GuestArrived("in-person"))
    assert story.view.visits[0] == here
    assert story.view.visits[1].left_ms == story.now_ms


def test_call_and_online_contact_are_over_at_once(story):
    story.tell(GuestArrived("in-person"), GuestArrived("telephone"), GuestArrived("online"))
    here, call, online = story.view.visits
    assert here.left_ms is None
    assert call.left_ms == call.arrived_ms
    assert online.left_ms == online.arrived_ms
    assert story.view.visit_count == 1


def test_departure_with_nobody_here_is_only_logged(story):
    story.tell(GuestLeft(), GuestArrived("telephone"), GuestLeft())
    assert [visit.channel for visit in story.view.visits] == ["telephone"]
    assert [line.kind for line in story.view.log].count("guest-left") == 2


def test_undone_departure_opens_the_visit_again(story):
    story.tell(GuestArrived("in-person"))
    [left] = story.tell(GuestLeft())
    story.tell(LineUndone(left))
    assert story.view.visits[0].left_ms is None


def test_departure_by_a_clock_that_stands_back_is_no_earlier_than_the_arrival(story):
    story.tell(GuestArrived("in-person"))
    arrived_ms = story.now_ms
    story.later(hours=-2)
    story.tell(GuestLeft())
    assert story.view.visits[0].left_ms == arrived_ms


def test_latest_count_of_earlier_visits_holds(story):
    story.tell(EarlierVisits(3, "2024-01-02"), EarlierVisits(5), GuestArrived("in-person"))
    assert (story.view.earlier_visits, story.view.earlier_last) == (5, "")
    assert story.view.visit_count == 6


def test_mood_beyond_the_five_stays_in_the_log_only(story):
    story.tell(MoodNoted(4, "sun"), MoodNoted(9, "unheard of"))
    assert [mood.level for mood in story.view.moods] == [4]
    assert story.view.log[-1].facts == (("level", "9"),)


def test_references_to_nothing_are_ignored(story):
    before = story.view
    story.tell(
        PreferenceConfirmed(NOWHERE),
        PreferenceChanged(NOWHERE, "x"),
        MistakePutRight(NOWHERE, "x"),
        LineUndone(NOWHERE),
        LineCorrected(NOWHERE, "x"),
        LineRetired(NOWHERE),
    )
    after = story.view
    assert len(after.log) == 7
    assert msgspec.structs.replace(after, log=before.log) == before


def test_line_from_a_desk_ahead_of_time_can_be_undone_and_corrected(story):
    """Its id sorts behind the lines that speak of it."""
    note = story.tell(NoteWritten("frist"))[0]
    ahead = msgspec.structs.replace(story.lines.pop(), id=EntryId(b"\xff" * 16))
    assert note != ahead.id
    story.lines.append(ahead)
    story.tell(LineCorrected(ahead.id, "first"))
    assert story.view.notes[0].text == "first"
    story.tell(LineUndone(ahead.id))
    assert story.view.notes == ()


def test_log_line_tells_who_where_when_and_what(story):
    story.tell(WordsSaid("greeting", "greet.returning.1", "How good to see you"), staff=PROGRAM)
    line = story.view.log[-1]
    assert (line.kind, line.text, line.facts) == (
        "words-said",
        "How good to see you",
        (("moment", "greeting"),),
    )
    assert (line.staff, line.desk, line.when_ms) == (PROGRAM, b"d" * 16, story.now_ms)
    assert story.view.said[0].line == "greet.returning.1"


def test_view_survives_the_wire(story):
    [tea] = story.tell(PreferenceNoted("Tea", "seen"))
    story.tell(LineCorrected(tea, "Mint tea"), GuestArrived("in-person"), MoodNoted(5, "sun"))
    view = story.view
    assert msgspec.json.decode(msgspec.json.encode(view), type=GuestView) == view
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=GuestView) == view

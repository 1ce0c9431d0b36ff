"""The items of a handover in words: what, what was done, what is next; and the head of a sheet."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from assistant.guests.entries import Identity
from assistant.guests.view import CareView, GuestView, MoodView, VisitView
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery.view import MatterView, Owned, PromiseView, Said, StepView
from assistant.shift import labels
from assistant.shift.entries import Item, ItemKind, TraceMoment
from assistant.shift.view import (
    ExpectedView,
    HandoverView,
    ItemView,
    NoteView,
    Pin,
    Told,
    TraceView,
)
from assistant.tongue import speak

ELENA, BORIS = StaffId(PageId(b"e" * 16)), StaffId(PageId(b"b" * 16))
PAGE = PageId(b"p" * 16)
LINE = EntryId(b"l" * 16)
HOUR_MS = 3_600_000
NOW_MS = int(datetime(2026, 11, 21, 16, 20, tzinfo=UTC).timestamp()) * 1000
NAMES = {ELENA: "Elena", BORIS: "Boris"}


def promise(text: str, due_ms: int, **words: object) -> PromiseView:
    return PromiseView(LINE, PAGE, PAGE, text, "", due_ms, ELENA, ELENA, NOW_MS, **words)


def problem(**words: object) -> Told:
    owners = (Owned(ELENA, NOW_MS, ELENA),)
    matter = MatterView(PAGE, PAGE, True, NOW_MS, ELENA, owners, **words)
    return Told(Item("problem", PAGE), PAGE, "Ingrid Solheim", ELENA, matter)


def what(told: Told) -> str:
    return labels.what(told, None, NOW_MS, UTC)


def next_step(told: Told, *notes: NoteView) -> str:
    return labels.next_step(told, ItemView(told.item, notes), NOW_MS, UTC)


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_every_kind_and_moment_has_a_name(language: str) -> None:
    speak(language)
    assert all(labels.kind_label(kind) for kind in get_args(ItemKind))
    assert all(labels.moment_label(moment) for moment in get_args(TraceMoment))


def test_problem_tells_its_words_its_place_and_how_bad_it_is() -> None:
    told = problem(text="The shower\nis cold", place="Room 412", severity=3)
    assert what(told) == "The shower is cold · Room 412 · Grave"
    assert what(problem()) == "No words yet · Serious"


def test_done_is_the_last_of_all_that_was_done() -> None:
    deeds = (
        Said(LINE, "A plumber was called", ELENA, NOW_MS - 2 * HOUR_MS),
        Said(LINE, "The plumber is in the room", ELENA, NOW_MS - HOUR_MS),
    )
    kept = promise("A towel", NOW_MS, state="kept", ended_ms=NOW_MS - HOUR_MS // 2)
    told = problem(deeds=deeds)
    assert labels.done(told, NOW_MS, UTC) == "15:20 The plumber is in the room"
    assert labels.done(problem(deeds=deeds, promises=(kept,)), NOW_MS, UTC) == "15:50 A towel"
    assert labels.done(problem(), NOW_MS, UTC) == ""


def test_next_step_is_a_colleagues_then_a_promise_then_the_framework() -> None:
    steps = (StepView("a", "apologise", NOW_MS), StepView("b", "solve"))
    call = promise("Call back", NOW_MS + HOUR_MS)
    assert next_step(problem(steps=steps)) == "Put it right"
    assert next_step(problem(steps=steps, promises=(call,))) == "17:20 Call back"
    note = NoteView(LINE, "", "17:00 to the laundry", BORIS, NOW_MS)
    assert next_step(problem(steps=steps, promises=(call,)), note) == "17:00 to the laundry"
    assert next_step(problem()) == ""


def test_promise_tells_its_time_and_that_it_is_late() -> None:
    told = Told(Item("promise", PAGE, LINE), PAGE, "Daniel", ELENA)
    coming = promise("The suit", NOW_MS + 24 * HOUR_MS)
    late = promise("The suit", NOW_MS - HOUR_MS)
    assert what(Told(told.item, promise=coming)) == "The suit · by tomorrow 16:20"
    assert what(Told(told.item, promise=late)) == "The suit · by 15:20 · Overdue"


def test_guest_in_the_house_has_what_must_be_known_set_apart() -> None:
    card = GuestView(
        PAGE,
        Identity("李堃"),
        NOW_MS,
        care=(
            CareView(LINE, "allergy", "shellfish", ELENA, NOW_MS),
            CareView(LINE, "allergy", "Nut allergy", ELENA, NOW_MS),
            CareView(LINE, "other", "Hard of hearing", ELENA, NOW_MS),
        ),
        moods=(MoodView(LINE, 2, "waited long", ELENA, NOW_MS),),
        visits=(VisitView(LINE, "in-person", NOW_MS - HOUR_MS, None),),
    )
    told = Told(Item("guest", PAGE), PAGE, "李堃", card=card)
    assert labels.safety(told) == "Allergy: shellfish · Nut allergy"
    assert what(told) == "Care: Hard of hearing · Mood: tense, waited long"


def test_mood_is_told_of_a_guest_who_is_here_and_of_this_visit() -> None:
    old = MoodView(LINE, 1, "", ELENA, NOW_MS - 9 * HOUR_MS)
    here = VisitView(LINE, "in-person", NOW_MS - HOUR_MS, None)
    card = GuestView(PAGE, Identity("李堃"), NOW_MS, moods=(old,), visits=(here,))
    away = GuestView(PAGE, Identity("李堃"), NOW_MS, moods=(old,))
    item = Item("expected", PAGE)
    assert labels.mood(Told(item, card=card), NOW_MS) is None
    assert labels.mood(Told(item, card=away), NOW_MS) is None
    fresh = MoodView(LINE, 4, "", ELENA, NOW_MS)
    now = GuestView(PAGE, Identity("李堃"), NOW_MS, moods=(old, fresh), visits=(here,))
    assert labels.mood(Told(item, card=now), NOW_MS) == fresh


def test_expected_trace_pin_and_others_in_words() -> None:
    coming = ExpectedView(
        PAGE, "陈思远", "2026-11-22", "20:30", "", (), (), 2, "A ramp", PAGE, ELENA, NOW_MS
    )
    trace = TraceView(PAGE, PAGE, "An extra pillow", "arrival", "", ELENA, "", ELENA, NOW_MS)
    pin = Pin(LINE, "The left door\nstays shut", PAGE, ELENA, NOW_MS)
    item = Item("expected", PAGE)
    assert what(Told(item, expected=coming)) == "tomorrow 20:30 · 2 people · A ramp"
    assert what(Told(Item("trace", PAGE), trace=trace)) == "Before arrival: An extra pillow"
    assert what(Told(Item("pinned", PAGE), pin=pin)) == "The left door stays shut"
    assert what(Told(Item("others"), names=("A", "B"))) == "A, B"


def test_what_ended_says_when() -> None:
    over = {kind: Told(Item(kind, PAGE), over_ms=NOW_MS) for kind in get_args(ItemKind)}
    assert labels.ended(over["problem"], NOW_MS, UTC) == "settled 16:20"
    assert labels.ended(over["guest"], NOW_MS, UTC) == "left 16:20"
    assert all(labels.ended(told, NOW_MS, UTC) for told in over.values())
    assert labels.ended(Told(Item("problem", PAGE)), NOW_MS, UTC) == ""


def test_title_names_the_shifts_or_since_when() -> None:
    began_ms = NOW_MS - 9 * HOUR_MS
    view = HandoverView(PAGE, began_ms, shift="Early", next_shift="Late")
    assert labels.title(view, NOW_MS, UTC) == "Early to Late"
    assert labels.title(HandoverView(PAGE, began_ms), NOW_MS, UTC) == "Since 07:20"
    assert labels.title(None, NOW_MS, UTC) == "The handover"


def test_byline_says_for_whom_it_was_written() -> None:
    view = HandoverView(
        PAGE, NOW_MS, given_by=BORIS, given_ms=NOW_MS - 24 * HOUR_MS, instead_of=ELENA
    )
    told = labels.byline(view, NAMES, NOW_MS, UTC)
    assert told == "given by Boris, yesterday 16:20 · for Elena, who left without a handover"
    begun = HandoverView(PAGE, NOW_MS, begun_by=BORIS)
    assert labels.byline(begun, NAMES, NOW_MS, UTC) == "begun by Boris"


def test_times_of_other_days_name_the_day() -> None:
    far = NOW_MS + 33 * 24 * HOUR_MS
    assert labels.when(far, NOW_MS, UTC) == "24/12 16:20"

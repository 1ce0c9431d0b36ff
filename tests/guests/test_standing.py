"""How things stand with a guest at a given time."""

import pytest

from assistant.guests import acts, standing
from assistant.guests.entries import (
    EarlierVisits,
    GuestArrived,
    GuestLeft,
    GuestMet,
    Identity,
    MoodNoted,
)
from assistant.guests.view import DAY_MS, FORGOTTEN_MS, LONG_AWAY_MS
from assistant.journal.stamp import PROGRAM


def visit(story, *, hours=1.0):
    story.tell(GuestArrived("in-person"))
    story.later(hours=hours)
    story.tell(GuestLeft())


def test_guest_who_arrived_is_here_until_leaving(story):
    assert not standing.in_house(story.view, story.now_ms)
    story.tell(GuestArrived("in-person"))
    assert standing.in_house(story.view, story.now_ms)
    story.tell(GuestLeft())
    assert not standing.in_house(story.view, story.now_ms)


def test_caller_is_not_here(story):
    story.tell(GuestArrived("telephone"))
    assert not standing.in_house(story.view, story.now_ms)


def test_visit_that_nobody_closed_is_taken_as_forgotten_after_a_month(story):
    story.tell(GuestArrived("in-person"))
    arrived_ms = story.now_ms
    assert standing.in_house(story.view, arrived_ms + FORGOTTEN_MS)
    assert not standing.in_house(story.view, arrived_ms + FORGOTTEN_MS + 1)
    week_ms = 7 * DAY_MS
    assert standing.in_house(story.view, arrived_ms + week_ms, forgotten_ms=week_ms)
    assert not standing.in_house(story.view, arrived_ms + week_ms + 1, forgotten_ms=week_ms)
    assert standing.open_visit(story.view)


def test_forgotten_visit_is_presumed_over_for_all_that_read_the_card(story):
    story.tell(GuestArrived("in-person"))
    arrived_ms, later_ms = story.now_ms, story.now_ms + 3 * DAY_MS
    view = standing.presumed_over(story.view, later_ms, forgotten_ms=DAY_MS)
    assert not standing.in_house(view, later_ms)
    assert standing.last_seen_ms(view, later_ms) == arrived_ms
    assert standing.days_since_last(view, later_ms) == 3
    assert view.visits[-1].presumed
    fresh = story.view
    assert standing.presumed_over(fresh, arrived_ms, forgotten_ms=DAY_MS) is fresh


def test_first_visit_stays_the_first_until_it_is_over(story):
    assert standing.first_time(story.view, story.now_ms)
    story.tell(GuestArrived("telephone"), GuestArrived("in-person"))
    assert standing.first_time(story.view, story.now_ms)
    assert standing.days_since_last(story.view, story.now_ms) is None
    story.tell(GuestLeft())
    assert not standing.first_time(story.view, story.now_ms)


def test_guest_with_earlier_visits_or_from_a_customer_list_is_no_newcomer(story, new_story):
    story.tell(EarlierVisits(2))
    assert not standing.first_time(story.view, story.now_ms)
    imported = new_story(met=False)
    imported.tell(GuestMet(Identity("Ana"), source="import"), staff=PROGRAM)
    assert not standing.first_time(imported.view, imported.now_ms)


def test_guest_is_back_after_long_also_once_here(story):
    visit(story)
    left_ms = story.now_ms
    assert not standing.long_away(story.view, left_ms + LONG_AWAY_MS)
    assert standing.long_away(story.view, left_ms + LONG_AWAY_MS + 1)
    story.later(days=200)
    story.tell(GuestArrived("in-person"))
    assert standing.long_away(story.view, story.now_ms)
    assert standing.days_since_last(story.view, story.now_ms) == 200
    story.tell(GuestLeft())
    assert not standing.long_away(story.view, story.now_ms)
    assert standing.days_since_last(story.view, story.now_ms) == 0


def test_last_visit_from_before_salve_counts_unless_one_came_after(story):
    story.tell(EarlierVisits(4, "2025-06-05"))  # the story begins on 15 June 2025
    assert standing.days_since_last(story.view, story.now_ms) == 10
    visit(story)
    assert standing.days_since_last(story.view, story.now_ms) == 0


@pytest.mark.parametrize("last", ["", "June", "2025-13-01"])
def test_unreadable_last_day_is_not_known(story, last):
    story.tell(EarlierVisits(4, last))
    assert standing.days_since_last(story.view, story.now_ms) is None
    assert not standing.long_away(story.view, story.now_ms)


def test_latest_mistake_that_is_not_settled(story):
    [first] = story.do(acts.note_mistake, text="Cold room")
    [second] = story.do(acts.note_mistake, text="Wrong bill")
    assert standing.last_mistake_unsettled(story.view).id == second
    story.do(acts.put_right, of=second, text="Refunded")
    assert standing.last_mistake_unsettled(story.view).id == first
    story.do(acts.put_right, of=first, text="Moved")
    assert standing.last_mistake_unsettled(story.view) is None


@pytest.mark.parametrize(
    ("levels", "direction"),
    [
        ([], 0),
        ([1], 0),
        ([3, 3, 3], 0),
        ([2, 4], 1),
        ([5, 4, 5, 3], -1),
        ([1, 1, 1, 1, 5, 5, 5, 5], 0),
        ([3, 3, 4, 3], 0),
    ],
)
def test_mood_is_set_against_the_few_before_it(story, levels, direction):
    story.tell(*(MoodNoted(level) for level in levels))
    assert standing.mood_trend(story.view) == standing.Trend(tuple(levels), direction)


def test_trend_looks_back_on_the_latest_moods_only(story):
    story.tell(*(MoodNoted(level) for level in [1] * 20 + [4] * standing.TREND_LENGTH))
    assert standing.mood_trend(story.view).levels == (4,) * standing.TREND_LENGTH


def test_questions_are_what_was_only_seen_or_is_old(story):
    story.do(acts.note_preference, text="Seen", origin="seen")
    story.do(acts.note_preference, text="Said", origin="said")

    def asked(now_ms):
        return [one.text for one in standing.questions(story.view, now_ms)]

    assert asked(story.now_ms) == ["Seen"]
    assert asked(story.now_ms + 180 * DAY_MS) == ["Seen"]
    assert asked(story.now_ms + 180 * DAY_MS + 1) == ["Seen", "Said"]


def test_visits_of_today_are_those_since_midnight_and_the_one_going_on(story):
    visit(story)
    story.later(days=3)
    story.tell(GuestArrived("in-person"))
    story.later(hours=12)
    midnight_ms = story.now_ms
    story.tell(GuestArrived("telephone"))
    today = standing.visits_today(story.view, midnight_ms, story.now_ms)
    assert [one.channel for one in today] == ["in-person", "telephone"]
    assert today[0].left_ms is None
    story.later(days=30)
    assert standing.visits_today(story.view, story.now_ms, story.now_ms) == []


def test_latest_own_line_can_be_undone_for_a_minute(story):
    assert standing.undoable(story.view, story.now_ms) is None
    [first] = story.do(acts.write_note, text="One")
    [second] = story.do(acts.write_note, text="Two")
    story.tell(*acts.write_note(story.view, 0, text="A colleague’s"), staff=PROGRAM)
    mine = story.lines[0].staff
    assert standing.undoable(story.view, story.now_ms, mine).id == second
    story.do(acts.undo, of=second)
    assert standing.undoable(story.view, story.now_ms, mine).id == first
    story.later(ms=60_001)
    assert standing.undoable(story.view, story.now_ms) is None

"""Which conditions hold of a guest at a moment."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant.words.situation import SITUATIONS, Matter, situation, stranger

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def holds(guest, **moment):
    facts = situation(guest.view, guest.now, **{"channel": "in-person"} | moment)
    return facts & (SITUATIONS.keys() | {"regular", "milestone", "mood-low-last-time"})


def test_a_guest_met_today_is_on_a_first_visit(a_guest):
    assert holds(a_guest()) == {"first-visit", "plain"}
    assert holds(a_guest().here_since(HOUR)) == {"first-visit", "plain"}


def test_a_caller_who_was_never_here_is_on_a_first_visit(a_guest):
    assert "first-visit" in holds(a_guest().visited(9 * DAY, "telephone"))


def test_an_imported_guest_is_neither_new_nor_back(a_guest):
    assert holds(a_guest().with_(source="import")) == {"plain"}


@pytest.mark.parametrize("here", [False, True])
def test_a_guest_with_an_earlier_visit_is_back(a_guest, here):
    guest = a_guest().visited(30 * DAY)
    if here:
        guest.here_since(HOUR)
    assert holds(guest) == {"returning", "plain"}


def test_visits_from_before_count(a_guest):
    guest = a_guest().with_(earlier_visits=9, earlier_last="2026-04-01", source="import")
    assert holds(guest) == {"returning", "regular", "milestone", "plain"}


def test_long_missed_wants_two_visits_and_a_long_gap(a_guest):
    assert "long-missed" not in holds(a_guest().visited(400 * DAY))
    assert "long-missed" not in holds(a_guest().visited(400 * DAY).visited(30 * DAY))
    assert "long-missed" in holds(a_guest().visited(900 * DAY).visited(400 * DAY))
    assert "long-missed" in holds(a_guest().with_(earlier_visits=2, earlier_last="2024-01-01"))


@pytest.mark.parametrize(
    "reason",
    [
        lambda g: g.wronged(401 * DAY),
        lambda g: g.wronged(400 * DAY, 399 * DAY),
        lambda g: g.felt(1, 400 * DAY),
    ],
)
def test_nobody_is_missed_who_had_a_reason_to_stay_away(a_guest, reason):
    guest = a_guest().visited(900 * DAY).visited(400 * DAY)
    assert "long-missed" in holds(guest)
    assert "long-missed" not in holds(reason(guest))


def test_a_mistake_without_a_remedy_is_unsettled_for_good(a_guest):
    guest = a_guest().visited(300 * DAY).wronged(300 * DAY).visited(30 * DAY)
    assert "mistake-unsettled" in holds(guest)
    assert "after-mistake" not in holds(guest)


def test_a_mistake_of_the_last_visit_that_was_put_right_is_remembered(a_guest):
    guest = a_guest().visited(30 * DAY).wronged(30 * DAY, 29 * DAY)
    assert holds(guest) == {"after-mistake", "returning", "plain"}
    assert "after-mistake" not in holds(guest.visited(5 * DAY))


def test_a_remedy_of_today_is_of_today(a_guest):
    guest = a_guest().visited(30 * DAY).here_since(3 * HOUR).wronged(2 * HOUR, HOUR)
    assert holds(guest) == {"repaired-today", "returning", "plain"}


def test_today_is_the_day_of_the_house(a_guest):
    late = datetime(2026, 5, 9, 0, 30, tzinfo=UTC)
    guest = a_guest(late).visited(30 * DAY).wronged(2 * HOUR, HOUR)
    assert "after-mistake" in holds(guest)
    assert "repaired-today" not in holds(guest)


def test_a_low_mood_counts_when_it_is_of_an_earlier_visit(a_guest):
    guest = a_guest().visited(30 * DAY).felt(2, 30 * DAY)
    assert "mood-low-last-time" in holds(guest)
    assert "mood-low-last-time" in holds(guest.here_since(HOUR).felt(4, HOUR / 2))
    assert "mood-low-last-time" not in holds(a_guest().visited(DAY).felt(1, HOUR))
    assert "mood-low-last-time" not in holds(a_guest().visited(DAY).felt(3, DAY))


@pytest.mark.parametrize(
    ("birthday", "today", "celebrated"),
    [
        ("1980-05-09", "2026-05-09", True),
        ("--05-09", "2026-05-09", True),
        ("1980-05-09", "2026-05-08", False),
        ("1980-05-09", "2026-05-10", False),
        ("1980-02-29", "2028-02-29", True),
        ("1980-02-29", "2027-02-28", False),
        ("1980-02-29", "2027-03-01", True),
        ("1980-02-29", "2028-03-01", False),
        ("", "2026-05-09", False),
        ("9 May", "2026-05-09", False),
        ("--13-40", "2026-05-09", False),
    ],
)
def test_a_birthday_is_wished_on_the_day_only(a_guest, birthday, today, celebrated):
    now = datetime.fromisoformat(today + "T12:00+02:00")
    assert ("birthday" in holds(a_guest(now, birthday=birthday))) is celebrated


def test_the_rest_is_as_it_is_told(a_guest):
    facts = situation(
        a_guest(quiet=True).needs("access").needs("allergy").likes("Tea").view,
        datetime(2026, 5, 9, 20, tzinfo=UTC),
        channel="telephone",
        matter=Matter(),
        part="evening",
    )
    told = {"quiet", "access", "allergy", "preference-said", "telephone", "remote", "evening"}
    assert told | {"open-matter"} <= facts
    assert "preference-asked" not in facts


def test_an_old_or_seen_preference_is_only_asked(a_guest):
    for guest in (a_guest().likes("Tea", "seen"), a_guest().likes("Tea", "said", 300 * DAY)):
        facts = situation(guest.view, guest.now, channel="in-person")
        assert "preference-asked" in facts
        assert "preference-said" not in facts


@pytest.mark.parametrize(
    ("matter", "told"),
    [
        (None, set()),
        (Matter(), {"open-matter"}),
        (Matter(owner="Marek", by="16:30"), {"open-matter"}),
        (Matter(grave=True), {"open-matter", "grave"}),
        (Matter(again=True), {"open-matter", "second-failure"}),
        (Matter(promised=True), {"open-matter", "promised"}),
        (Matter(promised=True, overdue=True), {"open-matter", "overdue"}),
        (
            Matter(grave=True, again=True, overdue=True),
            {"open-matter", "grave", "second-failure", "overdue"},
        ),
    ],
)
def test_what_is_open_decides(a_guest, matter, told):
    facts = holds(a_guest().visited(30 * DAY), matter=matter)
    assert facts == told | {"returning", "plain"}


def test_nobody_is_missed_while_something_is_open(a_guest):
    guest = a_guest().visited(900 * DAY).visited(400 * DAY)
    assert "long-missed" not in holds(guest, matter=Matter())


def test_of_a_stranger_nothing_is_known(a_guest):
    guest = a_guest()
    facts = situation(stranger(), guest.now, channel="in-person", matter=Matter())
    assert facts & SITUATIONS.keys() == {"open-matter", "stranger", "plain"}


def test_a_promise_broken_today_and_not_made_up_for_is_named(a_guest):
    guest = a_guest().visited(30 * DAY).here_since(3 * HOUR)
    assert "promise-broken" in holds(guest.wronged(HOUR, broke="promise"))
    other = a_guest().visited(30 * DAY).here_since(3 * HOUR)
    assert "promise-broken" not in holds(other.wronged(HOUR))
    assert "promise-broken" not in holds(other.wronged(2 * HOUR, HOUR, broke="promise"))
    assert "promise-broken" not in holds(other.wronged(3 * DAY, broke="promise"))


@pytest.mark.parametrize(
    ("level", "ago", "told"),
    [
        (1, HOUR, {"low-today"}),
        (2, HOUR, {"low-today"}),
        (3, HOUR, set()),
        (4, HOUR, {"bright-today"}),
        (5, HOUR, {"bright-today"}),
        (1, 3 * DAY, set()),
        (5, 3 * DAY, set()),
    ],
)
def test_the_mood_of_this_visit_is_the_mood_now(a_guest, level, ago, told):
    guest = a_guest().visited(30 * DAY).here_since(2 * HOUR).felt(level, ago)
    facts = situation(guest.view, guest.now, channel="in-person")
    assert facts & {"low-today", "bright-today"} == told


def test_the_last_mood_of_a_visit_counts(a_guest):
    guest = a_guest().here_since(2 * HOUR).felt(1, HOUR).felt(4, HOUR / 2)
    facts = situation(guest.view, guest.now, channel="in-person")
    assert facts & {"low-today", "bright-today"} == {"bright-today"}


def test_who_is_expected_is_told(a_guest):
    guest = a_guest().visited(30 * DAY)
    assert "expected" not in holds(guest)
    assert "expected" in holds(guest, expected=True)


def test_a_promise_kept_today_is_told_while_the_rest_is_open(a_guest):
    guest = a_guest().visited(30 * DAY)
    for matter, told in ((Matter(kept=True), True), (Matter(), False), (None, False)):
        facts = situation(guest.view, guest.now, channel="in-person", matter=matter)
        assert ("promise-kept" in facts) is told


@pytest.mark.parametrize(
    ("first", "today", "celebrated"),
    [
        ("2024-05-09T12:00+02:00", "2026-05-09T10:00+02:00", True),
        ("2025-05-09T23:30+02:00", "2026-05-09T10:00+02:00", True),
        ("2025-05-08T12:00+02:00", "2026-05-09T10:00+02:00", False),
        ("2026-05-09T08:00+02:00", "2026-05-09T10:00+02:00", False),
    ],
)
def test_the_day_of_the_first_visit_comes_again_every_year(a_guest, first, today, celebrated):
    now = datetime.fromisoformat(today)
    guest = a_guest(now).visited(now - datetime.fromisoformat(first))
    facts = situation(guest.view, now, channel="in-person")
    assert ("anniversary" in facts) is celebrated
    guest.with_(earlier_visits=3)
    assert "anniversary" not in situation(guest.view, now, channel="in-person")


@pytest.mark.parametrize(
    ("text", "origin", "told"),
    [
        ("De tú.", "said", True),
        ("на ты", "said", True),
        ("De tú", "seen", False),
        ("Té de menta", "said", False),
    ],
)
def test_who_asked_for_it_is_spoken_to_as_a_friend(a_guest, text, origin, told):
    guest = a_guest().likes(text, origin)
    facts = situation(guest.view, guest.now, channel="in-person")
    assert ("familiar" in facts) is told


def test_who_is_on_file_so_is_spoken_to_as_a_friend(a_guest):
    for manner, told in (("familiar", True), ("", False)):
        guest = a_guest(manner=manner)
        assert ("familiar" in situation(guest.view, guest.now, channel="in-person")) is told


@pytest.mark.parametrize(("gender", "known"), [("f", True), ("x", True), ("", False)])
def test_a_gender_is_known_when_the_guest_said_it(a_guest, gender, known):
    guest = a_guest(gender=gender)
    facts = situation(guest.view, guest.now, channel="in-person")
    assert ("gender-known" in facts) is known

"""Calendars as booking portals and mail programs save them, by the shop's clock in Madrid."""

import random
import time
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.exchange.coming import ROWS_MOST, TOO_MANY, Coming, ComingList
from assistant.exchange.coming_calendar import BROKEN, NAMELESS, NO_ENTRIES, NO_START
from assistant.exchange.coming_entry import only_blocks, read_summary
from assistant.exchange.coming_list import read_coming
from assistant.exchange.coming_repeats import CANNOT_FOLLOW, TOO_MUCH
from assistant.guests.details import CONTACTS_MOST
from assistant.refusal import Refused
from tests.exchange import coming_samples as samples
from tests.exchange.coming_samples import calendar

NOW = int(datetime(2026, 11, 22, 11, tzinfo=UTC).timestamp() * 1000)
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def shop_in_madrid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Madrid")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def read(text: str, now_ms: int = NOW) -> ComingList:
    return read_coming(text.replace("\n", "\r\n").encode(), now_ms)


def one(*lines: str, head: str = "PRODID:-//Google Inc//Google Calendar//EN") -> Coming:
    found = read(calendar("\n".join(lines), head=head))
    assert not found.refused
    (row,) = found.rows
    return row


def days(*lines: str) -> list[str]:
    found = read(calendar("\n".join(["UID:u", "SUMMARY:Ana Gil", *lines])))
    assert not found.refused
    return [f"{row.day} {row.at}".strip() for row in found.rows]


def test_airbnb_gives_days_of_leaving_and_hides_some_names() -> None:
    found = read(samples.AIRBNB)
    assert found.kind == "calendar"
    assert found.rows == (
        Coming(
            "Aurora Benítez", "2026-11-26", until="2026-11-27", note="HMWXYZ5678",
            uid="6fec1092d3fa-5b1@airbnb.com", number=2,
        ),
    )  # fmt: skip
    assert [(row.number, row.reason) for row in found.refused] == [(1, NAMELESS)]
    assert "“Reserved”" in found.refused[0].sentence()
    assert found.blocked == 1


def test_booking_com_gives_blocks_that_are_passed_over_and_told() -> None:
    found = read(samples.BOOKING)
    assert [(row.name, row.day, row.until) for row in found.rows] == [
        ("Li Kun", "2026-11-23", "2026-11-24")
    ]
    assert (found.blocked, found.refused) == (1, ())


def test_google_gives_times_contacts_and_a_plain_note() -> None:
    assert read(samples.GOOGLE).rows == (
        Coming(
            "Anna Berg", "2026-11-22", at="19:30", phones=("+34 612 345 678",),
            emails=("anna@example.com",), uid="4k2v8@google.com", number=1,
            note="Sillón 2\nCorte\nTel: +34 612 345 678\nAlergia a la látex",
        ),
        Coming(
            "Chen Siyuan, con su madre", "2026-11-23", until="2026-11-25", cancelled=True,
            uid="5k2v8@google.com", number=2,
        ),
    )  # fmt: skip


def test_outlook_names_zones_as_windows_does_or_brings_its_own() -> None:
    found = read(samples.OUTLOOK)
    assert [(row.name, row.day, row.at, row.until, row.note) for row in found.rows] == [
        ("Jürgen Groß", "2026-11-23", "19:00", "", "Fensterplatz"),
        ("Elif Kaya", "2026-11-23", "17:00", "", ""),
        ("Uwe Tal", "2026-11-24", "", "", ""),
    ]


def test_zone_of_one_file_is_not_taken_for_the_one_of_the_next() -> None:
    other = samples.OUTLOOK.replace("+0300", "+0900")
    assert [read(text).rows[1].at for text in (samples.OUTLOOK, other)] == ["17:00", "11:00"]


def test_apple_repeats_with_days_left_out_and_moved() -> None:
    assert [(row.day, row.at, row.uid) for row in read(samples.APPLE).rows] == [
        ("2026-11-24", "10:00", "9F6D1E5C-2B3A/20261124T1000"),
        ("2026-12-15", "10:00", "9F6D1E5C-2B3A/20261215T1000"),
        ("2026-12-08", "12:00", "9F6D1E5C-2B3A/20261208T1000"),
    ]


@pytest.mark.parametrize("sample", samples.ALL)
def test_line_ends_and_marks_change_nothing(sample: str) -> None:
    usual = read(sample)
    assert read_coming(sample.encode(), NOW) == usual
    assert read_coming(sample, NOW) == usual
    assert read_coming(sample.replace("\n", "\r").encode(), NOW) == usual
    assert read_coming(("\n" + sample).encode("utf-8-sig"), NOW) == usual
    assert read_coming(sample.encode("utf-16"), NOW) == usual


def test_long_lines_are_unfolded_within_letters() -> None:
    name = "Аврора Бенитес-Иванова-Петрова-Сидорова"
    cut = name.encode()
    folded = b"SUMMARY:" + cut[:31] + b"\r\n " + cut[31:]
    data = calendar("@@", "UID:2\nDTSTART:20261123T100000\nSUMMARY:Uwe").replace("\n", "\r\n")
    whole = data.encode().replace(b"@@", b"DTSTART:20261122T190000\r\n" + folded)
    assert [row.name for row in read_coming(whole, NOW).rows] == [name, "Uwe"]


@pytest.mark.parametrize(
    ("start", "day", "at"),
    [
        ("DTSTART:20261122T183000Z", "2026-11-22", "19:30"),
        ("DTSTART:20261122T193000", "2026-11-22", "19:30"),
        ("DTSTART;TZID=Europe/Madrid:20261122T193000", "2026-11-22", "19:30"),
        ("DTSTART;TZID=America/New_York:20261122T193000", "2026-11-23", "01:30"),
        ("DTSTART;TZID=China Standard Time:20261124T013000", "2026-11-23", "18:30"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20261123T033000",
         "2026-11-22", "19:30"),
        ("DTSTART;TZID=Nowhere/Known:20261122T193000", "2026-11-22", "19:30"),
        ("DTSTART;VALUE=DATE:20261122", "2026-11-22", ""),
        ("DTSTART:20261122", "2026-11-22", ""),
    ],
)  # fmt: skip
def test_beginning_is_told_by_the_shops_clock(start: str, day: str, at: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = one(start, "SUMMARY:Ana Gil")
    assert (found.day, found.at) == (day, at)


@pytest.mark.parametrize(
    ("start", "at"),
    [("20270328T003000Z", "01:30"), ("20270328T013000Z", "03:30"), ("20261025T013000Z", "02:30")],
)
def test_summer_time_is_heeded_on_the_day_it_changes(start: str, at: str) -> None:
    now = int(datetime(2027, 3, 27, tzinfo=UTC).timestamp() * 1000)
    if start.startswith("2026"):
        now = int(datetime(2026, 10, 24, tzinfo=UTC).timestamp() * 1000)
    assert [row.at for row in read(calendar(f"DTSTART:{start}\nSUMMARY:Ana"), now).rows] == [at]


def test_appointment_keeps_its_hour_when_summer_time_comes() -> None:
    now = int(datetime(2027, 3, 26, tzinfo=UTC).timestamp() * 1000)
    text = calendar(
        "SUMMARY:Ana\nUID:u\nDTSTART;TZID=Europe/Madrid:20270326T100000\nRRULE:FREQ=DAILY;COUNT=4",
        "SUMMARY:Uwe\nUID:v\nDTSTART:20270326T090000Z\nRRULE:FREQ=DAILY;COUNT=4",
    )
    found = read(text, now).rows
    assert [row.at for row in found if row.name == "Ana"] == ["10:00"] * 4
    assert [row.at for row in found if row.name == "Uwe"] == ["10:00", "10:00", "11:00", "11:00"]


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        (("DTSTART;VALUE=DATE:20261122", "DTEND;VALUE=DATE:20261123"), ""),
        (("DTSTART;VALUE=DATE:20261122", "DTEND;VALUE=DATE:20261126"), "2026-11-25"),
        (("DTSTART;VALUE=DATE:20261122", "DURATION:P4D"), "2026-11-25"),
        (("DTSTART:20261122T150000", "DTEND:20261125T110000"), "2026-11-25"),
        (("DTSTART:20261122T210000", "DTEND:20261123T013000"), ""),
        (("DTSTART:20261122T210000", "DTEND:20261122T200000"), ""),
        (("DTSTART:20261122T210000",), ""),
    ],
)
def test_day_of_leaving_is_the_one_that_people_mean(lines: tuple[str, ...], until: str) -> None:
    assert one(*lines, "SUMMARY:Ana Gil").until == until


def test_portal_means_the_day_of_leaving_by_its_end() -> None:
    lines = ("SUMMARY:Ana", "DTSTART;VALUE=DATE:20261122", "DTEND;VALUE=DATE:20261123")
    assert one(*lines, head="PRODID:-//Smoobu//EN").until == "2026-11-23"
    assert one(*lines, "UID:1@airbnb.com").until == "2026-11-23"


def test_what_is_over_before_yesterday_is_counted_and_left_out() -> None:
    found = read(
        calendar(
            "SUMMARY:Ana\nDTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261104",
            "SUMMARY:Uwe\nDTSTART:20261120T100000\nDTEND:20261120T110000",
            "SUMMARY:Eva\nDTSTART:20261121T100000\nDTEND:20261121T110000",
            "SUMMARY:Ida\nDTSTART:20261101T150000\nDTEND:20261124T110000",
        )
    )
    assert [row.name for row in found.rows] == ["Eva", "Ida"]
    assert found.past == 2


def test_meeting_that_is_called_off_is_cancelled() -> None:
    assert one("SUMMARY:Ana", "DTSTART:20261122T190000", head="METHOD:CANCEL").cancelled
    assert one("SUMMARY:Ana", "DTSTART:20261122T190000", "STATUS:cancelled").cancelled
    assert one("SUMMARY:Canceled: Ana", "DTSTART:20261122T190000").cancelled
    assert not one("SUMMARY:Ana", "DTSTART:20261122T190000").cancelled


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("Reserved - Ana Gil", "Ana Gil"), ("Booking: Ana Gil", "Ana Gil"),
        ("Reservation for Ana Gil", "Ana Gil"), ("Reserva de Ana Gil", "Ana Gil"),
        ("Бронь: Ана Хиль", "Ана Хиль"), ("预订：李堃", "李堃"),
        ("Ana Gil (HMABCD1234)", "Ana Gil"),
        ("Ana Gil (née Berg)", "Ana Gil (née Berg)"), ("Check-in: Ana Gil", "Ana Gil"),
        ("Canceled: Booking: Ana Gil", "Ana Gil"), ("Bookington, Ana", "Bookington, Ana"),
        ("Reserved", ""), ("Airbnb reservation", ""), ("Ana Gil (MADRID)", "Ana Gil (MADRID)"),
    ],
)  # fmt: skip
def test_wrappings_of_a_name_are_taken_off(summary: str, name: str) -> None:
    assert read_summary(summary)[0] == name


@pytest.mark.parametrize(
    ("summary", "blocks"),
    [
        ("CLOSED - Not available", True), ("Airbnb (Not available)", True), ("Blocked", True),
        ("Busy", True), ("No disponible", True), ("不可用", True), ("Reserved", False),
        ("Closed by Ana", False), ("Ana Busy", False), ("", False),
    ],
)  # fmt: skip
def test_blocks_are_told_from_bookings(summary: str, blocks: bool) -> None:
    assert only_blocks(summary) is blocks


def test_only_contacts_that_are_called_so_are_taken_from_a_description() -> None:
    found = one(
        "SUMMARY:Ana Gil",
        "DTSTART:20261122T190000",
        r"DESCRIPTION:Phone: +34 612 345 678\nE-mail: ana@example.com\nJoin by +1 202 555 0100\,"
        r" PIN 123456789#\nsupport@portal.example is glad to help\nuwe@example.com",
        "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com",
    )
    assert found.phones == ("+34 612 345 678",)
    assert found.emails == ("ana@example.com", "uwe@example.com")


def test_long_description_is_cut_to_a_note() -> None:
    found = one("SUMMARY:Ana", "DTSTART:20261122T190000", "DESCRIPTION:" + "terms " * 500)
    assert len(found.note) <= 500
    assert found.note.endswith("…")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART:20261120T100000", "RRULE:FREQ=DAILY;COUNT=5"),
         ["2026-11-21 10:00", "2026-11-22 10:00", "2026-11-23 10:00", "2026-11-24 10:00"]),
        (("DTSTART;VALUE=DATE:20261122", "RRULE:FREQ=WEEKLY;UNTIL=20261206"),
         ["2026-11-22", "2026-11-29", "2026-12-06"]),
        (("DTSTART:20261122T100000", "RRULE:FREQ=DAILY;UNTIL=20261124"),
         ["2026-11-22 10:00", "2026-11-23 10:00", "2026-11-24 10:00"]),
        (("DTSTART;TZID=Europe/Madrid:20261122T233000", "RRULE:FREQ=DAILY;UNTIL=20261123T223000Z"),
         ["2026-11-22 23:30", "2026-11-23 23:30"]),
        (("DTSTART:20261122T100000", "RRULE:FREQ=MONTHLY;BYDAY=4SU"),
         ["2026-11-22 10:00", "2026-12-27 10:00"]),
        (("DTSTART:20201124T100000", "RRULE:FREQ=YEARLY"), ["2026-11-24 10:00"]),
        (("DTSTART:20261122T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261123T100000"),
         ["2026-11-22 10:00", "2026-11-24 10:00"]),
        (("DTSTART:20261122T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261123T090000Z"),
         ["2026-11-22 10:00", "2026-11-23 10:00", "2026-11-24 10:00"]),
        (("DTSTART;TZID=Europe/Madrid:20261122T100000", "RRULE:FREQ=DAILY;COUNT=3",
          "EXDATE:20261123T090000Z", "EXDATE;VALUE=DATE:20261124"), ["2026-11-22 10:00"]),
        (("DTSTART:20261122T100000", "RRULE:FREQ=DAILY;COUNT=1", "RDATE:20261130T100000"),
         ["2026-11-22 10:00", "2026-11-30 10:00"]),
    ],
)  # fmt: skip
def test_repeating_entry_stands_on_each_of_its_days(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert days(*lines) == expected


def test_repeating_entry_is_followed_for_sixty_days_only() -> None:
    found = days("DTSTART:20200101T100000", "RRULE:FREQ=DAILY")
    assert (found[0], found[-1], len(found)) == ("2026-11-21 10:00", "2027-01-21 10:00", 62)


def test_stay_that_repeats_is_seen_while_it_lasts() -> None:
    found = read(
        calendar(
            "SUMMARY:Ana\nUID:u\nDTSTART;VALUE=DATE:20261118\nDTEND;VALUE=DATE:20261127\n"
            "RRULE:FREQ=MONTHLY;COUNT=2"
        )
    )
    assert [(row.day, row.until) for row in found.rows] == [
        ("2026-11-18", "2026-11-26"),
        ("2026-12-18", "2026-12-26"),
    ]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYWEEKNO=20",
     "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
     "FREQ=DAILY;INTERVAL=-1"],
)  # fmt: skip
def test_rule_that_nobody_makes_is_refused_at_once(rule: str) -> None:
    found = read(calendar(f"SUMMARY:Ana\nDTSTART:20261122T100000\nRRULE:{rule}"))
    assert [row.reason for row in found.refused] == [CANNOT_FOLLOW]
    assert not found.rows


def test_patience_with_rules_that_never_come_is_bounded() -> None:
    never = "SUMMARY:Ana\nDTSTART:20261122T100000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    found = read(calendar(*[never] * 12))
    assert [row.reason for row in found.refused] == [TOO_MUCH] * 8
    assert len(found.rows) == 4


def test_changed_day_of_a_repeating_entry_can_be_called_off() -> None:
    found = read(
        calendar(
            "SUMMARY:Ana\nUID:u\nDTSTART:20261122T100000\nRRULE:FREQ=DAILY;COUNT=2",
            "SUMMARY:Ana\nUID:u\nDTSTART:20261123T100000\nRECURRENCE-ID:20261123T100000\n"
            "STATUS:CANCELLED",
        )
    )
    assert [(row.day, row.uid, row.cancelled) for row in found.rows] == [
        ("2026-11-22", "u/20261122T1000", False),
        ("2026-11-23", "u/20261123T1000", True),
    ]


def test_of_two_versions_the_later_one_counts() -> None:
    old = "SUMMARY:Ana\nUID:u\nDTSTART:20261122T100000\nSEQUENCE:0"
    new = "SUMMARY:Ana\nUID:u\nDTSTART:20261122T120000\nSEQUENCE:2"
    assert [row.at for row in read(calendar(new, old)).rows] == ["12:00"]


def test_entries_that_share_a_name_are_all_in_and_told_apart() -> None:
    found = read(
        calendar(
            "SUMMARY:Ana\nUID:u\nDTSTART:20261122T100000",
            "SUMMARY:Uwe\nUID:u\nDTSTART:20261123T100000",
        )
    )
    assert [(row.name, row.uid) for row in found.rows] == [
        ("Ana", "u/20261122T1000"),
        ("Uwe", "u/20261123T1000"),
    ]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("SUMMARY:Ana", NO_START),
        ("SUMMARY:Ana\nDTSTART:soon", NO_START),
        ("SUMMARY:Ana\nDTSTART:20261322T100000", NO_START),
        ("DTSTART:20261122T100000", NAMELESS),
        ("SUMMARY:Ana\nDTSTART:99991231T235959Z\nDURATION:P9D", BROKEN),
    ],
)
def test_damaged_entry_is_refused_and_the_others_are_in(entry: str, reason: str) -> None:
    found = read(
        calendar("SUMMARY:Eva\nDTSTART:20261122T100000", entry, "DTSTART:20261123\nSUMMARY:Uwe")
    )
    assert [row.name for row in found.rows] == ["Eva", "Uwe"]
    assert [(row.number, row.reason) for row in found.refused] == [(2, reason)]
    assert found.refused[0].sentence()


def test_file_that_was_cut_off_gives_what_is_whole() -> None:
    text = calendar("SUMMARY:Eva\nDTSTART:20261122T100000", "SUMMARY:Ana\nDTSTART:20261122T110000")
    found = read(text[: text.index("T110000")])
    assert [row.name for row in found.rows] == ["Eva"]
    assert [row.reason for row in found.refused] == [BROKEN]


def test_line_that_makes_no_sense_costs_nothing() -> None:
    assert one("SUMMARY:Ana", "what is this", "X-ODD;;=:1", "DTSTART:20261122T100000").at == "10:00"


@pytest.mark.parametrize(
    "text",
    ["BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "begin:vcalendar\nBEGIN:VTODO\n"],
)
def test_calendar_without_entries_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.reason == NO_ENTRIES


def test_calendar_beyond_all_bounds_is_refused_and_the_past_does_not_count() -> None:
    gone = ["SUMMARY:Eva\nDTSTART:20200101T100000"] * 2 * ROWS_MOST
    found = read(calendar(*gone, "SUMMARY:Ana\nDTSTART:20261122T100000"))
    assert (found.past, [row.name for row in found.rows]) == (2 * ROWS_MOST, ["Ana"])
    with pytest.raises(Refused) as refused:
        read(calendar(*["SUMMARY:Ana\nDTSTART:20261122T100000"] * (ROWS_MOST + 1)))
    assert refused.value.reason == TOO_MANY


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VEVENT\n" * 150_000,
        "BEGIN:VEVENT\nDTSTART:20261122T100000\nSUMMARY:Ana\n" + "BEGIN:X\n" * 200_000,
    ],
)
def test_file_that_goes_on_and_on_has_an_answer(text: str) -> None:
    found = read_or_none(f"BEGIN:VCALENDAR\n{text}")
    assert found is None or not found.rows


def test_entry_with_a_whole_town_invited_is_read() -> None:
    crowd = "\n".join(f"ATTENDEE:mailto:guest{n}@example.com" for n in range(50_000))
    found = one("SUMMARY:Ana", "DTSTART:20261122T100000", crowd)
    assert len(found.emails) == CONTACTS_MOST


def test_lines_within_an_alarm_are_none_of_the_entrys() -> None:
    alarm = "BEGIN:VALARM\nSUMMARY:Reminder\nDTSTART:20261130T100000\nEND:VALARM"
    found = one(alarm, "SUMMARY:Ana", "DTSTART:20261122T100000")
    assert (found.name, found.day) == ("Ana", "2026-11-22")


def test_repeating_entries_together_stay_within_the_bounds() -> None:
    daily = "SUMMARY:Ana\nDTSTART:20261122T100000\nRRULE:FREQ=DAILY"
    with pytest.raises(Refused) as refused:
        read(calendar(*[daily] * 200))
    assert refused.value.reason == TOO_MANY


def read_or_none(data: bytes | str) -> ComingList | None:
    """What is read; None where it is refused, with a sentence for the clerk."""
    told = ""
    try:
        return read_coming(data, NOW)
    except Refused as no:
        told = no.sentence()
    assert told.endswith((".", "”"))
    return None


def mutated(seed: int, sample: str) -> bytes:
    """A calendar with a few lines left out, doubled, exchanged or misspelt."""
    chance = random.Random(seed)
    lines = sample.split("\n")
    for _ in range(chance.randrange(1, 8)):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        slip = chance.randrange(5)
        if slip == 0:
            lines[at] = ""
        elif slip == 1:
            lines.insert(at, lines[to])
        elif slip == 2:
            lines[at], lines[to] = lines[to], lines[at]
        else:
            cut = chance.randrange(len(lines[at]) + 1)
            sign = chance.choice('0129:;=,-/TZ\\"\ufffd\n APRI')
            lines[at] = lines[at][:cut] + sign + lines[at][cut + chance.randrange(3) :]
    return "\r\n".join(lines).encode()


@settings(
    deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 1 << 32), st.sampled_from(samples.ALL))
def test_calendar_with_slips_in_it_is_read_or_refused(seed: int, sample: str) -> None:
    found = read_or_none(mutated(seed, sample))
    if found is None:
        return
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    for row in found.rows:
        assert any(map(str.isalpha, row.name))
        assert max(row.day, row.until) >= yesterday
        date.fromisoformat(row.day)
    for row in found.refused:
        assert row.sentence()


LINE = st.one_of(
    st.sampled_from(
        ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "END:VCALENDAR",
         "SUMMARY:Ana", "UID:1", "DTSTART:20261122T190000", "DTEND:20261123", "RRULE:FREQ=DAILY",
         "RRULE:FREQ=YEARLY;BYDAY=5MO", "EXDATE:20261122T190000", "TZID:X", "BEGIN:STANDARD",
         "DTSTART;TZID=X:20261122T190000", "TZOFFSETTO:+0100", "TZOFFSETFROM:+9900",
         "END:STANDARD", "RECURRENCE-ID:20261122T190000", "DURATION:P1W", " ", "RDATE:20261124"]
    ),
    st.text(max_size=20),
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINE, max_size=25))
def test_any_lines_of_a_calendar_are_read_or_refused(lines: list[str]) -> None:
    found = read_or_none("\n".join(["BEGIN:VCALENDAR", *lines]))
    assert found is None or all(row.name and row.day for row in found.rows)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    for whole in (data, b"BEGIN:VCALENDAR\r\n" + data, b"Name;Arrival\n" + data):
        found = read_or_none(whole)
        assert found is None or all(row.name and row.day for row in found.rows)

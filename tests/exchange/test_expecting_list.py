"""A list of expected guests meets the guests on file: certain, unclear, new."""

import time
from datetime import date

import pytest

from assistant.desk import Desk
from assistant.exchange.expecting_list import Forecast, left_over, take_in, understood
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.shift import expecting, register
from assistant.shift.view import ExpectedView

TODAY = date.today().isoformat()


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def read(desk: Desk, text: str | bytes) -> Forecast:
    return understood(desk, text, now_ms())


def meet(desk: Desk, name: str, *phones: str, emails: tuple[str, ...] = ()) -> PageId:
    return desk.meet(Identity(name, phones=phones, emails=emails)).result()


def expected(desk: Desk) -> list[ExpectedView]:
    views = desk.shifts.all(lambda tx: register.expected(tx, TODAY, TODAY))
    return [view for view in views if isinstance(view, ExpectedView)]


def test_only_guest_of_exactly_this_name_is_the_one(desk: Desk) -> None:
    ana = meet(desk, "Ana Gil")
    one = read(desk, "19:30 Ana Gil, window table").arriving[0]
    assert (one.guest, one.name, one.likely) == (ana, "Ana Gil", ())


def test_same_number_and_a_name_that_may_be_one_is_the_one(desk: Desk) -> None:
    ana = meet(desk, "Ana Gil Torres", "+34 600 111 222")
    meet(desk, "Ana Gil")
    one = read(desk, "19:30 Ana Gil +34 600 111 222").arriving[0]
    assert one.guest == ana


def test_number_of_somebody_else_only_asks(desk: Desk) -> None:
    luis = meet(desk, "Luis Ferrer", "+34 600 111 222")
    one = read(desk, "19:30 Ana Gil +34 600 111 222").arriving[0]
    assert not one.guest
    assert [hit.page for hit in one.likely] == [luis]


def test_two_of_one_name_are_asked_about(desk: Desk) -> None:
    both = {meet(desk, "Ana Gil"), meet(desk, "Ana Gil")}
    one = read(desk, "19:30 Ana Gil").arriving[0]
    assert not one.guest
    assert {hit.page for hit in one.likely} == both


def test_who_is_called_nearly_so_is_asked_about(desk: Desk) -> None:
    meet(desk, "Ingrid Solheim")
    one = read(desk, "20:00 Ingrid Solhiem").arriving[0]
    assert not one.guest
    assert [hit.name for hit in one.likely] == ["Ingrid Solheim"]


def test_nobody_like_them_is_new(desk: Desk) -> None:
    meet(desk, "Ana Gil")
    assert read(desk, "20:00 Tom Weber").arriving[0].is_new


def test_what_was_taken_in_is_known_the_next_time(desk: Desk) -> None:
    ana, first = meet(desk, "Ana Gil"), meet(desk, "Tom Weber")
    meet(desk, "Tom Weber")
    text = "19:30 Ana Gil\n20:00 Tom Weber\n21:00 Mei Lin"
    forecast = read(desk, text)
    tom = forecast.arriving[1]
    taken = take_in(desk, forecast.arriving, {tom.page: first})
    assert (taken.guests, taken.cancelled) == (3, False)
    assert [(one.name, one.guest) for one in expected(desk)] == [
        ("Ana Gil", ana),
        ("Tom Weber", first),
        ("Mei Lin", b""),
    ]
    again = read(desk, text)
    assert all(one.on_list for one in again.arriving)
    assert again.arriving[1].guest == first
    take_in(desk, again.arriving, {})
    assert len(expected(desk)) == 3


def test_match_made_by_hand_is_not_overwritten(desk: Desk) -> None:
    meet(desk, "Ana Gil")
    other = meet(desk, "Ana Gil Torres")
    take_in(desk, read(desk, "19:30 Ana Gil").arriving, {})
    page = expected(desk)[0].page
    desk.shifts.act(page, expecting.match, guest=other).result()
    take_in(desk, read(desk, "19:30 Ana Gil, pillow").arriving, {})
    assert (expected(desk)[0].guest, expected(desk)[0].note) == (other, "pillow")


def test_refused_lines_are_left_to_be_put_right(desk: Desk) -> None:
    text = f"19:30 Ana Gil\n{'x' * 300}\n20:00 Tom Weber\n"
    forecast = read(desk, text)
    assert [one.booked.told.name for one in forecast.arriving] == ["Ana Gil", "Tom Weber"]
    assert len(forecast.refused) == 1
    assert left_over(text, forecast) == "x" * 300


def test_refused_rows_keep_the_names_of_their_columns(desk: Desk) -> None:
    text = "Name,Date,Time\nAna Gil,tomorrow,19:30\nTom Weber,someday,20:00\n"
    forecast = read(desk, text)
    assert [one.number for one in forecast.refused] == [3]
    assert left_over(text, forecast) == "Name,Date,Time\nTom Weber,someday,20:00"


def test_table_whose_cells_have_several_lines_stays_whole(desk: Desk) -> None:
    text = 'Name,Date,Note\nAna Gil,tomorrow,"pillow\nside door"\nTom Weber,someday,\n'
    forecast = read(desk, text)
    assert len(forecast.arriving) == len(forecast.refused) == 1
    assert left_over(text, forecast) == text


def test_calendar_is_taken_in_as_such(desk: Desk) -> None:
    day = TODAY.replace("-", "")
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//house//EN\r\nBEGIN:VEVENT\r\nUID:b-1@house\r\n"
        f"DTSTAMP:{day}T080000Z\r\nDTSTART:{day}T193000\r\nSUMMARY:Ana Gil\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    take_in(desk, read(desk, text.encode()).arriving, {})
    take_in(desk, read(desk, text.encode()).arriving, {})
    assert [(one.name, one.at, one.source) for one in expected(desk)] == [
        ("Ana Gil", "19:30", "calendar")
    ]


@pytest.mark.parametrize("after", [0, 1])
def test_stopped_on_the_way_keeps_what_is_written(desk: Desk, after: int) -> None:
    text = "\n".join(f"19:30 Guest {number} of many" for number in range(250))
    forecast = read(desk, text)
    told: list[int] = []
    taken = take_in(
        desk,
        forecast.arriving,
        {},
        progress=lambda done, of: told.append(done),
        cancelled=lambda: len(told) >= after,
    )
    assert taken.cancelled
    assert taken.guests == len(expected(desk)) == 100 * after
    assert take_in(desk, forecast.arriving, {}).guests == 250
    assert len(expected(desk)) == 250


def test_reading_can_be_stopped(desk: Desk) -> None:
    text = "\n".join(f"19:30 Guest {number} of many" for number in range(250))
    told: list[int] = []
    forecast = understood(
        desk,
        text,
        now_ms(),
        progress=lambda done, of: told.append(done),
        cancelled=lambda: len(told) >= 1,
    )
    assert forecast.cancelled
    assert 0 < len(forecast.arriving) < 250

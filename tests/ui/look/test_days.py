"""Dates as a colleague would say them, in the interface's language."""

from datetime import date, datetime, timedelta

import pytest

from assistant.languages import language_name
from assistant.recovery.due import read_due
from assistant.tongue import speak
from ui.look import days


def _ms(*parts: int) -> int:
    return int(datetime(*parts).timestamp() * 1000)  # type: ignore[arg-type]


NOW = _ms(2026, 10, 17, 16, 20)


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (_ms(2026, 10, 17, 0, 5), "today"),
        (_ms(2026, 10, 16, 23, 55), "yesterday"),
        (_ms(2026, 10, 5, 9), "12 days ago"),
        (_ms(2026, 8, 19, 9), "59 days ago"),
        (_ms(2026, 5, 17, 9), "5 months ago"),
        (_ms(2025, 8, 17, 9), "14 months ago"),
        (_ms(2024, 10, 1, 9), "2 years ago"),
        (_ms(2026, 10, 18, 9), "today"),  # another desk's clock runs ahead
    ],
)
def test_how_long_ago(then: int, said: str) -> None:
    assert days.ago(then, NOW) == said


@pytest.mark.parametrize(
    ("language", "this_year", "before"),
    [
        ("en", "5 May", "5 May 2024"),
        ("zh", "5月5日", "2024年5月5日"),
        ("es", "5 may", "5 may 2024"),
        ("ru", "5 мая", "5 мая 2024"),
    ],
)
def test_a_day_is_written_as_the_language_does(language: str, this_year: str, before: str) -> None:
    speak(language)
    assert days.day(_ms(2026, 5, 5, 12), NOW) == this_year
    assert days.day(_ms(2024, 5, 5, 12), NOW) == before


def test_a_moment_is_a_time_today_and_a_day_before() -> None:
    assert days.moment(_ms(2026, 10, 17, 9, 5), NOW) == "09:05"
    assert days.moment(_ms(2026, 10, 16, 9, 5), NOW) == "yesterday 09:05"
    assert days.moment(_ms(2026, 10, 1, 9, 5), NOW) == "1 Oct"


def test_an_age_is_a_span() -> None:
    assert days.age(_ms(2025, 8, 17), NOW) == "14 months"
    assert days.age(NOW + 5000, NOW) == "0 days"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1984-05-07", "7 May 1984"),
        ("--05-07", "7 May"),
        ("--02-29", "29 Feb"),
        ("next spring", "next spring"),
        ("1984-13-40", "1984-13-40"),
    ],
)
def test_a_birthday_with_or_without_its_year(written: str, told: str) -> None:
    assert days.written_day(written) == told


def test_a_language_has_its_name_and_an_unknown_tag_stays() -> None:
    assert language_name("zh-Hans") == "Chinese"
    assert language_name("tlh") == "tlh"


def test_a_time_to_come_names_its_day_unless_it_is_today() -> None:
    assert days.due(_ms(2026, 10, 17, 18, 30), NOW) == "18:30"
    assert days.due(_ms(2026, 10, 18, 9), NOW) == "tomorrow 09:00"
    assert days.due(_ms(2026, 10, 16, 9), NOW) == "yesterday 09:00"
    assert days.due(_ms(2026, 12, 24, 18), NOW) == "24 Dec 18:00"
    assert days.due(_ms(2027, 1, 2, 18), NOW) == "2 Jan 2027 18:00"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        *((-5, "0 min"), (0, "0 min"), (59, "59 min"), (60, "1 h"), (104, "1 h 44 min")),
        *((10 * 60 + 3, "10 h"), (47 * 60, "47 h"), (48 * 60, "2 days")),
    ],
)
def test_a_span_is_as_exact_as_one_would_say_it(minutes: int, told: str) -> None:
    assert days.span(minutes * 60_000) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        *(("en", "November 2026"), ("zh", "2026年11月")),
        *(("es", "Noviembre de 2026"), ("ru", "Ноябрь 2026")),
    ],
)
def test_a_month_stands_by_itself(language: str, told: str) -> None:
    speak(language)
    assert days.month(_ms(2026, 11, 1)) == told


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_every_day_of_the_year_ahead_can_be_typed_as_it_is_told(language: str) -> None:
    now = datetime(2026, 11, 22, 16, 20).astimezone()
    speak(language)
    for ahead in range(3, 365):
        then = (now + timedelta(days=ahead)).replace(hour=10, minute=0)
        told = days.day_and_clock(int(then.timestamp() * 1000), now.year)
        assert read_due(told, now).replace(tzinfo=None) == then.replace(tzinfo=None), told


@pytest.mark.parametrize(
    ("language", "long", "with_weekday"),
    [
        ("en", "21 November 2026", "Saturday, 21 November 2026"),
        ("zh", "2026年11月21日", "2026年11月21日 星期六"),
        ("es", "21 de noviembre de 2026", "Sábado, 21 de noviembre de 2026"),
        ("ru", "21 ноября 2026", "Суббота, 21 ноября 2026"),
    ],
)
def test_day_in_full(language: str, long: str, with_weekday: str) -> None:
    speak(language)
    assert days.long_day(date(2026, 11, 21)) == long
    assert days.long_day(date(2026, 11, 21), with_weekday=True) == with_weekday

"""The parts of the day."""

from datetime import UTC, datetime, time

import pytest

from assistant.tongue import LANGUAGES
from assistant.words.hours import PARTS, hour


def at(clock: str) -> datetime:
    return datetime.combine(datetime(2026, 5, 9), time.fromisoformat(clock), UTC)


@pytest.mark.parametrize(
    ("language", "clock", "hello"),
    [
        ("en", "00:30", "Good evening"),
        ("en", "04:00", "Good morning"),
        ("en", "11:59", "Good morning"),
        ("en", "12:00", "Good afternoon"),
        ("en", "18:00", "Good evening"),
        ("en-GB", "18:00", "Good evening"),
        ("zh-CN", "09:00", "早上好"),
        ("zh-CN", "10:00", "上午好"),
        ("zh", "00:30", "您好"),
        ("es-MX", "13:00", "Buenas tardes"),
        ("es-ES", "13:00", "Buenos días"),
        ("ru", "05:00", "Доброе утро"),
        ("ru", "00:30", "Здравствуйте"),
        ("fr", "13:00", "Good afternoon"),
        ("", "13:00", "Good afternoon"),
    ],
)
def test_greeting_follows_the_hours_of_language_and_country(language, clock, hello):
    assert hour(language, at(clock)).hello == hello


@pytest.mark.parametrize("language", [*LANGUAGES, "es-ES"])
def test_every_minute_of_the_day_has_a_greeting_and_a_wish(language):
    for minute in range(24 * 60):
        now = hour(language, at(f"{minute // 60:02}:{minute % 60:02}"))
        assert now.part in PARTS
        assert now.hello[:1] == now.hello[:1].upper()
        assert now.hello[-1].isalpha()
        assert now.bye[:1] == now.bye[:1].upper()
        assert now.bye[-1].isalpha()

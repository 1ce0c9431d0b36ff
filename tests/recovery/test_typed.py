"""Times and amounts as people type them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.recovery.due import read_due
from assistant.recovery.money import digits, read_money, told_money
from assistant.refusal import Refused

NOW = datetime(2026, 11, 22, 16, 20).astimezone()


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("18:30", 22, 18, 30),
        ("1830", 22, 18, 30),
        ("18", 22, 18, 0),
        ("6 pm", 22, 18, 0),
        ("下午6点30分", 22, 18, 30),
        ("9", 23, 9, 0),
        ("16:20", 23, 16, 20),
        ("+20", 22, 16, 40),
        ("20 min", 22, 16, 40),
        ("2h", 22, 18, 20),
        ("2 часа", 22, 18, 20),
        ("20分钟", 22, 16, 40),
        ("by 18", 22, 18, 0),
        ("today 18", 22, 18, 0),
        ("tomorrow 9", 23, 9, 0),
        ("mañana a las 9:30", 23, 9, 30),
        ("завтра в 9", 23, 9, 0),
        ("明天9点", 23, 9, 0),
        ("послезавтра 9", 24, 9, 0),
        ("24.11. 9:00", 24, 9, 0),
        ("24 Nov 9:00", 24, 9, 0),
        ("24 November 2026 9:00", 24, 9, 0),
        ("24 de noviembre a las 9", 24, 9, 0),
        ("24 нояб. в 9:00", 24, 9, 0),
        ("24 ноября 2026 в 9:00", 24, 9, 0),
        ("24 nov 1830", 24, 18, 30),
        ("2026年11月24日9:00", 24, 9, 0),
        ("11/24 9:00", 24, 9, 0),
        ("2026-11-24 9:00", 24, 9, 0),
        ("11月24日9点", 24, 9, 0),
    ],
)
def test_a_time_is_understood(text: str, day: int, hour: int, minute: int) -> None:
    assert read_due(text, NOW) == datetime(2026, 11, day, hour, minute).astimezone()


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "12:75", "31.02. 9:00", "31 Feb 9:00", "+", "24.12.", "24 Dec"]
)
def test_what_is_no_time_is_told_with_an_example(text: str) -> None:
    with pytest.raises(Refused, match="18:30"):
        read_due(text, NOW)


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    try:
        due = read_due(text, NOW)
    except Refused:
        return
    assert due.tzinfo is not None


@given(st.integers(1, 9999))
def test_a_span_lies_so_far_ahead(minutes: int) -> None:
    assert read_due(f"+{minutes}", NOW) - NOW == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "currency", "coins"),
    [
        ("", "EUR", 0),
        ("40", "EUR", 4000),
        ("€ 12,50", "EUR", 1250),
        ("1.250,50", "EUR", 125_050),
        ("1,250", "USD", 125_000),
        ("12.5", "USD", 1250),
        ("1200", "JPY", 1200),
        ("1,200", "JPY", 1200),
        ("1.250", "KWD", 1250),
    ],
)
def test_an_amount_is_understood(text: str, currency: str, coins: int) -> None:
    assert read_money(text, currency) == coins


@pytest.mark.parametrize("text", ["-4", "forty", "1,50 1"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_money(text if text != "1,50 1" else "1.5", "EUR" if text != "1,50 1" else "JPY")


@given(st.integers(0, 10**9), st.sampled_from(["EUR", "JPY", "KWD", "CNY", "RUB"]))
def test_an_amount_told_is_the_amount_typed(coins: int, currency: str) -> None:
    typed = f"{coins / 10 ** digits(currency):.{digits(currency)}f}"
    assert read_money(typed, currency) == coins


@pytest.mark.parametrize(
    ("coins", "currency", "language", "told"),
    [
        (4000, "EUR", "en", "€40"),
        (4050, "EUR", "ru", "40,50\u00a0€"),
        (120_000, "JPY", "zh", "¥120,000"),
        (1_234_567, "USD", "en", "$12,345.67"),
    ],
)
def test_an_amount_is_told_as_in_the_language(
    coins: int, currency: str, language: str, told: str
) -> None:
    assert told_money(coins, currency, language) == told

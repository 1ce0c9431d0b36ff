"""Words between houses: the file is whole or not written, and what it would change is told."""

import json
from pathlib import Path

import pytest

from assistant.exchange import trade
from assistant.exchange.words_file import BYTES_MOST, understood
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES, speak
from assistant.words.book import Book
from assistant.words.trading import forecast
from assistant.words.view import HouseWords
from ui.book.trading_file import suggested
from ui.book.trading_words import TradeRow, forecast_words, origin_words, trade_rows
from ui.look.rows import Heading

HEAD = {"salve-words": 1, "house": "The Old Harbour", "day": "2026-05-09"}
KEY = "0123456789abcdef0123456789abcdef"
OF_EVERY_KIND = (
    {
        "kind": "phrase-written",
        "key": f"own.{KEY}",
        "moment": "greeting",
        "situation": "birthday",
        "texts": {
            "en": {"": "{hello}, {name}. Many happy returns."},
            "zh": {"": "{name}，{hello_mid}。祝您生日快乐。"},
        },
    },
    {"kind": "phrase-switched", "moment": "greeting", "key": "plain.welcome", "on": False},
    {
        "kind": "phrases-ordered",
        "moment": "farewell",
        "situation": "plain",
        "keys": [f"own.{KEY}", "plain.welcome"],
    },
    {
        "kind": "word-written",
        "key": KEY,
        "language": "en",
        "level": "prefer",
        "say": ["(our|the) guests"],
    },
    {"kind": "word-switched", "key": "en.words.no-problem", "on": False},
)


def told(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def rows_of(*rows: object) -> list[TradeRow]:
    found = forecast(HouseWords(), understood(told(HEAD, *rows)))
    every = trade_rows(Book(), HouseWords(), found)
    return [row for row in every if not isinstance(row, Heading)]


def test_each_kind_of_change_is_told_in_words() -> None:
    assert [(row.what, row.theirs) for row in rows_of(*OF_EVERY_KIND)] == [
        ("Greeting  ·  The guest’s birthday", "Good morning, Ms\xa0Hall. Many happy returns."),
        (
            "Greeting",
            "A line is not offered  ·  “Good morning, and welcome. It’s good to see you.”",
        ),
        ("Farewell  ·  For every guest", "Another order of the lines"),
        ("English  ·  Good words", "our guests"),
        ("The lexicon", "It is not marked  ·  “no problem”"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_is_told_in_the_interfaces_language_where_it_has_one(language: str) -> None:
    speak(language)
    line = rows_of(OF_EVERY_KIND[0])[0].theirs
    assert ("生日" in line) == (language == "zh")
    assert "{" not in line


def test_what_is_not_known_here_is_told_all_the_same() -> None:
    strange = (
        {"kind": "word-switched", "key": "en.words.of-another-year", "on": False},
        {"kind": "phrase-switched", "moment": "greeting", "key": "plain.unheard", "on": False},
    )
    assert [row.theirs for row in rows_of(*strange)] == [
        "It is not marked",
        "A line is not offered",
    ]


def test_forecast_is_counted_by_what_it_is_about() -> None:
    brought = understood(told(HEAD, *OF_EVERY_KIND))
    assert forecast_words(forecast(HouseWords(), brought)) == (
        "1 new line  ·  1 new entry of the lexicon  ·  3 choices of what is offered"
    )
    assert origin_words(brought) == "The Old Harbour  ·  9 May 2026"


def test_file_with_nothing_but_its_head_says_so() -> None:
    brought = understood(told(HEAD))
    assert forecast_words(forecast(HouseWords(), brought)) == (
        "There is nothing in this file but its name."
    )


def test_name_of_the_file_is_one_that_every_system_takes() -> None:
    assert suggested("The Old Harbour") == "The Old Harbour words.jsonl"
    assert suggested('Bar "7/8": in & out?') == "Bar 7 8 in & out words.jsonl"
    assert suggested("") == "Our words.jsonl"


def test_file_that_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ours.jsonl"
    trade.write(HouseWords(words_off=frozenset({"en.words.no-problem"})), "Café Łódź", path)
    brought = trade.read(path)
    assert brought.house == "Café Łódź"
    assert len(brought.bodies) == 1


def test_what_stood_there_stays_where_the_file_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "ours.jsonl"
    folder.mkdir()
    with pytest.raises(Refused, match=r"ours\.jsonl could not be written"):
        trade.write(HouseWords(), "Aurora", folder)
    assert list(folder.iterdir()) == []


def test_file_that_is_no_file_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        trade.read(tmp_path)
    large = tmp_path / "large.jsonl"
    large.write_bytes(b" " * (BYTES_MOST + 1))
    with pytest.raises(Refused, match="too large"):
        trade.read(large)

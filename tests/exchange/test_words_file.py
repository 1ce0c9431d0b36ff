"""The file in which houses trade book and lexicon: what it holds, what is refused, and where."""

import json

import pytest
from msgspec.structs import replace

from assistant.exchange.words_file import (
    BYTES_MOST,
    LINES_MOST,
    Brought,
    forecast,
    understood,
    written,
)
from assistant.refusal import Refused
from assistant.tongue import speak
from assistant.words.entries import PhrasesOrdered, PhraseSwitched, WordSwitched
from assistant.words.view import HouseWords
from tests.words.house_samples import BOSS, KEY, LINE, STAFF, VISITS, WORD, Story

OFF = PhraseSwitched("greeting", "plain.help", on=False)
ORDER = PhrasesOrdered("greeting", "plain", (KEY, "plain.help"))
WORD_OFF = WordSwitched("en.words.no-problem", on=False)
BODIES = (LINE, VISITS, OFF, ORDER, WORD, WORD_OFF)
HEAD = '{"salve-words":1,"house":"The Old Harbour","day":"2026-05-09"}\n'
GOOD = {"kind": "phrase-written", "key": KEY, "moment": "greeting", "situation": "plain"}
GOOD |= {"texts": {"en": {"": "Good day."}}}


def file() -> str:
    return written(Story(*BODIES).house, "The Old Harbour", "2026-05-09")


def test_the_file_has_a_line_for_everything_and_nobodys_name() -> None:
    rows = [json.loads(row) for row in file().splitlines()]
    assert rows[0] == {"salve-words": 1, "house": "The Old Harbour", "day": "2026-05-09"}
    assert [row["kind"] for row in rows[1:]] == [
        *("phrase-written", "phrase-written", "phrase-switched", "phrases-ordered"),
        *("word-written", "word-switched"),
    ]
    assert "Уже {visit} визита" in file()
    assert STAFF[BOSS].name not in file()
    assert BOSS.hex() not in file()


def test_what_is_in_the_file_is_understood() -> None:
    assert understood(file()) == Brought("The Old Harbour", "2026-05-09", BODIES)
    assert understood(file().encode()) == understood(file())


@pytest.mark.parametrize(
    "saved",
    [
        "\ufeff" + file(),
        ("\ufeff" + file()).encode(),
        file().replace("\n", "\r\n"),
        "\n" + file().replace("\n", "\n\n"),
        file().rstrip("\n"),
        HEAD + json.dumps(GOOD | {"texts": {"en": {"": "Good day."}}}),
    ],
)
def test_an_editor_that_saved_it_its_own_way_does_no_harm(saved: str | bytes) -> None:
    assert understood(saved).house == "The Old Harbour"


def test_what_a_newer_desk_wrote_is_not_traded_by_an_older_one() -> None:
    newer = replace(LINE, situation="weather"), replace(VISITS, texts={"fr": {"": "Bonjour."}})
    house = Story(*newer, WORD).house
    assert understood(written(house, "", "")).bodies == (WORD,)


@pytest.mark.parametrize(
    ("saved", "told"),
    [
        ("", "no file of a book and lexicon"),
        (b"\xef\xbb\xbf \n", "no file of a book and lexicon"),
        ("Name,Phone\nAnna,1", "Line 1: This is no file of a book"),
        ("{}", "Line 1: This is no file of a book"),
        ('{"salve-words":"1"}', "Line 1: This is no file of a book"),
        ('{"salve-words":true}', "Line 1: This is no file of a book"),
        ('{"salve-words":0}', "Line 1: This is no file of a book"),
        ('{"salve-words":1,"house":5}', "Line 1: This is no file of a book"),
        ('\n{"salve-words":2}', "Line 2: This file was made by a newer Salve"),
        (HEAD.encode() + b"\n\xe4\n", "Line 3: The file is not saved as UTF-8"),
        (file().encode("utf-16"), "Line 1: The file is not saved as UTF-8"),
        (HEAD + "\n{", "Line 3: This cannot be read"),
        (HEAD + "[1]", "Line 2: This cannot be read"),
        (HEAD + "[" * 100_000, "Line 2: This cannot be read"),
        (HEAD + "x" * (BYTES_MOST + 1), "too large: up to 5000 lines and 5 MB"),
        (HEAD + "{}\n" * LINES_MOST, "too large: up to 5000 lines"),
    ],
)
def test_what_is_no_such_file_is_refused(saved: str | bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        understood(saved)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": "phrase-retired"}, "“phrase-retired” is nothing that a book"),
        ({"kind": None}, "is nothing that a book"),
        ({"kind": ["x"]}, "is nothing that a book"),
        ({"staff": "Marek"}, "no field “staff”"),
        ({"moment": "birth"}, "no moment “birth”"),
        ({"moment": {}}, "no moment"),
        ({"situation": "weather"}, "no situation “weather”"),
        ({"key": None}, "“key” is missing"),
        ({"key": 1}, "“key” is missing"),
        ({"key": "plain.help"}, "“plain.help” is no key"),
        ({"texts": {"en": "Good day."}}, "“texts” is missing, or is not as"),
        ({"texts": {"en": {"": 1e300}}}, "“texts” is missing, or is not as"),
        ({"texts": {}}, "one language at least"),
        ({"texts": {"fr": {"": "Bonjour."}}}, "no phrase book"),
        ({"texts": {"en": {"": "{nmae}"}}}, "leave out “{nmae}”"),
        ({"varies": "weather"}, "“varies” is missing"),
        ({"bears": ["rain"]}, "no guard “rain”"),
    ],
)
def test_a_line_of_the_file_that_cannot_be_used_is_named(change: dict, told: str) -> None:
    row = {name: value for name, value in (GOOD | change).items() if value is not None}
    with pytest.raises(Refused, match=rf"^Line 3: .*{told}"):
        understood(f"{HEAD}\n{json.dumps(row)}\n")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{"kind":"phrase-switched","moment":"greeting","key":"a b","on":false}', "“a b” is no"),
        ('{"kind":"phrase-switched","moment":"greeting","key":"a"}', "“on” is missing"),
        ('{"kind":"phrases-ordered","moment":"greeting","situation":"x","keys":[]}', "situation"),
        (
            '{"kind":"phrases-ordered","moment":"greeting","situation":"plain","keys":["a","a"]}',
            "names each line once",
        ),
        ('{"kind":"word-switched","key":"","on":false}', "“” is no key"),
        (
            '{"kind":"word-written","key":"w","language":"en","level":"bad","say":["x"]}',
            "“level” is missing, or",
        ),
        (
            '{"kind":"word-written","key":"w","language":"en","level":"never","say":["(x"]}',
            "round brackets",
        ),
        (
            '{"kind":"word-written","key":"w","language":"fr","level":"never","say":["x"]}',
            "no phrase book",
        ),
    ],
)
def test_so_is_one_of_the_other_kinds(row: str, told: str) -> None:
    with pytest.raises(Refused, match=f"^Line 2: .*{told}"):
        understood(HEAD + row)


@pytest.mark.parametrize("at", range(1, 7))
def test_what_stands_twice_is_refused_by_its_second_line(at: int) -> None:
    row = file().splitlines()[at]
    with pytest.raises(Refused, match=r"^Line 8: The same stands in an earlier line"):
        understood(f"{file()}{row}")


def test_the_reason_is_told_in_the_language_of_the_interface() -> None:
    speak("es")
    with pytest.raises(Refused) as refused:
        understood(HEAD + "{")
    assert "2" in refused.value.sentence()


def test_a_text_is_brought_as_clean_as_one_that_was_typed() -> None:
    row = GOOD | {"texts": {"en": {"": " It's  {hello_mid}. "}}, "bears": ["remote", "open-matter"]}
    [line] = understood(HEAD + json.dumps(row)).bodies
    assert line == replace(
        LINE, texts={"en": {"": "It’s {hello}."}}, bears=("open-matter", "remote")
    )


# -- what bringing would do -----------------------------------------------------------------------


def test_everything_is_new_to_an_empty_house_and_nothing_to_the_same_one() -> None:
    brought = understood(file())
    assert forecast(HouseWords(), brought).new == BODIES
    assert forecast(Story(*BODIES).house, brought).same == BODIES


def test_a_forecast_tells_what_is_new_what_differs_and_what_is_the_same() -> None:
    here = (replace(LINE, texts={"en": {"": "Ours."}}), replace(ORDER, keys=(KEY,)), WORD, OFF)
    found = forecast(Story(*here).house, understood(file()))
    assert found.new == (VISITS, WORD_OFF)
    assert found.differs == (LINE, ORDER)
    assert found.same == (OFF, WORD)


def test_a_line_that_a_file_switches_on_differs_only_where_it_is_off() -> None:
    on = replace(OFF, on=True)
    brought = understood(
        HEAD + '{"kind":"phrase-switched","moment":"greeting","key":"plain.help","on":true}'
    )
    assert forecast(HouseWords(), brought).same == (on,)
    assert forecast(Story(OFF).house, brought).differs == (on,)

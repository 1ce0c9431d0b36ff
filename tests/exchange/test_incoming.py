"""A row becomes a guest; nothing of it is lost, and nothing is made up."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exchange import incoming, values
from assistant.exchange.columns import Mapping
from assistant.exchange.headers import LABELS, Field
from assistant.exchange.incoming import Incoming, read_guest, whole_name
from assistant.guests.entries import (
    CareNoted,
    EarlierVisits,
    Identity,
    NoteWritten,
    PreferenceNoted,
    TieNoted,
)
from assistant.refusal import Refused

NOW = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp() * 1000)


def guest(**cells: str) -> Incoming:
    fields: tuple[Field, ...] = tuple(cells)  # type: ignore[assignment]
    header = [LABELS[field] for field in fields]
    return read_guest(2, list(cells.values()), header, Mapping(fields), NOW)


def test_full_row_becomes_a_guest_with_all_its_lines() -> None:
    found = guest(
        name="王雅琴", given="雅琴", family="王", reading="Wáng Yǎqín", title="女士",
        nickname="雅雅", language="中文", gender="女", birthday="1980年3月2日",
        phone="138 1234 5678、139 1234 5678", email="yaqin@example.com",
        preference="靠窗；燕麦拿铁", allergy="花生", access="是",
        tie="老板的同学", note="第一行\n第二行", visits="27", last_visit="2026/11/10",
    )  # fmt: skip
    assert found.who == Identity(
        name="王雅琴", given="雅琴", family="王", reading="Wáng Yǎqín", title="女士",
        nickname="雅雅", language="zh", gender="f", birthday="1980-03-02",
        phones=("138 1234 5678", "139 1234 5678"), emails=("yaqin@example.com",),
    )  # fmt: skip
    assert found.lines == (
        CareNoted("allergy", "花生"),
        CareNoted("access", LABELS["access"]),
        TieNoted("老板的同学"),
        PreferenceNoted("靠窗", "seen"),
        PreferenceNoted("燕麦拿铁", "seen"),
        NoteWritten("第一行\n第二行"),
        EarlierVisits(27, "2026-11-10"),
    )
    assert not found.remarks


@pytest.mark.parametrize(
    ("cell", "manner", "note"),
    [
        ("tú", "familiar", ()),
        ("На «ты».", "familiar", ()),
        ("用你", "familiar", ()),
        ("你", "familiar", ()),
        ("usted", "", ()),
        ("Вы", "", ()),
        ("", "", ()),
        ("as a queen", "", ("Spoken to: as a queen",)),
    ],
)
def test_how_a_guest_is_spoken_to_is_read_and_never_lost(cell, manner, note) -> None:
    found = guest(name="Ana", manner=cell)
    assert found.who.manner == manner
    assert tuple(line.text for line in found.lines) == note


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("雅琴", "", "王"), "王雅琴"),
        (("Иван", "", "Соколов"), "Иван Соколов"),
        (("Иван", "Петрович", "Соколов"), "Соколов Иван Петрович"),
        (("María", "", "López García"), "María López García"),
        (("John", "Q.", "Public"), "John Q. Public"),
        (("Anh", "Thị", "Nguyễn"), "Nguyễn Thị Anh"),
        (("민수", "", "김"), "김민수"),
        (("", "", "Smith"), "Smith"),
        (("Cher", "", ""), "Cher"),
    ],
)
def test_whole_name_is_put_together_as_its_language_does(
    parts: tuple[str, str, str], name: str
) -> None:
    assert whole_name(*parts) == name


def test_name_that_is_there_is_never_split_or_turned() -> None:
    assert guest(name="Smith, John").who == Identity(name="Smith, John")


def test_row_without_a_name_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        guest(name=" - ", phone="+34 612 345 678")
    assert refused.value.reason == incoming.NO_NAME


def test_nickname_stands_in_for_a_missing_name() -> None:
    assert guest(name="", nickname="Pepe").who == Identity(name="Pepe")


def test_form_of_address_that_is_a_bare_title_is_the_title() -> None:
    assert guest(name="王伟", call_me="先生").who.title == "先生"
    assert guest(name="王伟", call_me="王老师").who.call_me == "王老师"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "ask his wife"),
        ("phone", "1.38123E+10"),
        ("email", "anna@"),
        ("birthday", "31.02.1980"),
        ("birthday", "1980"),
        ("birthday", "2099-01-01"),
        ("last_visit", "last summer"),
        ("visits", "many"),
        ("language", "Klingon"),
        ("gender", "unclear"),
    ],
)
def test_value_that_fits_no_field_is_kept_as_a_note_and_told(field: Field, value: str) -> None:
    found = guest(**{"name": "Anna", field: value})
    assert found.who == Identity(name="Anna")
    assert found.lines == (NoteWritten(f"{LABELS[field]}: {value}"),)
    assert [remark.facts["value"] for remark in found.remarks] == [value]


@pytest.mark.parametrize("value", ["-", "n/a", "无", "нет", "ninguna", "00.00.0000", "  ", "NULL"])
def test_cell_that_says_nothing_leaves_nothing(value: str) -> None:
    text = "" if "0" in value else value
    found = guest(name="Anna", phone=text, email=text, language=text, birthday=value, note=text)
    assert found == Incoming(2, Identity(name="Anna"))


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("+7 (495) 123-45-67 / 8 916 123 45 67", ["+7 (495) 123-45-67", "8 916 123 45 67"]),
        ("138 1234 5678/021-5555 6666", ["138 1234 5678", "021-5555 6666"]),
        ("8 (495) 123-45-67/68", ["8 (495) 123-45-67/68"]),
        ("моб: +7 946 123-45-67; дом. 123-45-67", ["+7 946 123-45-67", "дом. 123-45-67"]),
        ("+34 612 345 678 ::: +34 913 456 789", ["+34 612 345 678", "+34 913 456 789"]),
        ("'+34612345678", ["+34612345678"]),
        ("13812345678.0", ["13812345678"]),
        ('="013812345678"', ["013812345678"]),
        ("+7 946 555-01-02 (жена)", ["+7 946 555-01-02 (жена)"]),
        ("\u202a+34\u00a0612\u00a0345\u00a0678\u202c", ["+34 612 345 678"]),
        ("+49 30 23125-001 ext. 12", ["+49 30 23125-001 ext. 12"]),
    ],
)
def test_numbers_are_taken_from_the_cell_as_typed(cell: str, numbers: list[str]) -> None:
    assert values.phones(cell) == (numbers, [])


def test_addresses_are_taken_from_the_cell() -> None:
    good = ["a@example.com", "b@example.org"]
    assert values.emails("a@example.com; b@example.org") == (good, [])
    assert values.emails("Anna <a@example.com>") == (["a@example.com"], [])
    assert values.emails("mailto:a@example.com") == (["a@example.com"], [])


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "A" * 201},
        {"name": "Anna", "note": "a" * 2001},
        {"name": "Anna", "preference": "a" * 2001},
        {"name": "Anna", "phone": ";".join(f"+34 612 345 {n:03}" for n in range(21))},
    ],
)
def test_row_beyond_all_bounds_is_refused(cells: dict[str, str]) -> None:
    with pytest.raises(Refused):
        guest(**cells)


def test_allergy_that_is_answered_with_no_is_none() -> None:
    assert guest(name="Anna", allergy="No", access="нет").lines == ()


def test_last_visit_alone_counts_as_one() -> None:
    assert guest(name="Anna", last_visit="2024-05-06").lines == (EarlierVisits(1, "2024-05-06"),)
    assert guest(name="Anna", visits="0").lines == ()


@given(st.dictionaries(st.sampled_from(sorted(LABELS)), st.text(max_size=40)))
def test_any_row_is_read_or_refused(cells: dict[Field, str]) -> None:
    try:
        found = guest(**cells)
    except Refused:
        return
    assert found.who.name

"""Arrival lists and reservation books as programs export them."""

import csv
import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.exchange.coming import ROWS_MOST, TOO_BIG, TOO_MANY, Coming, ComingList
from assistant.exchange.coming_headers import coming_fields
from assistant.exchange.coming_list import read_coming
from assistant.exchange.coming_table import NO_DAY
from assistant.exchange.filekind import EXCEL
from assistant.exchange.incoming import LONG_TEXT, NO_NAME
from assistant.exchange.records import NEVER_CLOSED
from assistant.exchange.table import LOST_LETTERS, MORE_CELLS
from assistant.refusal import Refused
from assistant.tongue import speak

NOW = int(datetime(2026, 11, 22, 12).timestamp() * 1000)


def read(data: bytes | str, day: str = "") -> ComingList:
    return read_coming(data, NOW, day)


ENGLISH = (
    "Booking number,Guest name,Arrival,Departure,ETA,Phone,Email,Pax,Room,Special requests,"
    "Status\r\n"
    '8812,"Berg, Anna",22/11/2026,25/11/2026,7:30 PM,+49 30 23125 001,anna@example.com,2,217,'
    '"Extra pillow\r\nQuiet room",Confirmed\r\n'
    "8813,Daniel Okafor,23/11/2026,24/11/2026,,,,1,218,,Cancelled\r\n"
)


def test_arrival_list_is_read_with_all_its_columns() -> None:
    found = read(ENGLISH)
    assert found.kind == "table"
    assert not found.refused
    assert found.rows == (
        Coming(
            name="Berg, Anna", day="2026-11-22", at="19:30", until="2026-11-25",
            phones=("+49 30 23125 001",), emails=("anna@example.com",), party=2,
            note="Room: 217\nExtra pillow\nQuiet room", uid="8812", number=2,
        ),
        Coming(
            name="Daniel Okafor", day="2026-11-23", until="2026-11-24", party=1,
            note="Room: 218", uid="8813", cancelled=True, number=3,
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Nombre;Apellidos;Fecha de llegada;Hora;Nº personas;Teléfono;Observaciones",
         "Aurora;Benítez;23/11/2026;20.30;2;+34 612 345 678;Terraza"),
        ("ФИО;Дата заезда;Время;Кол-во гостей;Телефон;Примечание",
         "Aurora Benítez;23.11.2026;20:30;2;+34 612 345 678;Terraza"),
        ("姓名;到店日期;到店时间;人数;手机号;备注",
         "Aurora Benítez;2026年11月23日;晚上8点半;2人;+34 612 345 678;Terraza"),
        ("First name;Last name;Date;Time;Guests;Phone;Notes",
         "Aurora;Benítez;2026-11-23;8:30 pm;2 pax;+34 612 345 678;Terraza"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_headers_are_known_in_four_languages(header: str, row: str, sign: str, end: str) -> None:
    text = f"{header}{end}{row}{end}".replace(";", sign)
    assert read(text).rows == (
        Coming(
            name="Aurora Benítez", day="2026-11-23", at="20:30", phones=("+34 612 345 678",),
            party=2, note="Terraza", number=2,
        ),
    )  # fmt: skip


CHINESE = "姓名,电话,入住日期,备注\r\n王雅琴,13812345678,2026-11-23,喜欢靠窗\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_list_is_read_in_every_encoding(encoding: str) -> None:
    assert read(CHINESE.encode(encoding)).rows == (
        Coming("王雅琴", "2026-11-23", phones=("13812345678",), note="喜欢靠窗", number=2),
    )


def test_semicolons_of_excel_and_its_mark_are_understood() -> None:
    data = "sep=;\r\nNombre;Hora;Mesa\r\nPeña, José;20:30;4\r\n".encode("cp1252")
    assert read(data).rows == (
        Coming("Peña, José", "2026-11-22", at="20:30", note="Mesa: 4", number=3),
    )


def test_header_may_stand_below_a_title() -> None:
    text = "Arrivals;;\nSunday 22 November;;\nName;ETA;Room\nAna Gil;18:00;217\n"
    assert read(text).rows == (
        Coming("Ana Gil", "2026-11-22", at="18:00", note="Room: 217", number=4),
    )


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("11/12/2026", "11/23/2026"), ("2026-11-12", "2026-11-23")),
        (("12/12/2026", "23/11/2026"), ("2026-12-12", "2026-11-23")),
        (("01/12/2026", "02/12/2026"), ("2026-12-01", "2026-12-02")),
        (("05/01/27", "23/12/26"), ("2027-01-05", "2026-12-23")),
    ],
)
def test_order_of_day_and_month_comes_from_the_whole_list(
    dates: tuple[str, str], days: tuple[str, str]
) -> None:
    found = read(f"Name,Arrival\nAna,{dates[0]}\nUwe,{dates[1]}\n", "2026-11-01")
    assert tuple(row.day for row in found.rows) == days


def test_day_and_time_may_stand_in_one_cell() -> None:
    text = "Name;Arrival\nAna;22.11.2026 19:30\nUwe;22.11.2026 00:00:00\nEva;19:45\n"
    assert [(row.day, row.at) for row in read(text).rows] == [
        ("2026-11-22", "19:30"),
        ("2026-11-22", ""),
        ("2026-11-22", "19:45"),
    ]


def test_row_without_a_day_is_for_the_day_given() -> None:
    text = "Name;Arrival;Room\nAna;;1\nUwe;2026-11-25;2\n"
    assert [row.day for row in read(text, "2026-11-24").rows] == ["2026-11-24", "2026-11-25"]


def test_what_fits_no_field_is_kept_as_a_note_under_its_columns_name() -> None:
    text = (
        "Name;Date;Time;Until;Pax;Phone;E-mail\n"
        "Ana;2026-11-23;after the opera;2026-11-20;many;ask Uwe;ana@\n"
    )
    found = read(text).rows[0]
    assert (found.at, found.until, found.party, found.phones, found.emails) == ("", "", 0, (), ())
    assert set(found.note.split("\n")) == {
        "Time: after the opera",
        "Until: 2026-11-20",
        "Pax: many",
        "Phone: ask Uwe",
        "E-mail: ana@",
    }


def test_leaving_on_the_same_day_is_no_stay() -> None:
    found = read("Name;From;To\nAna;2026-11-23;2026-11-23\n").rows[0]
    assert (found.until, found.note) == ("", "")


def test_label_of_a_note_speaks_the_clerks_language() -> None:
    speak("zh")
    assert read("姓名,房号\n王雅琴,217\n").rows[0].note == "房号：217"


def test_adults_and_children_make_the_party() -> None:
    text = "Name;Adults;Children\nAna;2;1\nUwe;1;0\n"
    assert [(row.party, row.note) for row in read(text).rows] == [(3, ""), (1, "")]


def test_number_of_guests_wins_over_its_parts() -> None:
    assert read("Name;Adults;Pax\nAna;2;5\n").rows[0].party == 5


def test_rows_that_cannot_be_read_are_refused_with_the_reason() -> None:
    text = (
        "Name,Arrival,Note\n,2026-11-23,x\nAna,some day,x\nUwe,2026-11-23,x,more\n"
        f'Eva,2026-11-23,{"a" * 2001}\nIda,2026-11-23,"open\nOla,2026-11-24,ok\n'
    )
    found = read(text)
    assert [(row.number, row.reason) for row in found.refused] == [
        (2, NO_NAME),
        (3, NO_DAY),
        (4, MORE_CELLS),
        (5, LONG_TEXT),
        (6, NEVER_CLOSED),
    ]
    assert [row.name for row in found.rows] == ["Ola"]
    assert found.refused[1].sentence().startswith("“some day”")


def test_letters_that_are_lost_refuse_their_row_only() -> None:
    good = "王雅琴,2026-11-23\n" * 30
    found = read(f"姓名,日期\n{good}".encode() + b"\xff\xfe,2026-11-23\n")
    assert [row.reason for row in found.refused] == [LOST_LETTERS]
    assert len(found.rows) == 30


def test_rows_of_days_long_gone_are_counted_and_left_out() -> None:
    text = "Name;From;To\nAna;2026-11-01;2026-11-03\nUwe;2026-11-01;2026-11-24\nEva;2026-11-21;\n"
    found = read(text)
    assert [row.name for row in found.rows] == ["Uwe", "Eva"]
    assert found.past == 1


def test_table_without_a_header_is_told_by_its_cells() -> None:
    text = (
        '"Berg, Anna",23/11/2026,+49 30 23125 001,"late\nquiet"\n'
        "Daniel Okafor,24/11/2026,+44 20 7946 0000,\n"
    )
    found = read(text)
    assert found.kind == "table"
    assert found.rows == (
        Coming("Berg, Anna", "2026-11-23", phones=("+49 30 23125 001",), note="late quiet",
               number=1),
        Coming("Daniel Okafor", "2026-11-24", phones=("+44 20 7946 0000",), number=2),
    )  # fmt: skip


def test_column_of_names_alone_is_a_list() -> None:
    assert [row.name for row in read("Name\nAna Gil\nUwe Tal\n").rows] == ["Ana Gil", "Uwe Tal"]


def test_each_field_of_one_column_is_filled_once() -> None:
    assert coming_fields(["Guest", "Name", "Arrival", "Date", "Phone", "Mobile"]) == (
        "name", "", "day", "", "phone", "phone",
    )  # fmt: skip


def test_workbook_is_told_what_to_do_with() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "x")
    with pytest.raises(Refused) as refused:
        read(out.getvalue())
    assert refused.value.reason == EXCEL


@pytest.mark.parametrize("head", ["Name,Arrival\n", ""])
def test_list_beyond_all_bounds_is_refused(head: str) -> None:
    with pytest.raises(Refused) as refused:
        read(head + "Ana Gil,2026-11-23\n" * (ROWS_MOST + 1))
    assert refused.value.reason == TOO_MANY
    with pytest.raises(Refused) as refused:
        read(b"a" * 20_000_001)
    assert refused.value.reason == TOO_BIG


def test_longest_list_that_is_allowed_is_read() -> None:
    assert len(read("Name\n" + "Ana Gil\n" * ROWS_MOST).rows) == ROWS_MOST


CELL = st.sampled_from(
    ["Ana", "李堃", "", "23/11/2026", "11/23/2026", "19:30", "2", "a@b.co", "+34 612 345 678",
     "Cancelled", "x\ny", 'a "b"', "=1+1", "46349", "0", "-", "n/a", "2026-11-23T19:30:00Z"]
)  # fmt: skip
HEADER = st.sampled_from(
    ["Name", "Arrival", "Time", "Until", "Phone", "Email", "Pax", "Note", "Room", "Status", "姓名",
     "Surname", "Booking", "Adults", "", "Wer"]
)  # fmt: skip


@settings(deadline=None)
@given(st.data(), st.integers(1, 6), st.sampled_from([",", ";", "\t"]))
def test_any_table_is_read_and_none_of_its_rows_is_lost(
    data: st.DataObject, width: int, sign: str
) -> None:
    header = data.draw(st.lists(HEADER, min_size=width, max_size=width))
    rows = data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign).writerows([["Name", *header], *(["Ana", *row] for row in rows)])
    try:
        found = read(out.getvalue(), "2026-11-22")
    except Refused:
        assert not rows
        return
    told = len(found.rows) + len(found.refused) + found.past
    assert told >= len(rows)
    for row in found.rows:
        assert row.until == "" or row.until > row.day

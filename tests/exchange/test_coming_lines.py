"""Lines as a clerk types them or pastes them from a mail: only what is certain is taken apart."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.exchange.clock import clock_at_end, clock_at_start, read_clock
from assistant.exchange.coming import NO_NAME, NOBODY, Coming
from assistant.exchange.coming_day import read_day
from assistant.exchange.coming_lines import read_line
from assistant.exchange.coming_list import read_coming
from assistant.exchange.filekind import CARDS
from assistant.exchange.incoming import LONG_TEXT
from assistant.refusal import Refused

TODAY = date(2026, 11, 22)
NOW = int(datetime(2026, 11, 22, 12).timestamp() * 1000)


def coming(line: str) -> Coming:
    found = read_line(7, line, TODAY.isoformat(), TODAY, True)
    assert found is not None
    return found


def expected(name: str, **told: object) -> Coming:
    return Coming(**{"name": name, "day": "2026-11-22", "number": 7, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "19:30 Aurora Benítez, mesa 4, 2 personas",
            expected("Aurora Benítez", at="19:30", party=2, note="mesa 4"),
        ),
        ("Chen Siyuan 20:30", expected("Chen Siyuan", at="20:30")),
        ("李堃 217", expected("李堃", note="217")),
        (
            "Okafor, Daniel; +44 20 7946 0000; 18:00; late",
            expected("Okafor, Daniel", at="18:00", phones=("+44 20 7946 0000",), note="late"),
        ),
        ("- Anna Berg (vegan) 7:30 pm", expected("Anna Berg", at="19:30", note="vegan")),
        (
            "1. Иван Соколов, +7 946 123-45-67, в 19:30, 4 чел",
            expected("Иван Соколов", at="19:30", phones=("+7 946 123-45-67",), party=4),
        ),
        ("李堃 晚上7点半 2人 靠窗", expected("李堃", at="19:30", party=2, note="靠窗")),
        ("晚上7点半李堃，2位，靠窗", expected("李堃", at="19:30", party=2, note="靠窗")),
        ("王伟先生晚上七点半", expected("王伟先生", at="19:30")),
        ("Anna Berg 2 pax", expected("Anna Berg", party=2)),
        ("19h30 Ana Gil", expected("Ana Gil", at="19:30")),
        ("19.30 Ana Gil", expected("Ana Gil", at="19:30")),
        (
            "Anna Berg <anna@example.com>; tel. +49 30 23125 001",
            expected("Anna Berg", emails=("anna@example.com",), phones=("+49 30 23125 001",)),
        ),
        ("Anna Berg +49 30 23125 001 19:30",
         expected("Anna Berg", at="19:30", phones=("+49 30 23125 001",))),
        ("room 217, Ana Gil", expected("Ana Gil", note="room 217")),
        ("Ana Gil: alergia a nueces", expected("Ana Gil", note="alergia a nueces")),
        ("19:30-21:00 Ana Gil", expected("Ana Gil", at="19:30", note="19:30-21:00")),
        ("23.11.2026 19:30 Ana Gil", expected("Ana Gil", day="2026-11-23", at="19:30")),
        (
            "Ana Gil\t23/11/2026\t25/11/2026\t+34 612 345 678\tlate",
            expected("Ana Gil", day="2026-11-23", until="2026-11-25",
                     phones=("+34 612 345 678",), note="late"),
        ),
        ("Mesa 4 - Ana Gil - 20:30 - 2p", expected("Ana Gil", at="20:30", party=2, note="Mesa 4")),
        ("Sra. García — 21:00 — aniversario",
         expected("Sra. García", at="21:00", note="aniversario")),
        ("Ana Gil 4p 20:30 ventana", expected("Ana Gil", at="20:30", party=4, note="ventana")),
        ("Jean 19h30 (2 pers)", expected("Jean", at="19:30", party=2)),
        ("Ana Gil x2 20:30", expected("Ana Gil", at="20:30", party=2)),
        ("20:30 Ana Gil +2", expected("Ana Gil", at="20:30", note="+2")),
        ("李堃，明天19:00", expected("李堃", day="2026-11-23", at="19:00")),
        ("Tomorrow 7 pm Bob", expected("Bob", day="2026-11-23", at="19:00")),
        ("19:30 - 21:00 Ana", expected("Ana", at="19:30", note="19:30 - 21:00")),
        ("Hoy Chuen 19:00", expected("Hoy Chuen", at="19:00")),
        ("11月25日 李堃", expected("李堃", day="2026-11-25")),
    ],
)  # fmt: skip
def test_what_is_certain_in_a_line_is_taken_apart(line: str, who: Coming) -> None:
    assert coming(line) == who


@pytest.mark.parametrize(
    ("line", "name", "note"),
    [
        ("10.11 Ana", "Ana", "10.11"),
        ("Ana, train at 18:40", "Ana", "train at 18:40"),
        ("Ana, room 1930", "Ana", "room 1930"),
        ("Mr 5 Cent", "Mr 5 Cent", ""),
        ("May, bring 3 chairs", "May", "bring 3 chairs"),
        ("Louis XIV", "Louis XIV", ""),
        ("Sr. O'Neill-García, c/ Mayor 4", "Sr. O'Neill-García", "c/ Mayor 4"),
    ],
)
def test_what_is_not_certain_stays_as_it_is_written(line: str, name: str, note: str) -> None:
    assert coming(line) == expected(name, note=note)


def test_contacts_of_a_line_are_kept_as_written() -> None:
    found = coming("Ana, +34 (612) 345-678, ana@example.com, 612 345 679")
    assert found.phones == ("+34 (612) 345-678", "612 345 679")
    assert found.emails == ("ana@example.com",)
    assert found.note == ""


@pytest.mark.parametrize("line", ["12345", "19:30", "+34 612 345 678", "ana@example.com", "2 pax"])
def test_line_without_a_name_is_refused_with_the_reason(line: str) -> None:
    found = read_coming(f"Ana\n{line}\n", NOW)
    assert [row.name for row in found.rows] == ["Ana"]
    assert [(row.number, row.cells, row.reason) for row in found.refused] == [(2, (line,), NO_NAME)]


def test_empty_lines_and_remarks_are_passed_over() -> None:
    text = "# Sunday\n\n   \r\n19:30 Ana Gil\r# late\r* Uwe Tal\n---\n"
    found = read_coming(text, NOW, "2026-11-24")
    assert [(row.name, row.day, row.number) for row in found.rows] == [
        ("Ana Gil", "2026-11-24", 4),
        ("Uwe Tal", "2026-11-24", 6),
    ]
    assert found.kind == "lines"
    assert not found.refused


def test_day_is_today_by_the_shops_clock_if_nothing_else_is_said() -> None:
    assert read_coming("Ana", NOW).rows[0].day == "2026-11-22"


def test_list_of_a_day_that_is_over_can_still_be_entered() -> None:
    assert [row.day for row in read_coming("Ana", NOW, "2026-11-01").rows] == ["2026-11-01"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "# nobody yet\n", b"", b"\xef\xbb\xbf\r\n", "---"])
def test_list_of_nobody_is_refused(text: str | bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_coming(text, NOW)
    assert refused.value.reason == NOBODY


def test_cards_are_told_from_lines() -> None:
    with pytest.raises(Refused) as refused:
        read_coming("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", NOW)
    assert refused.value.reason == CARDS


def test_endless_line_is_refused_and_the_others_are_in() -> None:
    found = read_coming("Ana\n" + "late " * 1000 + "\nUwe\n", NOW)
    assert [row.name for row in found.rows] == ["Ana", "Uwe"]
    assert [(row.reason, row.facts["length"]) for row in found.refused] == [(LONG_TEXT, 4999)]


def test_long_piece_is_a_note_as_it_stands() -> None:
    note = "asked for the quiet corner at 19:30 " * 10
    assert coming(f"Ana Gil, {note}") == expected("Ana Gil", note=note.strip())


def test_quotation_that_is_never_closed_is_but_a_sign() -> None:
    assert coming('"Nanny" Berg, "late') == expected('"Nanny" Berg', note='"late')
    assert [row.name for row in read_coming('"Nanny" Berg, "late', NOW).rows] == ['"Nanny" Berg']


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("19:30", "19:30"), ("7:30 pm", "19:30"), ("7pm", "19:00"), ("7 p.m.", "19:00"),
        ("19h30", "19:30"), ("19h", "19:00"), ("19.30", "19:30"), ("10.11", "10:11"),
        ("1930", "19:30"), ("7", "07:00"), ("晚上7点半", "19:30"), ("下午3点", "15:00"),
        ("七点半", "07:30"), ("早上8点15分", "08:15"), ("中午12点", "12:00"), ("晚上12点", "00:00"),
        ("19:30:00", "19:30"), ("12 am", "00:00"), ("12:30 PM", "12:30"), ("a las 20:30", "20:30"),
        ("в 19:30", "19:30"), ("19：30", "19:30"), ("19:30 Uhr", "19:30"), ("19:30-21:00", "19:30"),
        ("25:00", ""), ("19:75", ""), ("13 pm", ""), ("late", ""), ("", ""), ("x" * 99, ""),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text: str, at: str) -> None:
    assert read_clock(text) == at


@settings(deadline=None)
@given(st.times(), st.sampled_from(["%H:%M", "%I:%M %p", "%H.%M", "%Hh%M", "%H%M", "%H:%M:%S"]))
def test_any_time_is_read_back(at: object, form: str) -> None:
    text = f"{at:{form}}"
    assert read_clock(text) == f"{at:%H:%M}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-25", "2026-11-25"), ("25.11.2026", "2026-11-25"), ("25/11/26", "2026-11-25"),
        ("25/01/27", "2027-01-25"), ("5 January", "2027-01-05"), ("28 дек", "2026-12-28"),
        ("15 Nov", "2026-11-15"), ("11月25日", "2026-11-25"), ("2026年11月25号", "2026-11-25"),
        ("tomorrow", "2026-11-23"), ("mañana", "2026-11-23"), ("后天", "2026-11-24"),
        ("46349", "2026-11-23"), ("2026-11-25 19:30", "2026-11-25"), ("29 Feb", ""),
        ("12.03.1980", ""), ("2031-01-01", ""), ("soon", ""), ("", ""),
    ],
)  # fmt: skip
def test_day_is_one_near_today(text: str, day: str) -> None:
    assert read_day(text, True, TODAY) == day


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_list_or_refused(text: str) -> None:
    try:
        found = read_coming(text, NOW)
    except Refused:
        return
    for row in found.rows:
        assert any(map(str.isalpha, row.name))
        date.fromisoformat(row.day)


PARTS = st.sampled_from(
    ["Ana", "李堃", "Иван", "19:30", "7 pm", "晚上7点半", "23.11.2026", "217", "+34 612 345 678",
     "2 pax", "a@b.co", "(late)", " - ", ",", ";", "\t", " ", "，", '"', "25/11", "0", "半",
     "room", ":"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join))
def test_any_line_of_such_parts_is_read_or_refused(line: str) -> None:
    try:
        found = read_line(1, line, "2026-11-22", TODAY, True)
    except Refused:
        return
    if found is not None:
        assert any(map(str.isalpha, found.name))
        assert found.until == "" or found.until > found.day
        assert found.at == "" or read_clock(found.at) == found.at


@settings(deadline=None)
@given(st.text(max_size=60))
def test_cutting_a_time_off_loses_no_word(text: str) -> None:
    for cut in (clock_at_start, clock_at_end):
        at, rest, _ = cut(text)
        assert rest in text
        assert at or rest == text


@pytest.mark.parametrize("told", ["25/12", "25.12.", "25.12", "25-12"])
def test_day_and_month_right_before_a_time_are_the_day(told: str) -> None:
    row = read_coming(f"{told} 20:00 Daniel Okafor", NOW).rows[0]
    assert (row.name, row.day[5:], row.at, row.note) == ("Daniel Okafor", "12-25", "20:00", "")


def test_two_numbers_without_a_time_stay_in_the_note() -> None:
    row = read_coming("4/6 Marta Ruiz", NOW).rows[0]
    assert (row.name, row.note) == ("Marta Ruiz", "4/6")

"""Columns are understood by their names and by their looks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exchange.columns import Mapping, propose
from assistant.exchange.dates import day_comes_first, read_date
from assistant.exchange.headers import LABELS, SEVERAL, key, known_field

TODAY = date(2026, 11, 22)
ALL = ["name", "given", "family", "reading", "call_me", "language", "phone", "email", "nickname",
       "note", "preference", "birthday", "visits", "last_visit"]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "Name|First name|Last name|Pronunciation|Form of address|Language|Phone|E-mail|Nickname"
        "|Notes|Preferences|Date of birth|Visits|Last visit",
        "姓名|名字（名）|姓|拼音|称呼|语言|手机号|邮箱|昵称|备注|喜好|生日|到访次数|最近到访",
        "Nombre completo|Nombre|Apellidos|Pronunciación|Forma de tratamiento|Idioma|Teléfono"
        "|Correo electrónico|Apodo|Observaciones|Preferencias|Fecha de nacimiento|Número de visitas"
        "|Última visita",
        "ФИО|Имя|Фамилия|Транскрипция|Обращение|Язык|Телефон|Эл. почта|Прозвище|Примечание"
        "|Предпочтения|Дата рождения|Количество визитов|Последний визит",
    ],
)
def test_usual_names_are_known_in_four_languages(header: str) -> None:
    names = header.split("|")
    assert list(propose(names, [], TODAY).fields) == ALL
    assert [known_field(name.upper()) for name in names] == ALL


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        # Square
        ("Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,"
         "Street Address 1,Birthday,Memo,Creation Source,First Visit,Last Visit,Transaction Count",
         ",given,family,email,phone,nickname,,,birthday,note,,,last_visit,visits"),
        # Google contacts
        ("First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,"
         "Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
         "Phone 2 - Label,Phone 2 - Value",
         "given,middle,family,,title,nickname,name,birthday,note,,,email,,phone,,phone"),
        # Outlook
        ("Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Fax,"
         "Business Phone,Home Phone,Mobile Phone,Birthday,E-mail Address,E-mail Type,"
         "E-mail Display Name,E-mail 2 Address,Gender,Language,Notes",
         "title,given,middle,family,,,,,,phone,phone,phone,birthday,email,,,email,gender,language,"
         "note"),
        # Hotel systems
        ("Guest Name,Guest e-mail,Guest phone number,Nationality,Number of stays,Last stay,"
         "Special requests,Dietary requirements",
         "name,email,phone,,visits,last_visit,note,allergy"),
        # Appointment books
        ("Client ID,Full Name,Mobile Number,Date of Birth,Accepts Marketing,Total Appointments,"
         "Last Appointment",
         ",name,phone,birthday,,visits,last_visit"),
    ],
)  # fmt: skip
def test_exports_of_common_programs_are_understood(header: str, fields: str) -> None:
    assert list(propose(header.split(","), [], TODAY).fields) == fields.split(",")


@pytest.mark.parametrize(
    "header", ["Имя,Телефон", "Nombre,Teléfono", "名,电话", "First Name,Phone"]
)
def test_given_name_alone_is_the_name(header: str) -> None:
    assert propose(header.split(","), [], TODAY).fields == ("name", "phone")


def test_name_beside_surname_is_the_given_name() -> None:
    assert propose(["Name", "Surname"], [], TODAY).fields == ("given", "family")


def test_columns_without_names_are_told_by_their_values() -> None:
    rows = [
        (
            "17",
            "María López",
            "+34 612 345 678",
            "maria@example.com",
            "12/05/1980",
            "es",
            "f",
            "x y",
        ),
        ("18", "José Peña", "+34 612 345 679", "", "31/01/1975", "es", "m", "2 z"),
        ("19", "Ana Gil", "612 345 680", "ana@example.com", "", "en", "f", ""),
    ]
    mapping = propose([""] * 8, rows, TODAY)
    assert mapping.fields == ("", "name", "phone", "email", "birthday", "language", "gender", "")


@pytest.mark.parametrize(
    ("dates", "first", "unsure"),
    [
        (["03/04/1980", "25/04/1980"], True, False),
        (["03/04/1980", "04/25/1980"], False, False),
        (["03/04/1980", "05/06/1981"], True, True),
        (["03.04.1980"], True, False),
        (["1980-03-04"], True, False),
    ],
)
def test_order_of_day_and_month_comes_from_the_column(
    dates: list[str], first: bool, unsure: bool
) -> None:
    mapping = propose(["Birthday"], [(text,) for text in dates], TODAY)
    assert (mapping.day_first, mapping.unsure_dates) == (first, unsure)


def test_field_of_one_column_moves_and_others_gather() -> None:
    mapping = Mapping(("name", "phone", "")).taking(2, "name").taking(0, "phone")
    assert mapping.fields == ("phone", "phone", "name")
    assert mapping.columns("phone") == (0, 1)
    assert mapping.names_guests
    assert not mapping.taking(2, "").names_guests


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1980-03-02", "1980-03-02"),
        ("1980/3/2", "1980-03-02"),
        ("1980年3月2日", "1980-03-02"),
        ("1980.3.2", "1980-03-02"),
        ("2.3.1980", "1980-03-02"),
        ("02/03/1980", "1980-03-02"),
        ("02-03-80", "1980-03-02"),
        ("2/3/26", "2026-03-02"),
        ("19800302", "1980-03-02"),
        ("1980-03-02T00:00:00Z", "1980-03-02"),
        ("1980-03-02 00:00:00", "1980-03-02"),
        ("02.03.1980 00:00", "1980-03-02"),
        ("3/2/1980 12:00:00 AM", "1980-02-03"),
        ("2 Mar 1980", "1980-03-02"),
        ("March 2nd, 1980", "1980-03-02"),
        ("Mar-02-1980", "1980-03-02"),
        ("2 de marzo de 1980", "1980-03-02"),
        ("2 марта 1980 г.", "1980-03-02"),
        ("29282", "1980-03-02"),
        ("--03-02", "--03-02"),
        ("3月2日", "--03-02"),
        ("2.3.", "--03-02"),
        ("02/03", "--03-02"),
        ("2 марта", "--03-02"),
        ("29 Feb", "--02-29"),
        ("25/12/1980", "1980-12-25"),
        ("12/25/1980", "1980-12-25"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, iso: str) -> None:
    day = read_date(text, True, TODAY)
    assert day is not None
    assert day.iso() == iso


@pytest.mark.parametrize(
    "text", ["", "1980", "31.02.1980", "13/13/1980", "soon", "12", "0", "99999999", "May I help"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, True, TODAY) is None


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_any_day_is_read_back(day: date, form: str) -> None:
    read = read_date(day.strftime(form), True, TODAY)
    assert read is not None
    assert read.iso() == day.isoformat()


@given(st.lists(st.dates(date(1900, 1, 1), TODAY), min_size=1), st.booleans())
def test_order_is_never_decided_against_the_dates(days: list[date], day_first: bool) -> None:
    form = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    assert day_comes_first(day.strftime(form) for day in days) in (None, day_first)


@given(
    st.lists(st.text(max_size=20), max_size=8),
    st.lists(st.lists(st.text(max_size=20), max_size=9), max_size=6),
)
def test_mapping_never_raises(header: list[str], samples: list[list[str]]) -> None:
    mapping = propose(header, samples, TODAY)
    assert len(mapping.fields) == len(header)
    single = [field for field in mapping.fields if field and field not in SEVERAL]
    assert len(single) == len(set(single))
    assert set(mapping.fields) <= set(LABELS)


def test_names_that_two_spellings_share() -> None:
    assert key("Teléfono 2") == key("TELEFONO")
    assert key("E-mail") == key("E mail") == key("email")

"""From what is typed to a guest's details, and back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from assistant.guests.entries import Identity
from ui.counter.identity_form import IdentityForm, guess
from ui.look.look import Look

WHOLE = Identity(
    "王雅琴",
    given="雅琴",
    middle="M",
    family="王",
    reading="Wáng Yǎqín",
    title="女士",
    call_me="王姐",
    nickname="Yaya",
    language="zh-Hant",
    gender="f",
    birthday="--05-31",
    phones=("138 1234 5678", "+86 10 555 1234"),
    emails=("ya@example.cn",),
    quiet=True,
    manner="familiar",
)


@pytest.fixture
def form(stage: Callable[..., IdentityForm], look: Look) -> IdentityForm:
    return stage(IdentityForm(look), 620, 800)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Anna Petrova", Identity("Anna Petrova")),
        ("  陈思 ", Identity("陈思")),
        ("+34 612 345 678", Identity("", phones=("+34 612 345 678",))),
        ("5678", Identity("", phones=("5678",))),
        ("ana@example.com", Identity("", emails=("ana@example.com",))),
        ("Ana 612345678", Identity("Ana", phones=("612345678",))),
        ("Ana 7", Identity("Ana 7")),
        ("", Identity("")),
    ],
)
def test_words_of_the_search_go_where_they_belong(typed: str, expected: Identity) -> None:
    assert guess(typed) == expected


def test_details_come_back_as_they_were(form) -> None:
    form.show_identity(WHOLE)
    assert form.identity == WHOLE
    assert form.checked() == WHOLE


def test_form_is_empty_for_the_next_guest(form) -> None:
    form.show_identity(WHOLE)
    form.show_identity(Identity(""))
    assert form.identity == Identity("")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1980-05-31", "1980-05-31"),
        ("31.05.1980", "1980-05-31"),
        ("31/5/1980", "1980-05-31"),
        ("1980年5月31日", "1980-05-31"),
        ("05-31", "--05-31"),
        ("5月31日", "--05-31"),
        ("31 мая", "--05-31"),
        ("02-29", "--02-29"),
        ("", ""),
    ],
)
def test_birthday_is_read_as_people_write_it(form, typed: str, kept: str) -> None:
    form.show_identity(Identity("Ana"))
    form._fields["birthday"].set_text(typed)
    assert form.checked().birthday == kept


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Please write the guest’s name."),
        ("phones", "612345678, 12", "A telephone number has at least three digits."),
        ("emails", "ana", "An e-mail address looks like name@example.com."),
        ("birthday", "soon", "A birthday looks like 1980-05-31, or --05-31 without the year."),
        ("birthday", "1/2/1990", "Day or month first? Please write it as 1980-05-31."),
        ("birthday", "2999-01-01", "This birthday has not come yet. Please check the year."),
    ],
)
def test_wrong_field_says_why_and_keeps_its_words(form, field, typed, sentence) -> None:
    form.show_identity(Identity("Ana"))
    form._fields[field].set_text(typed)
    assert form.checked() is None
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form)]
    assert sentence in said
    assert form._fields[field].text() == typed
    assert form._fields[field].edit.hasFocus()


def test_error_goes_when_its_field_is_mended(form, qtbot: QtBot) -> None:
    form.show_identity(Identity(""))
    assert form.checked() is None
    qtbot.keyClicks(form._fields["name"].edit, "Ana")
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form)]
    assert "Please write the guest’s name." not in said


def test_several_numbers_are_parted_by_commas_or_lines(form) -> None:
    form.show_identity(Identity("Ana"))
    form._fields["phones"].set_text("612345678，913 222 111\n900")
    assert form.checked().phones == ("612345678", "913 222 111", "900")


def informal(form) -> QCheckBox:
    return next(box for box in form.findChildren(QCheckBox) if box.text() == "Speak informally")


@pytest.mark.parametrize(
    ("language", "manner", "asked"),
    [
        ("", "", True),
        ("es", "", True),
        ("ru", "", True),
        ("zh-Hant", "", True),
        ("en", "", False),
        ("de", "", False),
        ("de", "familiar", True),
    ],
)
def test_it_is_asked_how_to_speak_where_the_language_has_two_ways(
    form, language, manner, asked
) -> None:
    form.show_identity(Identity("Ana", language=language, manner=manner, nickname="Ani"))
    assert informal(form).isVisibleTo(form) is asked
    assert form.identity.manner == manner


def test_one_act_says_that_the_guest_wants_it_informal(form, press, qtbot: QtBot) -> None:
    form.show_identity(Identity("Ana", language="es"))
    with qtbot.waitSignal(form.edited):
        assert form.turn_manner().isAncestorOf(informal(form))
    assert informal(form).isVisibleTo(form)
    assert informal(form).hasFocus()
    assert form.checked().manner == "familiar"
    press(Qt.Key.Key_Space)
    assert form.checked().manner == ""
    form.show_identity(Identity("Ana", language="en"))
    assert form.turn_manner() is None
    assert form.checked().manner == ""

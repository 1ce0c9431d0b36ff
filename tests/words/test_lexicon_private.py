"""Card and document numbers, passwords and PINs are found; other numbers are left alone (H9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.lexicon import remarks
from assistant.words.private import is_card, luhn
from assistant.words.taking import taken


def told(text, use="note"):
    return [(text[r.start : r.end], r.kind) for r in remarks(text, "", use=use)]


@pytest.mark.parametrize(
    ("text", "piece", "kind"),
    [
        ("Card 4111 1111 1111 1111, till 12/28", "4111 1111 1111 1111", "card"),
        ("4111111111111111 12 28", "4111111111111111", "card"),
        ("amex 3782-822463-10005.", "3782-822463-10005", "card"),
        ("карта 2200 0000 0000 0004", "2200 0000 0000 0004", "card"),
        ("Passport No. AB1234567", "AB1234567", "identity"),
        ("паспорт 4509 123456", "4509 123456", "identity"),
        ("паспорт серия 45 09 № 123456", "45 09 № 123456", "identity"),
        ("DNI: 12345678Z", "12345678Z", "identity"),
        ("护照号：E12345678", "E12345678", "identity"),
        ("身份证11010519491231002X", "11010519491231002X", "identity"),
        ("11010519491231002X", "11010519491231002X", "identity"),
        ("password: sunflower", "sunflower", "secret"),
        ("Contraseña: girasol22", "girasol22", "secret"),
        ("пароль: ромашка", "ромашка", "secret"),
        ("密码：abc12345", "abc12345", "secret"),
        ("PIN 1234 for the safe", "1234", "secret"),
        ("CVV 123", "123", "secret"),
    ],
)
def test_private_data_is_found(text, piece, kind):
    assert told(text) == [(piece, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Call +7 946 312-44-07 or +49 30 1234 5678 9012",
        "Booking 4111111111111112",
        "Tel. 0049 176 1234 5678, 0049 176 8765 4321",
        "2026-05-09 14:30, room 305, 2 nights, 480 euros",
        "Wi-Fi password: sunflower22",
        "Forgot the password: reset sent by mail today",
        "Passport copied at 18:30, room 12",
        "Passport seen on 9 May 2026",
        "The pin on the map, 12 minutes away",
        "密码锁换了电池",
        "Пароль забыл, помогли",
        "Order 100200300400500600",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert told(text) == []


def test_the_last_four_digits_are_left_and_are_no_fault():
    text = "Card 4111 1111 1111 1111, please"
    one = remarks(text, "en", use="note")[0]
    assert "4111 1111" not in one.right
    assert taken(text, one) == "Card •••• 1111, please"
    assert told(taken(text, one)) == []


def test_a_guest_may_be_told_the_code_of_their_own_door():
    assert told("Your PIN is 1234.", "said") == []
    assert told("Card 4111 1111 1111 1111", "said")


@given(st.text("0123456789", min_size=12, max_size=18))
def test_exactly_one_check_digit_makes_a_number_whole(digits):
    assert sum(luhn(digits + str(check)) for check in range(10)) == 1


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_seen(digits, at, by):
    whole = next(digits + str(check) for check in range(10) if luhn(digits + str(check)))
    wrong = whole[:at] + str((int(whole[at]) + by) % 10) + whole[at + 1 :]
    assert not luhn(wrong)
    assert not is_card("0" + whole[1:])

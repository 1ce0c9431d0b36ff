"""The key on paper: what is typed from the sheet is the key, or the line that is wrong is named."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.journal.key import KEY_BYTES, fresh_key
from assistant.journal.spelled import (
    LINES,
    in_one,
    is_whole,
    line_fits,
    number,
    spelled,
    understood,
)
from assistant.refusal import Refused

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


def answer(typed: str) -> bytes | str:
    """The key, or what is told."""
    try:
        return understood(typed)
    except Refused as why:
        return why.sentence()


@given(key=KEYS)
def test_what_is_typed_from_the_sheet_is_the_key(key: bytes) -> None:
    lines = spelled(key)
    assert len(lines) == LINES
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){3}", x) for x in lines)
    assert understood("\n".join(lines)) == key
    assert understood("\r\n\n".join(line.lower().replace(" ", "-") for line in lines)) == key
    assert understood("\n".join(lines).replace("0", "o").replace("1", "l")) == key
    assert all(line_fits(key, n, line) for n, line in enumerate(lines, 1))


@given(key=KEYS, head=st.lists(st.text(max_size=30), max_size=4), gap=st.sampled_from([" ", ".  "]))
def test_the_whole_sheet_is_understood_whatever_its_heading_says(
    key: bytes, head: list[str], gap: str
) -> None:
    head += ["Recovery sheet 7WQ2-0A1K", "Hotel Mar · 2026-11-23", "3 Coronas · 2026-11-23", ""]
    lines = [f"{n}{gap}{line}" for n, line in enumerate(spelled(key), 1)]
    assert understood("\n".join([*head, *lines, "", "Keep it in a drawer"])) == key
    assert understood("\n".join(lines)) == key
    assert all(line_fits(key, n, line) for n, line in enumerate(lines, 1))


@given(key=KEYS)
def test_what_a_scanner_reads_is_the_key(key: bytes) -> None:
    assert understood(in_one(key)) == understood(f" {in_one(key).lower()}\n") == key
    assert is_whole(in_one(key))
    assert not is_whole(spelled(key)[0])


@given(key=KEYS, at=st.integers(0, LINES - 1), place=st.integers(0, 15), sign=st.integers(0, 31))
def test_a_slip_is_told_at_its_line(key: bytes, at: int, place: int, sign: int) -> None:
    lines = [line.replace(" ", "") for line in spelled(key)]
    other = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[sign]
    assume(lines[at][place] != other)
    lines[at] = lines[at][:place] + other + lines[at][place + 1 :]
    told = answer("\n".join(lines))
    assert told != key
    assert (
        isinstance(told, bytes) or f"Line {at + 1} " in told
    )  # one in 65536 passes, and is no key


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        (lambda lines: [lines[1], lines[0], *lines[2:]], "Line 1 does not fit"),
        (lambda lines: [*lines[:5], lines[5][:-1]], "Line 6 has 15 signs"),
        (lambda lines: [*lines[:2], lines[2][:-1] + "U", *lines[3:]], "Line 3 has the sign U"),
        (lambda lines: [*lines[:2], lines[2][:-1] + "ж", *lines[3:]], "Line 3 has the sign Ж"),
        (
            lambda lines: [
                "Sheet 7WQ2",
                "",
                *(f"{n}  {x}" for n, x in enumerate(reversed(lines), 1)),
            ],
            "Line 1 does not fit",
        ),
        (
            lambda lines: ["Sheet 7WQ2", *(f"{n}  {x}" for n, x in enumerate(lines[:4], 1))],
            "six lines; here are 4",
        ),
        (lambda lines: lines[:4], "six lines; here are 4"),
        (lambda lines: [], "six lines; here are 0"),
        (lambda lines: ["SALVEKEY:"], "six lines; here are 1"),
    ],
)
def test_what_is_no_sheet_is_told_in_a_sentence(slip: object, told: str) -> None:
    lines = spelled(fresh_key())
    assert callable(slip)
    with pytest.raises(Refused, match=told):
        understood("\n".join(slip(list(lines))))


@given(text=st.text(max_size=300))
def test_any_text_is_a_key_or_a_sentence(text: str) -> None:
    told = answer(text)
    assert len(told) == KEY_BYTES if isinstance(told, bytes) else told


def test_a_line_of_another_sheet_does_not_fit() -> None:
    key = fresh_key()
    assert not line_fits(key, 2, spelled(fresh_key())[1])
    with pytest.raises(Refused, match="Line 2"):
        line_fits(key, 2, spelled(key)[2])


def test_the_number_of_a_sheet_is_that_of_its_key_and_of_no_other() -> None:
    key = fresh_key()
    assert number(key[-16:]) == number(key[-16:])
    assert number(key[-16:]) != number(fresh_key()[-16:])
    assert re.fullmatch(r"\w{4}-\w{4}", number(key[-16:]))

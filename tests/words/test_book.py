"""Reading the phrase book: what is wrong in a file is told with the file and the line."""

from pathlib import Path

import pytest

from assistant.words.book import Book

GOOD = {
    "key": '"plain.help"',
    "fits": '["plain"]',
    "why": '"H18"',
    "text": '"{hello}. How can I help?"',
}


def a_book(folder: Path, *rows: dict[str, str]) -> Book:
    lines = ("[[line]]\n" + "\n".join(f"{k} = {v}" for k, v in row.items()) for row in rows)
    (folder / "en").mkdir()
    (folder / "en" / "greeting.toml").write_text("\n".join(lines), encoding="utf-8")
    return Book(folder)


def test_a_line_is_read_with_its_placeholders(tmp_path):
    book = a_book(tmp_path, GOOD | {"bears": '["remote"]'})
    [line] = book.lines("en", "greeting").values()
    assert (line.situation, line.bears, line.wants) == ("plain", ("remote",), {"hello"})
    assert book.filled("en", line, {"hello": "Good day"}) == "Good day. How can I help?"


def test_a_line_begins_with_a_capital_whatever_fills_it(tmp_path):
    book = a_book(tmp_path, GOOD | {"text": '"¿{name}, verdad?"'})
    [line] = book.lines("en", "greeting").values()
    assert book.filled("es", line, {"name": "señora García"}) == "¿Señora García, verdad?"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"fits": '["plain", "sunny"]'}, "unknown condition sunny"),
        ({"fits": '["overdue"]'}, "the first condition is the situation"),
        ({"fits": '["night", "plain"]'}, "the first condition is the situation"),
        ({"fits": "[]"}, "the first condition is the situation"),
        ({"fits": '["!plain"]'}, "the first condition is the situation"),
        ({"key": '"quiet.help"'}, "the key begins with the situation"),
        ({"bears": '["birthday"]'}, "unknown guard birthday"),
        ({"text": '"Dear {nmae}"'}, "unknown placeholder nmae"),
        ({"text": '"It\'s {hello}"'}, "straight quote"),
        ({"text": '"{hello"'}, "no placeholder"),
        ({"text": '"{gender, select, f {a} m {b}}"'}, "U_DEFAULT_KEYWORD_MISSING"),
        ({"sits": '["plain"]'}, "sits"),
        ({"why": "18"}, "why"),
    ],
)
def test_a_wrong_line_is_told_by_file_and_key(tmp_path, change, told):
    book = a_book(tmp_path, GOOD | change)
    with pytest.raises(ValueError, match=told) as wrong:
        book.lines("en", "greeting")
    assert str(wrong.value).startswith("en/greeting.toml, ")


def test_a_key_stands_once(tmp_path):
    with pytest.raises(ValueError, match=r"en/greeting.toml, plain.help: the key stands twice"):
        a_book(tmp_path, GOOD, GOOD).lines("en", "greeting")


def test_a_line_without_a_key_is_told_too(tmp_path):
    row = {name: value for name, value in GOOD.items() if name != "key"}
    with pytest.raises(ValueError, match=r"en/greeting.toml, \(no key\)"):
        a_book(tmp_path, row).lines("en", "greeting")

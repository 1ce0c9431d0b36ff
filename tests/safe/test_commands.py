"""The commands: a backup is made and brought back without a window."""

import io
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.desk import Desk
from assistant.places import Home
from tests.safe.homes import GUESTS, names_in, sheet_of


@pytest.fixture
def told(house: Desk, place: Home, capsys: pytest.CaptureFixture[str]) -> tuple[str, ...]:
    house.close()
    return ("--home", str(place.root))


def test_what_is_backed_up_is_brought_back_with_the_words_of_the_sheet(
    told: tuple[str, ...], place: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert main(["backup", str(stick), *told]) == 0
    (file,) = stick.iterdir()
    assert str(file) in capsys.readouterr().out
    assert main(["key", "sheet", *told]) == 0
    shown = capsys.readouterr().out
    lines = sheet_of(place).splitlines()
    assert all(line in shown for line in lines)
    words = tmp_path / "sheet.txt"
    for number, coding in enumerate(("utf-8", "utf-8-sig", "utf-16")):
        words.write_text(shown, coding)  # as “salve key sheet” has told it
        whole = str(tmp_path / f"whole {number}")
        assert main(["restore", str(file), "--key-file", str(words), "--home", whole]) == 0
        assert names_in(Home(tmp_path / f"whole {number}")) == set(GUESTS)
    words.write_text("\n".join(lines), "utf-8")
    new = tmp_path / "new"
    assert main(["restore", str(file), "--key-file", str(words), "--home", str(new)]) == 0
    assert names_in(Home(new)) == set(GUESTS)
    assert main(["restore", str(file), "--key-file", str(words), "--home", str(new)]) == 1
    assert "nothing is ever restored over" in capsys.readouterr().err


def test_a_slip_is_told_before_the_next_line_is_asked_for(
    told: tuple[str, ...], place: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "my.backup"), *told]) == 0
    lines = sheet_of(place).splitlines()
    slip = lines[2][:-1] + ("A" if lines[2][-1] != "A" else "B")
    before, sys.stdin = sys.stdin, io.StringIO("\n".join([*lines[:2], slip, *lines[3:]]))
    try:
        new = str(tmp_path / "new")
        assert main(["restore", str(tmp_path / "my.backup"), "--home", new]) == 1
        asked = capsys.readouterr().err
        assert "Line 3 of the recovery sheet:\nLine 3 does not fit" in asked
        assert "Line 4" not in asked
        sys.stdin = io.StringIO("\n\n".join(lines) + "\n")
        assert main(["restore", str(tmp_path / "my.backup"), "--home", new]) == 0
        sys.stdin = io.StringIO("")
        assert main(["restore", str(tmp_path / "my.backup"), "--home", str(tmp_path / "x")]) == 1
    finally:
        sys.stdin = before
    assert names_in(Home(tmp_path / "new")) == set(GUESTS)


def test_a_file_that_is_no_sheet_is_told(
    told: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "sheet.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    words = ["restore", "x.backup", "--key-file", str(picture), "--home", str(tmp_path / "new")]
    assert main(words) == 1
    assert "sheet.jpg cannot be read" in capsys.readouterr().err


def test_the_key_is_changed_and_the_backups_follow(
    told: tuple[str, ...], place: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", *told]) == 0
    old = sheet_of(place)
    assert main(["key", "change", *told]) == 0
    assert sheet_of(place) != old
    (file,) = (place.root / "backups").iterdir()
    words = tmp_path / "sheet.txt"
    new = ["restore", str(file), "--key-file", str(words), "--home", str(tmp_path / "new")]
    words.write_text(old, "utf-8")
    assert main(new) == 1
    assert "belongs to the recovery sheet" in capsys.readouterr().err
    words.write_text(sheet_of(place), "utf-8")
    assert main(new) == 0
    assert names_in(Home(tmp_path / "new")) == set(GUESTS)
    assert main(["check", *told]) == 0

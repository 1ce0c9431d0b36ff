"""Words between houses on the page of the lexicon: saved, looked at, taken in, taken back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from assistant.desk import Desk, open_desk
from assistant.journal.stamp import StaffId
from assistant.places import Home
from assistant.words import acts
from assistant.words.trading import standing
from assistant.words.view import HouseWords
from tests.ui.lexicon.conftest import Hand
from ui.book.trading import Trading
from ui.book.trading_words import TradeRow
from ui.bridge import Bridge
from ui.look.look import Look

HEAD = {"salve-words": 1, "house": "The Old Harbour", "day": "2026-05-09"}
KEY = "0123456789abcdef0123456789abcdef"
WORD = {"kind": "word-written", "key": KEY, "language": "en", "level": "never", "say": ["folks"]}
LINE = {
    "kind": "phrase-written",
    "key": f"own.{KEY}",
    "moment": "greeting",
    "situation": "plain",
    "texts": {"en": {"": "{hello}. How good to see you."}},
}
OFF = {"kind": "word-switched", "key": "en.words.no-problem", "on": False}


def told(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """A file of another house."""

    def write(*rows: object, text: str = "") -> Path:
        path = tmp_path / "harbour.jsonl"
        path.write_text(text or told(*rows), encoding="utf-8")
        return path

    return write


def trading(hand: Hand) -> Trading:
    return hand.pane._trading


def looked_at(hand: Hand, path: Path) -> Trading:
    """The file, as far as it is understood."""
    one = trading(hand)
    one.read_file(path)
    wait(
        lambda: (
            one.intake.stage != "reading" and (one._found is not None or one._trouble.isVisible())
        )
    )
    return one


def wait(holds: Callable[[], object]) -> None:
    for _ in range(1000):
        if holds():
            return
        QTest.qWait(5)
    raise AssertionError("this does not come")


def note(hand: Hand) -> str:
    line = hand.pane._front._note
    return "" if line.isHidden() else line.text()


@pytest.fixture
def other(
    tmp_path: Path, look: Look, stage: Callable[..., QWidget]
) -> Iterator[Callable[[], Hand]]:
    """The page in another house, with a store of its own."""
    opened: list[Desk] = []

    def house() -> Hand:
        desk = open_desk(Home(tmp_path / "elsewhere"))
        desk.sign_in(desk.join(name="Noor", role="manager").result())
        bridge = Bridge()
        desk.on_changes(bridge.tell)
        opened.append(desk)
        return Hand(desk, bridge, look, stage)

    yield house
    for desk in opened:
        desk.close()


def settled(hand: Hand) -> None:
    """Of everything that can be traded, something."""
    settle = hand.desk.words.settle
    settle(
        acts.write_word, key=KEY, language="en", level="never", say=("folks",), better="everybody",
        reason="They are guests.",
    ).result()  # fmt: skip
    settle(acts.switch_word, key="en.words.no-problem", on=False).result()
    settle(
        acts.write_line, key=f"own.{KEY}", moment="greeting", situation="plain",
        texts={"en": {"": "{hello}. How good to see you."}},
    ).result()  # fmt: skip
    settle(acts.switch_line, moment="greeting", key="plain.welcome", on=False).result()
    settle(
        acts.order_lines, moment="greeting", situation="plain", keys=(f"own.{KEY}", "plain.good")
    ).result()
    hand.settle()


# -- out and in ----------------------------------------------------------------------------------


def test_what_one_house_saves_another_has_the_same(
    hand: Hand, other: Callable[[], Hand], tmp_path: Path
) -> None:
    settled(hand)
    path = tmp_path / "aurora.jsonl"
    trading(hand).save_to(path)
    wait(lambda: note(hand))
    assert note(hand) == f"Your words are saved: {path}"
    ours = list(standing(hand.house))
    assert len(ours) == 5
    there = other()
    one = looked_at(there, path)
    assert one._verdict.text() == (
        "1 new line  ·  1 new entry of the lexicon  ·  3 choices of what is offered"
    )
    there.press("Return")
    wait(lambda: there.house != HouseWords())
    assert list(standing(there.house)) == ours
    assert there.undo_told == "The words of Hotel Aurora are taken in."


def test_one_key_takes_all_of_it_back(hand: Hand, file: Callable[..., Path]) -> None:
    before = hand.house
    looked_at(hand, file(HEAD, WORD, LINE, OFF))
    hand.press("Return")
    wait(lambda: len(list(standing(hand.house))) == 3)
    wait(lambda: hand.undo_told)
    assert QApplication.focusWidget() is hand.pane._front.list
    hand.press("Ctrl+Z")
    wait(lambda: hand.house == before)


def test_nothing_is_written_before_a_yes(hand: Hand, file: Callable[..., Path]) -> None:
    one = looked_at(hand, file(HEAD, WORD))
    assert one.isVisible()
    hand.press("Esc")
    assert hand.pane._front.isVisible()
    assert hand.house == HouseWords()
    assert QApplication.focusWidget() is hand.pane._front.list


def test_what_differs_is_told_yours_and_theirs(hand: Hand, file: Callable[..., Path]) -> None:
    settled(hand)
    theirs = {**WORD, "better": "dear guests"}
    line = {**LINE, "texts": {"en": {"": "{hello}. A joy to see you."}}}
    one = looked_at(hand, file(HEAD, theirs, line, OFF))
    assert one._verdict.text() == "2 differ from yours  ·  1 is here already"
    found = [row for row in one._list.rows.rows if isinstance(row, TradeRow)]
    rows = {row.what: (row.yours, row.theirs) for row in found}
    assert rows["English  ·  Never"] == ("folks  →  everybody", "folks  →  dear guests")
    assert rows["Greeting  ·  For every guest"] == (
        "Good morning. How good to see you.",
        "Good morning. A joy to see you.",
    )


def test_same_words_again_change_nothing(hand: Hand, file: Callable[..., Path]) -> None:
    settled(hand)
    one = looked_at(hand, file(HEAD, OFF))
    assert one._verdict.text() == "1 is here already"
    assert not one._take.isVisible()
    before = list(standing(hand.house))
    one.take()
    hand.settle()
    assert list(standing(hand.house)) == before
    hand.press("Return")
    assert hand.pane._front.isVisible()


def test_who_has_no_words_of_their_own_saves_nothing(hand: Hand) -> None:
    hand.press("Ctrl+S")
    assert note(hand) == "There are no words of your own yet. Nothing is saved."


def test_name_for_the_file_and_place_for_it_are_asked(hand: Hand) -> None:
    settled(hand)
    hand.press("Ctrl+S")
    dialog = hand.pane.window().findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Hotel Aurora words.jsonl")
    dialog.reject()


def test_file_that_cannot_be_written_is_told(hand: Hand, tmp_path: Path) -> None:
    settled(hand)
    trading(hand).save_to(tmp_path / "nowhere" / "ours.jsonl")
    wait(lambda: note(hand))
    assert note(hand).startswith("ours.jsonl could not be written (")


# -- what is wrong with a file -------------------------------------------------------------------

WRONG = {
    "no file of ours": (
        "hello\n",
        "This is no file of a book and lexicon: the first line of such a file says so.",
    ),
    "newer": (
        told({**HEAD, "salve-words": 2}),
        "Line 1: This file was made by a newer Salve. Please update this one first.",
    ),
    "broken off": (
        told(HEAD, WORD) + '{"kind":"word-wri',
        "Line 3: This cannot be read: it is broken off, or was changed.",
    ),
    "strange": (
        told(HEAD, {"kind": "guest-met", "name": "x"}),
        "Line 2: “guest-met” is nothing that a book or lexicon holds.",
    ),
    "missing": (
        told(HEAD, WORD, {"kind": "word-written", "key": "b" * 32, "language": "en"}),
        "Line 3: “level” is missing, or is not as it should be.",
    ),
    "twice": (told(HEAD, OFF, OFF), "Line 3: The same stands in an earlier line."),
    "not filled": (
        told(HEAD, {**LINE, "texts": {"en": {"": "{hello}, {weather}."}}}),
        "Line 2: ",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_malformed_file_is_refused_with_line_and_reason(
    hand: Hand, file: Callable[..., Path], kind: str
) -> None:
    text, sentence = WRONG[kind]
    one = looked_at(hand, file(text=text))
    shown = one._trouble.accessibleName()
    assert sentence in shown
    assert not one._take.isVisible()
    assert hand.house == HouseWords()
    hand.press("Esc")
    assert hand.pane._front.isVisible()


def test_file_that_is_not_there_is_told(hand: Hand, tmp_path: Path) -> None:
    one = looked_at(hand, tmp_path / "gone.jsonl")
    assert one._trouble.accessibleName().startswith("There is no file gone.jsonl.")


def test_another_file_can_follow_a_refused_one(hand: Hand, file: Callable[..., Path]) -> None:
    looked_at(hand, file(text="hello"))
    one = looked_at(hand, file(HEAD, WORD))
    assert not one._trouble.isVisible()
    assert one._verdict.text() == "1 new entry of the lexicon"


# -- who, and where ------------------------------------------------------------------------------


def test_clerk_may_look_but_not_take_in(
    hand: Hand, file: Callable[..., Path], desk: Desk, boris: StaffId
) -> None:
    desk.sign_in(boris)
    hand.pane.on_signed()
    one = looked_at(hand, file(HEAD, WORD))
    hand.press("Return")
    wait(one._trouble.isVisible)
    assert one._trouble.accessibleName().endswith("Please change hands with F12.")
    assert one._verdict.text() == "1 new entry of the lexicon"
    assert hand.house == HouseWords()


def test_file_is_dropped_on_the_page(hand: Hand, file: Callable[..., Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(HEAD, WORD)))])
    at, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    held = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(at.toPoint(), copy, *held)
    QApplication.sendEvent(hand.pane, over)
    assert over.isAccepted()
    QApplication.sendEvent(hand.pane, QDropEvent(at, copy, *held))
    one = trading(hand)
    wait(lambda: one._found is not None)
    assert one.isVisible()
    assert one._title.text() == "harbour.jsonl"
    assert one._origin.text() == "The Old Harbour  ·  9 May 2026"


def test_window_built_anew_has_the_file_still_at_hand(
    hand: Hand, file: Callable[..., Path]
) -> None:
    looked_at(hand, file(HEAD, WORD))
    pane = hand.anew()
    wait(lambda: pane._trading._found is not None)
    assert pane._trading.isVisible()
    assert pane._trading._verdict.text() == "1 new entry of the lexicon"
    pane.setFocus()
    hand.press("Return")
    wait(lambda: hand.house.words)


def test_entry_half_written_waits_while_a_file_is_looked_at(
    hand: Hand, file: Callable[..., Path]
) -> None:
    hand.press("Ctrl+Shift+N")
    hand.type("moody")
    looked_at(hand, file(HEAD, WORD))
    hand.press("Esc", "Ctrl+Shift+N")
    assert hand.pane._form.typed.say == ("moody",)


def test_every_control_of_a_file_has_a_name(
    hand: Hand, file: Callable[..., Path], nameless: Callable[[QWidget], list[str]]
) -> None:
    looked_at(hand, file(HEAD, WORD, LINE, OFF))
    assert nameless(hand.pane) == []

"""The real window on a real store: names, order and room of everything, in every language."""

import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from assistant.desk import open_desk
from assistant.exchange import practice
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from assistant.tongue import LANGUAGES
from tests.ui.hand import Hand, cut, nodes, stops
from ui.counter.preference_chip import PreferenceChip
from ui.look.keys import KEYS

SIZES = {
    "en": ((1024, 700, 1.0), (1280, 800, 0.8)),
    "zh": ((1024, 700, 1.6), (3840, 2160, 1.6)),
    "es": ((1024, 700, 1.6), (1280, 800, 1.25)),
    "ru": ((1024, 700, 1.6), (1920, 1080, 1.4)),
}
"""Width, height and text size: the narrowest in every language, each of the others in one."""
ENGLISH = Settings(language="en", theme="light")
LONG = "Maximiliane Freifrau von und zu Oberhausen-Schwarzenberg-Donnersmarck"


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice store, with a guest of whom nothing is known, and one with a very long name."""
    root = tmp_path_factory.mktemp("practised")
    desk = open_desk(Home(root / "practice", practice=True))
    practice.furnish(desk, time.time_ns() // 1_000_000)
    desk.sign_in(desk.staff()[0].page)
    desk.meet(Identity("Quirin Blank")).result()
    page = desk.meet(Identity(LONG, reading="mak-see-mee-lee-AH-neh " * 3)).result()
    for at in range(40):
        desk.on_guest(page, acts.write_note, text=f"Line {at} " + "of many words " * (at % 9))
    desk.on_guest(page, acts.write_note, text="Donaudampfschifffahrt" * 6).result()
    desk.join(name="Vera", pin_hash="x").result()
    desk.close()
    return root


def _opened(qapp: QApplication, practised: Path, home: Path) -> Iterator[Hand]:
    shutil.copytree(practised, home)
    hand = Hand(qapp, Home(home / "practice", practice=True), ENGLISH)
    yield hand
    hand.close()
    qapp.setStyleSheet("")


@pytest.fixture
def hand(qapp: QApplication, fonts: None, practised: Path, tmp_path: Path) -> Iterator[Hand]:
    """The window as it is after some weeks, in English."""
    yield from _opened(qapp, practised, tmp_path / "home")


@pytest.fixture(scope="module")
def walker(
    qapp: QApplication, fonts: None, practised: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hand]:
    """The same, open from the first walk to the last."""
    yield from _opened(qapp, practised, tmp_path_factory.mktemp("walked") / "home")


# -- every page, as a hand comes to it -----------------------------------------------------------


def _searched(hand: Hand, words: str) -> None:
    hand.press("Ctrl+F")
    hand.type(words)
    hand.settle()


def _with_card(hand: Hand, *keys: str, query: str = "solheim") -> None:
    hand.open(query)
    hand.press(*keys)
    hand.settle()


def _changed(hand: Hand) -> None:
    _with_card(hand, "Alt+P")
    hand.type("c")


def _form(hand: Hand, words: str) -> None:
    _searched(hand, words)
    hand.press("Ctrl+N", "Alt+M")
    hand.until(lambda: hand.counter._newcomer._answered is not None)


def _pin(hand: Hand) -> None:
    hand.press("F12", "6")


PAGES: dict[str, Callable[[Hand], None]] = {
    "rest": lambda hand: hand.press("Esc"),
    "many": partial(_searched, words="a"),
    "nobody": partial(_searched, words="zzqxv"),
    "card": _with_card,
    "empty card": partial(_with_card, query="quirin"),
    "long card": partial(_with_card, query="maximiliane"),
    "log": lambda hand: _with_card(hand, "Alt+L", query="maximiliane"),
    "telephone": lambda hand: _with_card(hand, "Ctrl+3"),
    "leaving": lambda hand: _with_card(hand, "Alt+A"),
    "other words": _changed,
    "mood": lambda hand: _with_card(hand, "F3", "2"),
    "care": lambda hand: _with_card(hand, "Shift+F2"),
    "details": lambda hand: _with_card(hand, "Alt+D"),
    "new guest": partial(_form, words="Ingrid Solheim"),
    "settings": lambda hand: hand.press("Ctrl+,"),
    "keys": lambda hand: hand.press("F1"),
    "import": lambda hand: hand.press("Ctrl+I"),
    "who": lambda hand: hand.press("F12"),
    "PIN": _pin,
    "someone new": lambda hand: hand.press("F12", "Alt+N"),
}


def go(hand: Hand, page: str) -> None:
    """From wherever one is, by keys."""
    hand.press("Esc", "Esc", "Esc")
    PAGES[page](hand)
    hand.settle()


def test_every_language_is_walked() -> None:
    assert SIZES.keys() == set(LANGUAGES)


@pytest.mark.parametrize("language", SIZES)
def test_nothing_is_cut_on_any_page(walker: Hand, language: str) -> None:
    wrong: dict[str, list[str]] = {}
    for at, (width, height, scale) in enumerate(SIZES[language]):
        walker.change(language=language, scale=scale, theme=("light", "dark")[at % 2])
        walker.window.resize(width, height)
        for page in PAGES:
            go(walker, page)
            if found := cut(walker.window):
                wrong[f"{page} {width}×{height} at {scale}"] = found
        assert (walker.window.width(), walker.window.height()) == (width, height)
    assert wrong == {}


ROLES = {
    "EditableText", "Button", "PushButton", "ButtonMenu", "RadioButton", "CheckBox", "ComboBox",
    "List", "Table", "PageTabList", "PageTab", "Slider", "ScrollBar",
}  # fmt: skip


def _unnamed(window: QWidget) -> Iterator[str]:
    """What takes keys without telling a screen reader what it is."""
    for node in nodes(window):
        widget, name = node.object(), node.text(QAccessible.Text.Name)
        takes = isinstance(widget, QWidget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        scrolls = isinstance(widget, QAbstractScrollArea)  # by the arrows
        if takes and widget.focusProxy() is None and not scrolls:
            chip = isinstance(widget, PreferenceChip)  # a text; its keys are in its description
            if node.role().name not in ROLES and not (chip and widget.accessibleDescription()):
                yield f"{widget} is a {node.role().name}"
            if not name:
                yield f"{widget} has no name"
        elif node.role().name in ROLES - {"ScrollBar"} and not name:
            yield f"{node.role().name} {widget} has no name"


@pytest.mark.parametrize("page", PAGES)
def test_each_thing_that_takes_keys_is_named_and_tab_comes_by_it(walker: Hand, page: str) -> None:
    walker.change(**ENGLISH._asdict() | {"staff": walker.app._settings.staff})
    walker.window.resize(1360, 860)
    go(walker, page)
    assert list(_unnamed(walker.window)) == []
    wanted = set(stops(walker.window))
    met: list[QWidget] = []
    walker.press("Ctrl+F")
    for _ in range(len(wanted) + 60):
        # Backwards: forwards, Tab in the line belongs to “said or seen”.
        walker.press("Shift+Backtab")
        met.append(QApplication.focusWidget())
        if wanted <= set(met):
            break
    missed = {f"{type(w).__name__} {w.accessibleName()}" for w in wanted - set(met)}
    assert missed == set()
    assert all(widget is not None and widget.isVisible() for widget in met)


def test_tab_goes_from_left_to_right_and_from_top_to_bottom(hand: Hand) -> None:
    go(hand, "card")
    hand.press("Ctrl+F")
    counter = hand.window.counter
    parts = [counter._guests, counter.centre, *counter._right, counter.foot]
    order: list[int] = []
    for _ in range(80):
        hand.press("Tab")
        focus = QApplication.focusWidget()
        here = [at for at, part in enumerate(parts) if part.isAncestorOf(focus)]
        if here and order[-1:] != here:
            order += here
        if here == [3]:
            break
    assert order == [0, 1, 2, 3]


def test_every_key_of_the_table_is_on_one_page_or_another(hand: Hand) -> None:
    bound = {one.key().toString() for one in hand.window.findChildren(QShortcut)}
    by_widgets = {"search", "write-option"}  # "/" is a letter in fields; Tab is the line's
    with_trouble = {"again"}
    empty = {"import-first", "meet-first", "practise"}
    for act, key in KEYS.items():
        of_problems = key.group == "In a problem" or act in OF_PROBLEMS
        if act not in by_widgets | with_trouble and not of_problems:
            assert key.sequence in bound, act
    assert empty <= KEYS.keys()


OF_PROBLEMS = {"problem", "problems", "promises", "write-promise"}
"""Keys of pages that have tests of their own."""


# -- nothing that is open or typed is lost when the window is built anew -------------------------


CHANGES = (
    {"theme": "dark"},
    {"scale": 1.25},
    {"language": "zh"},
    {"language": "ru", "theme": "light", "scale": 0.8},
)


@pytest.mark.parametrize("change", CHANGES)
def test_another_look_keeps_guest_query_and_drafts(hand: Hand, change: dict) -> None:
    hand.open("solheim")
    hand.press("F7")
    hand.type("half a note")
    hand.press("Ctrl+F")
    hand.type("wang")
    hand.change(**change)
    hand.until(lambda: hand.counter._view is not None)
    assert hand.window.top.search.text == "wang"
    assert hand.counter._view.identity.name == "Ingrid Solheim"
    assert [draft.text for draft in hand.counter._write.drafts.values()] == ["half a note"]


@pytest.mark.parametrize("change", CHANGES)
def test_another_look_keeps_a_new_guest_who_is_half_written(hand: Hand, change: dict) -> None:
    hand.open("solheim")
    hand.press("Ctrl+N")
    hand.type("Ana Half")
    hand.counter._newcomer._care.note("access", "The step")
    hand.change(**change)
    hand.until(lambda: hand.counter.shows == "form")
    assert hand.counter._newcomer.typed.who.name == "Ana Half"
    assert hand.counter._newcomer.typed.minded == "The step"
    assert hand.counter._newcomer.typed.is_new
    hand.press("Esc")
    assert hand.counter.shows == "card"


def test_another_look_keeps_details_that_are_half_changed(hand: Hand) -> None:
    hand.open("solheim")
    page = hand.counter._view.page
    hand.press("Alt+D")
    hand.type("X")
    hand.change(theme="dark")
    hand.until(lambda: hand.counter.shows == "form")
    assert not hand.counter._newcomer.typed.is_new
    assert hand.counter._editing == page


def test_another_look_keeps_a_farewell_and_better_words_half_written(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Alt+A", "4", "Tab")
    hand.type("asked for the early boat")
    hand.change(scale=1.1)
    hand.until(lambda: hand.counter._foot.has_form)
    typed = hand.counter._foot.typed
    assert (typed.level, typed.remember or typed.cause) == (4, "asked for the early boat")
    hand.press("Esc")
    hand.press("Alt+P")
    hand.type("c")
    hand.type("Tea")
    hand.change(scale=1.0)
    hand.until(lambda: hand.counter._foot.has_form)
    assert hand.counter._foot.typed.text == "Tea"

"""The real window on a real store: names, order and room of everything, in every language."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget

from assistant.desk import Desk, open_desk
from assistant.exchange import practice
from assistant.exchange.coming import Coming
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.places import Home, Settings
from assistant.recovery import gestures, register
from assistant.recovery.view import MatterView
from assistant.shift import expecting, good, handing, traces
from assistant.shift.slides import PARTS
from assistant.tongue import LANGUAGES
from tests.ui.hand import Hand, cut, nodes, stops
from ui.authority.waiting_row import WaitingRow
from ui.book.page import BookPane
from ui.call.page import CallPage
from ui.counter.preference_chip import PreferenceChip
from ui.erasing.named_panel import NamedPanel
from ui.frame.one_line import OneLine
from ui.good.page import GoodPane
from ui.handover.page import HandoverPane
from ui.lexicon.page import LexiconPane
from ui.lineup.page import LineUpPage
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import KEYS
from ui.merging.page import MergingPane
from ui.openbook.page import OpenBookPage
from ui.problems.kind_chart import KindChart
from ui.problems.problem_row import ProblemRow
from ui.recovery.page import Recovery
from ui.recovery.promise_row import PromiseRow
from ui.settings.recovery_settings import RecoverySettings
from ui.settings.shift_settings import ShiftSettings
from ui.staff.page import StaffPane
from ui.suggestions.page import SuggestionsPane
from ui.today.page import TodayPane
from ui.traces.trace_row import TraceRow
from ui.turned.screen import TurnedScreen

SIZES = {
    "en": ((1024, 700, 1.0), (1280, 800, 0.8)),
    "zh": ((1024, 700, 1.6), (3840, 2160, 1.6)),
    "es": ((1024, 700, 1.6), (1280, 800, 1.25)),
    "ru": ((1024, 700, 1.6), (1920, 1080, 1.4)),
}
"""Width, height and text size: the narrowest in every language, each of the others in one."""
ENGLISH = Settings(language="en", theme="light")
LONG = "Maximiliane Freifrau von und zu Oberhausen-Schwarzenberg-Donnersmarck"
TWO_CARDS = (
    "Ludovica Fürstin von Hohenlohe-Waldenburg-Schillingsfürst",
    "L. Fürstin von Hohenlohe",
)
EXPECTED_ON = date.today().isoformat()


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice store, with a guest of whom nothing is known, and one with a very long name."""
    root = tmp_path_factory.mktemp("practised")
    desk = open_desk(Home(root / "practice", practice=True))
    practice.furnish(desk, time.time_ns() // 1_000_000)
    desk.sign_in(desk.staff()[0].page)
    desk.meet(Identity("Quirin Blank")).result()
    for name in TWO_CARDS:
        desk.meet(Identity(name, phones=("+49 7942 123456",), language="de")).result()
    page = desk.meet(Identity(LONG, reading="mak-see-mee-lee-AH-neh " * 3)).result()
    for at in range(40):
        desk.on_guest(page, acts.write_note, text=f"Line {at} " + "of many words " * (at % 9))
    desk.on_guest(page, acts.write_note, text="Donaudampfschifffahrt" * 6).result()
    desk.join(name="Vera", pin_hash="x", role="manager").result()
    clerk = desk.join(name="Noor", role="clerk").result()
    me = desk.signed
    desk.sign_in(clerk)
    for one in _open_problems(desk):
        words = f"Two nights and the concert ({one.text})"
        ask = {"gesture": "free", "text": words, "cost": 90_000}
        desk.matters.act(one.page, gestures.ask, **ask).result()
    _of_the_shift(desk, page)
    desk.sign_in(me)
    day = EXPECTED_ON
    rows = [Coming(LONG, day, "18:00", note="A quiet table " * 6), Coming("Solheim, I.", day)]
    desk.shifts.expect(expecting.expect, rows=rows).result()
    desk.shifts.begin(good.tell_wow, text="Carried both cases " * 8, guest=page).result()
    desk.close()
    return root


def _of_the_shift(desk: Desk, guest: PageId) -> None:
    """What a clerk tells with many words, and what is to be done for a guest who is here."""
    desk.on_guest(guest, acts.arrive, channel="in-person").result()
    words = {"text": "Bring the second umbrella and the map " * 3, "moment": "visit"}
    desk.shifts.begin(traces.set_trace, guest=guest, **words).result()
    told = f"A second trolley for the boats, says {LONG}. "
    desk.shifts.begin(good.suggest, text=told * 2).result()
    desk.shifts.on_draft(handing.pin, text="The lift is slow today " * 6, guest=guest).result()


def _open_problems(desk: Desk) -> list[MatterView]:
    return [one for one in desk.matters.all(register.open_ones) if one.is_problem]


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
def walked(
    qapp: QApplication, fonts: None, practised: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hand]:
    """The same, open from the first walk to the last."""
    yield from _opened(qapp, practised, tmp_path_factory.mktemp("walked") / "home")


@pytest.fixture
def walker(walked: Hand) -> Hand:
    """The same, in front again: a test between two walks had a window of its own."""
    walked.window.activateWindow()
    walked.until(walked.window.isActiveWindow)
    return walked


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


def _open_book(hand: Hand, *keys: str) -> None:
    """All that is on file about the guest of the long card; then `keys`."""
    _with_card(hand, "Ctrl+Shift+Y", query="maximiliane")
    hand.until(lambda: hand.window.page == "open-book")
    page = hand.window.findChild(OpenBookPage)
    hand.until(lambda: page._found is not None and page._sheet.line is not None)
    hand.press(*keys)


def _erasing(hand: Hand) -> None:
    """With what another page says of the guest beside it."""
    _with_card(hand, "Ctrl+Shift+Del", query="maximiliane")
    hand.until(lambda: hand.window.page == "erase")
    panel = hand.window.findChild(NamedPanel)
    hand.until(lambda: panel.chosen is not None)


PAGES: dict[str, Callable[[Hand], None]] = {
    "rest": lambda hand: hand.press("Esc"),
    "many": partial(_searched, words="a"),
    "nobody": partial(_searched, words="zzqxv"),
    "card": _with_card,
    "empty card": partial(_with_card, query="quirin"),
    "long card": partial(_with_card, query="maximiliane"),
    "log": lambda hand: _with_card(hand, "Alt+L", query="maximiliane"),
    "moments": lambda hand: _with_card(hand, "Ctrl+3"),
    "moments-doubts": lambda hand: _with_card(hand, "Ctrl+3", "6", "Ctrl+Down"),
    "moments-letter": lambda hand: _with_card(hand, "Ctrl+3", "0", query="blank"),
    "leaving": lambda hand: _with_card(hand, "Alt+A"),
    "other words": _changed,
    "mood": lambda hand: _with_card(hand, "F3", "2"),
    "care": lambda hand: _with_card(hand, "Shift+F2"),
    "details": lambda hand: _with_card(hand, "Alt+D"),
    "new guest": partial(_form, words="Ingrid Solheim"),
    "settings": lambda hand: hand.press("Ctrl+,"),
    "keys": lambda hand: hand.press("F1"),
    "import": lambda hand: hand.press("Ctrl+I"),
    "sharing": lambda hand: hand.press("Ctrl+Shift+J"),
    "who looked": lambda hand: hand.press("Ctrl+Shift+K"),
    "what goes next": lambda hand: hand.press("Ctrl+Shift+R"),
    "kept longer": lambda hand: hand.press("Ctrl+Shift+R", "Alt+K"),
    "erasing": _erasing,
    "safekeeping": lambda hand: hand.press("Ctrl+Shift+I"),
    "another key": lambda hand: hand.press("Ctrl+Shift+I", "Alt+K"),
    "open book": _open_book,
    "guest’s words": lambda hand: _open_book(hand, "F2"),
    "private line": lambda hand: _open_book(hand, "Alt+I"),
    "who": lambda hand: hand.press("F12"),
    "PIN": _pin,
    "someone new": lambda hand: hand.press("F12", "Alt+N"),
}


def _problem(hand: Hand, *keys: str) -> None:
    """The recovery of Ms Solheim, at its first step; then `keys`."""
    hand.open("solheim")
    hand.until(lambda: hand.counter.open_matter is not None)
    hand.press("F8")
    hand.until(lambda: hand.window.page == "recovery")
    hand.until(lambda: _recovery(hand).shows == "matter")
    hand.press("Alt+Up", "Alt+Up", "Alt+Up", "Alt+Up", "Alt+Up", *keys)


def _recovery(hand: Hand) -> Recovery:
    found: Recovery = hand.window.findChild(Recovery)
    return found


def _record(hand: Hand, *keys: str) -> None:
    hand.press(*keys)
    hand.until(lambda: hand.window.findChild(ProblemRow) is not None)
    hand.until(lambda: hand.window.findChild(KindChart).accessibleDescription())


def _requests(hand: Hand, *keys: str) -> None:
    hand.press("F11")
    hand.until(lambda: hand.window.findChild(WaitingRow) is not None)
    hand.press(*keys)


def _rules(hand: Hand, *keys: str) -> None:
    hand.press("Ctrl+Shift+H")
    hand.until(lambda: not hand.window.findChild(RecoverySettings)._reader.is_busy)
    hand.press(*keys)


RECOVERY_PAGES: dict[str, Callable[[Hand], None]] = {
    "opening": lambda hand: hand.press("F8"),
    "opening of a guest": lambda hand: _with_card(hand, "F8", query="maximiliane"),
    "first step": _problem,
    "second step": lambda hand: _problem(hand, *("Alt+Down",) * 1),
    "third step": lambda hand: _problem(hand, *("Alt+Down",) * 2),
    "record": lambda hand: _problem(hand, *("Alt+Down",) * 3),
    "closing": lambda hand: _problem(hand, "Alt+L"),
    "promise": lambda hand: _problem(hand, "F5"),
    "gesture": lambda hand: _problem(hand, "Ctrl+G"),
    "answer": lambda hand: _problem(hand, "F11"),
    "another time": lambda hand: _problem(hand, "Alt+E"),
    "restricted": lambda hand: _problem(hand, "Alt+R"),
    "problems": lambda hand: _record(hand, "Shift+F8"),
    "problems counted": lambda hand: _record(hand, "Shift+F8", "Alt+G"),
    "promises": lambda hand: _record(hand, "Shift+F5"),
    "requests": _requests,
    "offer instead": lambda hand: _requests(hand, "Alt+I"),
    "house rules": _rules,
    "own way": lambda hand: _rules(hand, "Ctrl+Shift+W"),
}
PAGES |= RECOVERY_PAGES


def _handover(hand: Hand, *keys: str) -> None:
    """The handover that is to be read; then `keys`."""
    hand.press("Shift+F9")
    _with_items(hand, "read")
    hand.press(*keys)


def _draft(hand: Hand, *keys: str) -> None:
    """The one that is being written; then `keys`."""
    hand.press("Shift+F12")
    _with_items(hand, "write")
    hand.press(*keys)


def _with_items(hand: Hand, mode: str) -> None:
    pane = hand.window.findChild(HandoverPane)
    hand.until(lambda: pane.mode == mode and not pane._reader.is_busy and pane._known.items)


def _earlier(hand: Hand, *keys: str) -> None:
    _handover(hand, "Alt+J")
    pane = hand.window.findChild(HandoverPane)
    hand.until(lambda: pane._view.shows_earlier)
    hand.press(*keys)
    _with_items(hand, "read")


def _today(hand: Hand, *keys: str) -> None:
    hand.press("Ctrl+Shift+E")
    pane = hand.window.findChild(TodayPane)
    pane.show_day(EXPECTED_ON)  # midnight may have passed
    hand.until(lambda: not pane._reader.is_busy and pane._list.list.current is not None)
    hand.press(*keys)


def _who_it_is(hand: Hand) -> None:
    _today(hand, "Alt+G")
    hand.until(hand.window.findChild(TodayPane)._one.match.isVisible)


def _pasted(hand: Hand) -> None:
    """A list that was understood in part."""
    _today(hand, "Ctrl+Shift+V")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(f"18:00 {LONG}\n19:30 Ingrid Solheim\n99.99.2026 Nobody\n")
    intake = hand.window.findChild(TodayPane)._paste.intake
    hand.until(lambda: intake.stage == "ready")


def _good(hand: Hand, key: str, pane: type[QWidget], *keys: str) -> None:
    hand.press(key)
    found = hand.window.findChild(pane)
    hand.until(lambda: not found._reader.is_busy and found._list.current is not None)
    hand.press("Home", *keys)


def _line_up(hand: Hand, part: str) -> None:
    """The first slide of a part; "" is the end."""
    hand.press("Ctrl+Shift+L")
    page = hand.window.findChild(LineUpPage)
    hand.until(lambda: page._line_up is not None and not page._is_reading)
    hand.press("Home")
    slides = page._line_up.slides
    parts = [*(slide.part for slide in slides), ""]
    hand.press(*("Space",) * parts.index(part))


def _shift_rules(hand: Hand, *keys: str) -> None:
    hand.press("Ctrl+Shift+T")
    hand.until(lambda: not hand.window.findChild(ShiftSettings)._reader.is_busy)
    hand.press(*keys)


def _task(hand: Hand, *keys: str) -> None:
    """A card with something to do for the guest."""
    hand.open("maximiliane")
    hand.until(lambda: any(row.isVisible() for row in hand.window.findChildren(TraceRow)))
    hand.press(*keys)


SHIFT_PAGES: dict[str, Callable[[Hand], None]] = {
    "handover": _handover,
    "asking back": lambda hand: _handover(hand, "Alt+Q"),
    "earlier handovers": _earlier,
    "an earlier handover": lambda hand: _earlier(hand, "Down", "Return"),
    "draft": _draft,
    "words to all": lambda hand: _draft(hand, "Alt+W"),
    "words on an item": lambda hand: _draft(hand, "F2"),
    "expected": _today,
    "one more": lambda hand: _today(hand, "Ctrl+Shift+N"),
    "another time of coming": lambda hand: _today(hand, "F2"),
    "who it is": _who_it_is,
    "list": lambda hand: _today(hand, "Ctrl+Shift+V"),
    "list understood": _pasted,
    "good deeds": lambda hand: _good(hand, "Shift+F6", GoodPane),
    "better words": lambda hand: _good(hand, "Shift+F6", GoodPane, "Alt+E"),
    "suggestions": lambda hand: _good(hand, "Ctrl+Shift+F1", SuggestionsPane),
    "answer to one": lambda hand: _good(hand, "Ctrl+Shift+F1", SuggestionsPane, "Ctrl+3"),
    **{f"line-up: {part}": partial(_line_up, part=part) for part in (*PARTS, "")},
    "our shifts": _shift_rules,
    "one more shift": lambda hand: _shift_rules(hand, "Ctrl+Shift+N"),
    "own idea": lambda hand: _shift_rules(hand, "Ctrl+Shift+W"),
    "good deed": lambda hand: _with_card(hand, "F6", query="maximiliane"),
    "suggestion": lambda hand: _with_card(hand, "Shift+F1"),
    "pinned line": lambda hand: _with_card(hand, "Shift+F4", query="maximiliane"),
    "new task": lambda hand: _with_card(hand, "Shift+F3", "Alt+8", query="maximiliane"),
    "task": _task,
    "passing a task": lambda hand: _task(hand, "Ctrl+Shift+D"),
}
PAGES |= SHIFT_PAGES


def _practice(hand: Hand, *keys: str) -> None:
    hand.press("Ctrl+Shift+P", "Alt+Down")
    hand.type("No problem, sorry if you feel that way.")
    hand.press(*keys)


PRACTICE_PAGES: dict[str, Callable[[Hand], None]] = {
    "practice": _practice,
    "practice, uncovered": lambda hand: _practice(hand, "Ctrl+Return"),
}
PAGES |= PRACTICE_PAGES


def _call(hand: Hand, *keys: str) -> None:
    """Nobody is on the line, whatever stood there before; then it rings, and `keys`."""
    hand.press("Ctrl+T", "Return", "Ctrl+Return", "Ctrl+Return")
    page = hand.window.findChild(CallPage)
    hand.until(lambda: page.open.call is None)
    hand.press("Ctrl+T", *keys)


def _call_of_guest(hand: Hand, *keys: str) -> None:
    _call(hand, "Return")
    page = hand.window.findChild(CallPage)
    hand.type("solheim")
    hand.press("Return")
    hand.until(lambda: page._finding.view is not None)
    hand.press("F3", *keys)


def _read_back(hand: Hand) -> None:
    _call_of_guest(hand, "F4")
    hand.type("+34 699 111 222")


def _offered_callers(hand: Hand) -> None:
    _call(hand, "Return")
    hand.type("a")
    hand.until(lambda: hand.window.findChild(CallPage)._caller.field.is_offering)


CALL_PAGES: dict[str, Callable[[Hand], None]] = {
    "ringing": _call,
    "nobody calls": lambda hand: _call(hand, "Return", "Ctrl+Return"),
    "caller asked": _offered_callers,
    "caller known": _call_of_guest,
    "caller holds": lambda hand: _call_of_guest(hand, "F2", "F2"),
    "caller new": lambda hand: _call(hand, "Return", "Ctrl+N"),
    "read back": _read_back,
    "call ends": lambda hand: _call_of_guest(hand, "Ctrl+6"),
}
PAGES |= CALL_PAGES


def _book(hand: Hand, *keys: str) -> None:
    """The list, whatever stood in front before; then `keys`."""
    hand.press("Ctrl+Shift+F")
    pane = hand.window.findChild(BookPane)
    if pane._form.isVisible():
        hand.press("Esc")
    hand.press("Alt+F", "Esc")  # what was sought before is no longer
    hand.until(lambda: not pane._reader.is_busy and pane._front.lines.line is not None)
    hand.press(*keys)


def _book_of(hand: Hand, moment: str, *keys: str) -> None:
    _book(hand)
    hand.window.findChild(BookPane)._front.moments.mark(moment)
    hand.press(*keys)


def _conditional_line(hand: Hand) -> None:
    """A line for regular guests at their 10th, 25th … visit, made one's own for everybody."""
    _book(hand)
    hand.window.findChild(BookPane)._front.lines.mark("returning.milestone")
    hand.press("F2", "Alt+9")


def _own_line(hand: Hand, *keys: str) -> None:
    """A line that varies, with one box filled and a brace refused; then `keys`."""
    _book(hand, "Ctrl+Shift+N", "Alt+2", "Ctrl+PgUp")
    hand.type("Come in {")
    hand.press(*keys)


BOOK_PAGES: dict[str, Callable[[Hand], None]] = {
    "book": _book,
    "letters in the book": lambda hand: _book_of(hand, "letter", "Down"),
    "line switched off": lambda hand: _book_of(hand, "survey", "Space"),
    "nothing found in the book": lambda hand: (_book(hand, "Alt+F"), hand.type("xyzzy")),
    "line from ours": lambda hand: _book(hand, "Down", "Down", "F2"),
    "line with a condition": _conditional_line,
    "own line": _own_line,
    "own line, picking": lambda hand: _own_line(hand, "Alt+I"),
    "own letter": lambda hand: _book_of(hand, "thank-letter", "F2", "Alt+3"),
}
PAGES |= BOOK_PAGES


def _lexicon(hand: Hand, *keys: str) -> None:
    hand.press("Ctrl+Shift+G", "Esc")  # a file that stands open there is left
    hand.press("Ctrl+Shift+G", "Alt+F", "Esc", "Alt+H", *keys)


def _own_entry(hand: Hand) -> None:
    _lexicon(hand, "Ctrl+Shift+N")
    hand.type("demand*")
    hand.press("Tab")
    hand.type("ask for")


def _words_of_another_house(hand: Hand) -> None:
    """A file of them, looked at and not taken in."""
    _lexicon(hand)
    trading = hand.window.findChild(LexiconPane)._trading
    rows = (
        '{"salve-words":1,"house":"The Old Harbour","day":"2026-05-09"}',
        '{"kind":"word-switched","key":"en.words.my-job","on":false}',
        '{"kind":"word-written","key":"0a","language":"en","level":"never","say":["folks"]}',
    )
    path = hand.place.root.parent / "harbour.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    trading.read_file(path)
    hand.until(lambda: trading._found is not None)


LEXICON_PAGES: dict[str, Callable[[Hand], None]] = {
    "lexicon": _lexicon,
    "lexicon of notes": lambda hand: _lexicon(hand, "Alt+W"),
    "entry switched off": lambda hand: _lexicon(hand, "Home", "Space"),
    "sentence tried": lambda hand: (_lexicon(hand, "Alt+T"), hand.type("No problem, calm down.")),
    "nothing found in the lexicon": lambda hand: (_lexicon(hand, "Alt+F"), hand.type("xyzzy")),
    "own entry": _own_entry,
    "entry of ours": lambda hand: _lexicon(hand, "Home", "F2"),
    "words of another house": _words_of_another_house,
}
PAGES |= LEXICON_PAGES


def _two_cards(hand: Hand, *keys: str) -> None:
    """The list, whatever stood in front before; then `keys`."""
    hand.press("Ctrl+Shift+A")
    pane = hand.window.findChild(MergingPane)
    if pane.shows != "alike-list":
        hand.press("Esc")
    hand.until(lambda: pane._stop is None and pane._front.list.current is not None)
    hand.press(*keys)


def _both_cards(hand: Hand, *keys: str) -> None:
    _two_cards(hand, "Return")
    pane = hand.window.findChild(MergingPane)
    hand.until(lambda: pane.shows == "alike-form")
    hand.press(*keys)


def _another_card(hand: Hand) -> None:
    _with_card(hand, query="maximiliane")
    _two_cards(hand, "Ctrl+Shift+N")


def _staff(hand: Hand, *keys: str) -> None:
    hand.press("Ctrl+Shift+U")
    pane = hand.window.findChild(StaffPane)
    hand.until(lambda: pane._list.rows and not pane._reader.is_busy)
    hand.press(*keys)


def _turned(hand: Hand) -> None:
    _with_card(hand, "F10", query="maximiliane")
    hand.until(lambda: hand.window.findChild(TurnedScreen) is not None)


TRUST_PAGES: dict[str, Callable[[Hand], None]] = {
    "staff": _staff,
    "a colleague": lambda hand: _staff(hand, "Return"),
    "new colleague": lambda hand: _staff(hand, "Alt+N"),
    "PIN forgotten": lambda hand: hand.press("F12", "6", "Alt+F"),
    "hidden": lambda hand: hand.press("Ctrl+L"),
    "turned to the guest": _turned,
    "two cards": _two_cards,
    "two cards, side by side": lambda hand: _both_cards(hand, "Right"),
    "another card": _another_card,
}
PAGES |= TRUST_PAGES

HOME = ("Esc", "Esc", "Esc", "Alt+Home", "Esc")


def go(hand: Hand, page: str) -> None:
    """From wherever one is, by keys."""
    hand.press(*HOME)
    PAGES[page](hand)
    hand.settle()


WIDER = {
    "en": PAGES.keys() - RECOVERY_PAGES.keys(),
    "zh": RECOVERY_PAGES.keys(),
    "es": PAGES.keys() - RECOVERY_PAGES.keys() - SHIFT_PAGES.keys(),
    "ru": RECOVERY_PAGES.keys() | SHIFT_PAGES.keys(),
}
"""In the wider window a part each: all pages in all windows would take too long."""


def test_every_language_is_walked() -> None:
    assert SIZES.keys() == set(LANGUAGES)


def _cut(window: QWidget) -> list[str]:
    """A page has the room that an open line leaves it; the line has all that it needs."""
    line = window.findChild(OneLine)
    if not line.is_open:
        return cut(window)
    out = [] if window.rect().contains(line.geometry()) else ["the line stands out of the window"]
    return out + cut(line)


@pytest.mark.parametrize("language", SIZES)
def test_nothing_is_cut_on_any_page(walker: Hand, language: str) -> None:
    wrong: dict[str, list[str]] = {}
    for at, (width, height, scale) in enumerate(SIZES[language]):
        walker.change(language=language, scale=scale, theme=("light", "dark")[at % 2])
        walker.window.resize(width, height)
        for page in PAGES if at == 0 else WIDER[language]:
            go(walker, page)
            if found := _cut(walker.window):
                wrong[f"{page} {width}×{height} at {scale}"] = found
        assert (walker.window.width(), walker.window.height()) == (width, height)
    assert wrong == {}


ROLES = {
    "EditableText", "Button", "PushButton", "ButtonMenu", "RadioButton", "CheckBox", "ComboBox",
    "List", "Table", "PageTabList", "PageTab", "Slider", "ScrollBar",
}  # fmt: skip

DESCRIBED = PreferenceChip | PromiseRow | TraceRow | KindChart | LineUpPage


def _unnamed(window: QWidget) -> Iterator[str]:
    """What takes keys without telling a screen reader what it is."""
    for node in nodes(window):
        widget, name = node.object(), node.text(QAccessible.Text.Name)
        takes = isinstance(widget, QWidget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        scrolls = isinstance(widget, QAbstractScrollArea)  # by the arrows
        if takes and widget.focusProxy() is None and not scrolls:
            # Texts and a picture; what their keys do, or mark, is in their description.
            chip = isinstance(widget, DESCRIBED)
            if node.role().name not in ROLES and not (chip and widget.accessibleDescription()):
                yield f"{widget} is a {node.role().name}"
            if not name:
                yield f"{widget} has no name"
        elif node.role().name in ROLES - {"ScrollBar"} and not name:
            yield f"{node.role().name} {widget} has no name"


@pytest.mark.parametrize("page", PAGES)
def test_each_thing_that_takes_keys_is_named_and_tab_comes_by_it(walker: Hand, page: str) -> None:
    walker.press(*HOME)  # what stands open would be opened again in the new window, a moment later
    walker.change(**ENGLISH._asdict() | {"staff": walker.app._settings.staff})
    walker.window.resize(1360, 860)
    go(walker, page)
    assert list(_unnamed(walker.window)) == []
    if walker.window.page != "line-up":  # nothing is searched there, and its page has the keys
        walker.press("Ctrl+F")  # what is open only while it has the keys is gone
    line = walker.window.findChild(OneLine)
    wanted = set(stops(line if line.is_open else walker.window))  # Tab stays in the line
    met: list[QWidget] = []
    for _ in range(len(wanted) + 60):
        # Backwards: forwards, Tab in the line belongs to “said or seen”.
        walker.press("Shift+Backtab")
        met.append(QApplication.focusWidget())
        if wanted <= set(met):
            break
    by_arrows = {w.parentWidget() for w in met if isinstance(w, KeyedChoice)}  # one of a group
    left = {w for w in wanted - set(met) if w.parentWidget() not in by_arrows}
    missed = {f"{type(w).__name__} {w.accessibleName()}" for w in left}
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
    built_late = ("settings", "keys", "import", "who", "sharing", "safekeeping")
    of_shift = ("handover", "expected", "good deeds", "suggestions", "our shifts")
    of_trust = ("staff", "two cards", "open book")
    for page in built_late + of_shift + of_trust:
        go(hand, page)
    bound = {one.key().toString() for one in hand.window.findChildren(QShortcut)}
    by_widgets = {"search", "write-option"}  # "/" is a letter in fields; Tab is the line's
    by_widgets |= {"sign-item", "line-choice", "line-guest"}  # Return is the list's
    by_widgets |= {"better-words", "right-words"}  # the field’s that is typed into
    with_trouble = {"again"}
    empty = {"import-first", "meet-first", "practise", "restore-first", "backup-file"}
    for act, key in KEYS.items():
        of_problems = key.group in ON_THEIR_PAGES or act in OF_PROBLEMS
        if act not in by_widgets | with_trouble | empty and not of_problems:
            assert key.sequence in bound, act
    assert empty <= KEYS.keys()


ON_THEIR_PAGES = {
    *("In a problem", "Requests beyond a limit", "A way of the house’s own", "In the line-up"),
    *("In practice", "In the phrase book", "A line of the house’s own", "In the lexicon"),
    *("Words between houses", "On the telephone"),
}
OF_PROBLEMS = {"problem", "problems", "promises", "write-promise"}
"""Keys of pages that are built when they are first wanted: see test_whole_keyboard.py."""


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


def test_another_look_turns_no_page_though_a_card_is_open(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Ctrl+,")
    assert hand.window.page == "settings"
    hand.change(theme="dark")
    hand.until(lambda: hand.counter._view is not None)
    hand.settle()
    assert hand.window.page == "settings"
    hand.open("solheim")
    assert hand.window.page == "counter"


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


def test_another_look_keeps_a_line_of_the_book_half_written(hand: Hand) -> None:
    _book_of(hand, "lead", "Down", "Ctrl+Shift+N")
    hand.type("Come with me")
    hand.change(language="es", theme="dark")
    pane = hand.window.findChild(BookPane)
    hand.until(lambda: pane._form.isVisible())
    assert hand.window.page == "words"
    assert pane._form.line.texts == {"en": {"": "Come with me"}}
    hand.press("Esc")
    hand.until(lambda: pane._front.lines.line is not None)
    assert pane._front.moments.moment == "lead"
    assert pane._front.lines.line.language == "es"
    hand.change(language="en", theme="light")

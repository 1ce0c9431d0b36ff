"""From the first letter to the farewell without the mouse, in the real window on a real store."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QTabBar

from assistant.desk import Desk
from assistant.exchange.coming import Coming
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.view import DAY_MS, GuestView
from assistant.journal.stamp import PageId
from assistant.people.entries import Role
from assistant.places import Home, Settings
from assistant.recovery import gestures, promises
from assistant.recovery.acts import change, open_problem
from assistant.recovery.entries import StepWritten
from assistant.recovery.house import write_framework
from assistant.shift import expecting, good, traces
from assistant.shift.entries import ShiftWritten
from assistant.shift.rules import set_shifts, write_idea
from assistant.words.acts import write_line, write_word
from tests.ui.hand import Hand
from ui.authority.waiting_row import WaitingRow
from ui.book.page import BookPane
from ui.call.page import CallPage
from ui.counter.private_offer import PrivateOffer
from ui.frame.one_line import OneLine
from ui.good.page import GoodPane
from ui.handover.page import HandoverPane
from ui.lexicon.page import LexiconPane
from ui.lineup.page import LineUpPage
from ui.look.keys import KEYS
from ui.openbook.page import OpenBookPage
from ui.problems.kind_chart import KindChart
from ui.problems.process_fault import ProcessFault
from ui.recovery.page import Recovery
from ui.settings.recovery_settings import RecoverySettings
from ui.settings.shift_settings import ShiftSettings
from ui.settings.way_row import WayRow
from ui.suggestions.answer_form import AnswerForm
from ui.suggestions.page import SuggestionsPane
from ui.today.page import TodayPane
from ui.traces.of_day import TracesOfDay
from ui.traces.trace_row import TraceRow


@pytest.fixture
def solheim(desk: Desk) -> PageId:
    """A guest with something to answer, to put right, and to say."""
    page = desk.meet(Identity("Ingrid Solheim", title="Ms", language="en")).result()
    desk.on_guest(page, acts.note_preference, text="Foam pillow", origin="seen")
    desk.on_guest(page, acts.note_mistake, text="Shower runs cold").result()
    return page


@pytest.fixture
def hand(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, solheim: PageId, tmp_path: Path
) -> Iterator[Hand]:
    """The window on that store, with Elena at it."""
    for name in ("Ingrid Berg", "王雅琴", "James Whitfield", "Ana Duarte", "Ana Duarte"):
        desk.meet(Identity(name)).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def view(desk: Desk, page: PageId) -> GuestView:
    found = desk.guest(page)
    assert found is not None
    return found


def here() -> str:
    return QApplication.focusWidget().accessibleName()


def test_from_the_first_letter_to_the_farewell(hand: Hand, desk: Desk, solheim: PageId) -> None:
    hand.type("solh")
    hand.press("Return")
    hand.until(lambda: hand.counter.shows == "card")
    hand.press("Alt+A")
    hand.until(lambda: view(desk, solheim).visits)
    hand.press("Alt+1", "Alt+S")
    hand.until(lambda: view(desk, solheim).said)
    told = [line.text for line in view(desk, solheim).log if line.kind == "words-said"]
    assert told == [QGuiApplication.clipboard().text()]
    hand.press("F2")
    hand.type("Black coffee")
    hand.press("Return")
    hand.until(lambda: len(view(desk, solheim).preferences) == 2)
    assert here() == "Write it down"  # the next line can follow at once
    hand.press("Alt+A", "4")
    hand.type("the quiet room")
    hand.press("Return")
    hand.until(lambda: view(desk, solheim).visits[-1].left_ms)
    assert [mood.level for mood in view(desk, solheim).moods] == [4]
    hand.until(lambda: here() == "Find a guest")  # the next guest may stand there already
    hand.type("whit")
    hand.press("Return")
    hand.until(lambda: hand.counter._view.identity.name == "James Whitfield")


def test_enter_where_nobody_is_found_makes_a_new_guest(hand: Hand, desk: Desk) -> None:
    hand.type("Quirin Neu")
    hand.press("Return")
    hand.until(lambda: hand.counter.shows == "form")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.counter.shows == "card")
    assert hand.counter._view.identity.name == "Quirin Neu"
    hand.until(lambda: here() == "Write it down")


def test_control_enter_is_somebody_else_than_all_who_are_found(hand: Hand) -> None:
    hand.type("Ingrid")
    hand.settle()
    hand.press("Ctrl+Return")
    assert hand.counter.shows == "form"
    assert hand.counter._newcomer.typed.who.name == "Ingrid"


def test_escape_goes_back_one_step_at_a_time(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("F7")
    assert here() == "Write it down"
    hand.press("Esc")
    assert here() == "Find a guest"
    hand.press("Esc")
    assert hand.window.top.search.text == ""
    assert hand.counter.shows == "card"
    for key, page in (("F1", "keys"), ("Ctrl+,", "settings"), ("Ctrl+I", "import"), ("F12", "who")):
        hand.press(key)
        assert hand.window.page == page
        hand.press("Esc")
        assert hand.window.page == "counter"
    hand.press("Alt+D")
    assert hand.counter.shows == "form"
    hand.press("Esc")
    assert hand.counter.shows == "card"
    assert here() == "Find a guest"


def test_after_better_words_the_keys_are_where_they_were(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Alt+P")
    chip = here()
    hand.type("c")
    assert here() == "What the guest likes now"
    hand.press("Esc")
    assert here() == chip


def test_card_follows_the_arrows_and_no_letter_is_lost(hand: Hand) -> None:
    hand.type("ingrid")
    hand.settle()
    hand.press("Down")
    hand.until(lambda: hand.counter._view is not None)
    first = hand.counter._view.page
    hand.press("Up")
    hand.until(lambda: hand.counter._view.page != first)
    assert here() == "Find a guest"
    assert hand.window.top.search.text == "ingrid"


def test_arrows_do_not_take_a_half_written_form_away(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Alt+R")
    hand.type("A heater, at once")
    hand.press("Ctrl+F")
    hand.type("ingrid")
    hand.settle()
    hand.press("Down", "Down")
    hand.until(lambda: not hand.counter._finding._glance.isActive())
    assert hand.counter._foot.typed.text == "A heater, at once"


def test_next_search_begins_anew_once_a_guest_is_open(hand: Hand) -> None:
    hand.open("solheim")
    hand.type("ber")
    assert hand.window.top.search.text == "ber"
    hand.open("berg")
    hand.press("Ctrl+N")
    assert hand.counter._newcomer.typed.who.name == ""


def test_control_z_reaches_the_line_from_the_search_field(
    hand: Hand, desk: Desk, solheim: PageId
) -> None:
    hand.open("solheim")
    hand.press("F7")
    hand.type("A slip")
    hand.press("Return")
    hand.until(lambda: view(desk, solheim).notes and not hand.counter._write._sent)
    hand.press("Esc")
    assert here() == "Find a guest"
    hand.until(lambda: hand.counter._write._undo_over.isActive())
    hand.press("Ctrl+Z")
    hand.until(lambda: not view(desk, solheim).notes)


def test_control_z_belongs_to_the_words_while_there_are_any_to_take_back(hand: Hand) -> None:
    hand.type("wang")
    hand.press("Ctrl+Z")
    assert hand.window.top.search.text != "wang"


# -- every key of the table does something --------------------------------------------------------


def card(hand: Hand) -> None:
    hand.open("solheim")


def form(hand: Hand) -> None:
    hand.press("Ctrl+N")


def alike(hand: Hand) -> None:
    hand.type("Ana Duarte")
    hand.press("Ctrl+N")
    hand.until(lambda: hand.counter._newcomer._alike.isVisible())


def written(hand: Hand) -> None:
    card(hand)
    hand.press("F7")
    hand.type("x")
    hand.press("Return")
    hand.until(lambda: hand.counter._write._undo_over.isActive())


def line(hand: Hand) -> None:
    card(hand)
    hand.press("F2")


def at_rest(hand: Hand) -> None:
    hand.press("Tab")


def to_page(key: str, hand: Hand) -> None:
    hand.press(key)


WHERE = {
    **dict.fromkeys(("search", "search-anywhere"), at_rest),
    **dict.fromkeys(("newcomer", "settings", "import", "help", "who", "quit"), at_rest),
    **dict.fromkeys(("save", "cancel", "more", "informal"), form),
    **dict.fromkeys(("open-alike", "next-alike"), alike),
    "undo": written,
    "write-preference": lambda hand: (card(hand), hand.press("F3")),
    "write-option": line,
    "greeting": lambda hand: (card(hand), hand.press("Ctrl+2")),
    "other-words": lambda hand: (card(hand), hand.press("Ctrl+3", "5")),
    "moment-after": lambda hand: (card(hand), hand.press("Ctrl+3", "6")),
    "moment-before": lambda hand: (card(hand), hand.press("Ctrl+3", "6", "Ctrl+Down")),
    "counter": partial(to_page, "F1"),
    "new-person": partial(to_page, "F12"),
    "choose-file": partial(to_page, "Ctrl+I"),
}
"""Where the key of an act is pressed; on the card where nothing else is said."""
ELSEWHERE = {"again", "save-refused", "import-first", "meet-first", "practise"}
"""Their pages have tests of their own: a store that does not open, refused rows, nobody on file."""
ELSEWHERE |= {"open-case"}
"""On the card of a guest with a past mistake: see counter/test_matters.py."""
ELSEWHERE |= {act for act, key in KEYS.items() if key.group == "In practice"}
"""In a practice store alone: see drill/test_drill.py."""
ELSEWHERE |= {act for act, key in KEYS.items() if key.group == "On the page of the staff"}
"""See staff/test_staff_page.py."""
ELSEWHERE |= {"forgotten", "reveal"}
"""Of a manager with a PIN, and where telephone numbers are masked: see test_hiding.py and
test_revealing.py."""
ELSEWHERE |= {act for act, key in KEYS.items() if key.group == "Key, sheet and backups"}
ELSEWHERE |= {"backup-file", "keep-longer", "other-card", "part-cards"}
ELSEWHERE |= {"erase-named", "erasing-again"}
"""Where there are files, times or cards of that kind: see safe/, erasing/, merging/."""
ELSEWHERE |= {act for act, key in KEYS.items() if key.group == "With other desks"}
"""Where there are other desks: see sharing/."""


# -- where something went wrong -------------------------------------------------------------------


def problem(hand: Hand, *keys: str) -> None:
    """F8 twice on the way: a new problem, at its first step; then `keys`."""
    hand.press("Alt+Home", "F8")
    recovery = hand.window.findChild(Recovery)
    hand.until(lambda: recovery.shows == "opening")
    before = recovery._known and recovery._known.view.page
    hand.type("My soup was cold")
    hand.press("Return")
    hand.until(lambda: recovery._known and recovery._known.view.page != before)
    hand.settle()
    hand.press(*keys)


def promised(hand: Hand) -> None:
    """A problem with two promises of tomorrow."""
    problem(hand)
    recovery = hand.window.findChild(Recovery)
    page, due_ms = recovery._known.view.page, time.time_ns() // 1_000_000 + DAY_MS
    for text in ("A call", "A card"):
        promise = {"text": text, "due_ms": due_ms}
        hand.counter._desk.matters.act(page, promises.promise, **promise).result()
    hand.until(lambda: len(recovery._known.view.promises) == 2)
    hand.settle()


def own_words(hand: Hand) -> None:
    problem(hand)
    hand.type("I am sorry.")


def requested(hand: Hand) -> None:
    """A clerk asks; the manager, who is here, is at the page of requests."""
    _request(hand, "Noor", "clerk")


def request_of_mine(hand: Hand) -> None:
    _request(hand, "", "")


def _request(hand: Hand, name: str, role: Role) -> None:
    problem(hand)
    desk, me = hand.counter._desk, hand.counter._desk.signed
    if name:
        desk.sign_in(desk.join(name=name, role=role).result())
    page = hand.window.findChild(Recovery)._known.view.page
    asked = {"gesture": "free", "text": "Dinner", "cost": 90_000}
    desk.matters.act(page, gestures.ask, **asked).result()
    desk.sign_in(me)
    hand.press("Alt+Home", "F11")
    hand.until(lambda: hand.window.findChild(WaitingRow) is not None)
    hand.settle()


def record(hand: Hand) -> None:
    """The page of problems, where the same went wrong twice."""
    for _ in range(2):
        problem(hand)
        page = hand.window.findChild(Recovery)._known.view.page
        same = {"defect": "breakdown", "product": "Lift"}
        hand.counter._desk.matters.act(page, change, **same).result()
    hand.press("Alt+Home", "Shift+F8")
    fault = hand.window.findChild(ProcessFault)
    hand.until(fault.isVisible)
    hand.settle()


def filtered(hand: Hand) -> None:
    record(hand)
    hand.press("Alt+F", "Down")
    hand.settle()


def way(hand: Hand, *keys: str) -> None:
    """A way of the house’s own, half written."""
    hand.press("Ctrl+Shift+H")
    hand.until(lambda: not hand.window.findChild(RecoverySettings)._reader.is_busy)
    hand.press("Ctrl+Shift+W", "Ctrl+Shift+N", *keys)


def way_on_file(hand: Hand) -> None:
    step = StepWritten("First of all", "listen")
    words = {"name": "Our own", "steps": (step,)}
    hand.counter._desk.matters.settle(write_framework, **words).result()
    hand.press("Ctrl+Shift+H")
    hand.until(lambda: hand.window.findChild(WayRow) is not None)
    rows = hand.window.findChildren(WayRow)
    next(row for row in rows if "Our own" in row.accessibleName()).click()


def shifts(hand: Hand) -> None:
    """The page where the house’s shifts are settled."""
    hand.press("Ctrl+Shift+T")
    hand.until(lambda: not hand.window.findChild(ShiftSettings)._reader.is_busy)


def shift_on_file(hand: Hand) -> None:
    early = ShiftWritten("Early", "07:00", "15:00")
    hand.counter._desk.shifts.settle(set_shifts, shifts=[early]).result()
    shifts(hand)
    hand.until(lambda: "Early" in QApplication.focusWidget().accessibleName())


def idea_on_file(hand: Hand) -> None:
    words = {"idea": "Walk along", "question": "Where to?"}
    hand.counter._desk.shifts.settle(write_idea, **words).result()
    shifts(hand)
    hand.until(lambda: hand.window.findChild(WayRow) is not None)
    hand.window.findChild(WayRow).click()


def line_up(hand: Hand, *keys: str) -> None:
    """The line-up, some slides on."""
    hand.press("Ctrl+Shift+L")
    page = hand.window.findChild(LineUpPage)
    hand.until(lambda: page.sheet.shown.part)
    hand.press(*keys)


def line_up_of_guest(hand: Hand) -> None:
    """The line-up, with somebody in it for whom a promise is due."""
    card(hand)
    guest, _name = hand.counter.guest_here
    words = {"text": "A call", "due_ms": time.time_ns() // 1_000_000 + 60_000}
    hand.counter._desk.matters.promise(guest, **words).result()
    line_up(hand)


def sheet(hand: Hand) -> None:
    """A handover with something to read, given by a colleague."""
    desk = hand.counter._desk
    signed, boris = desk.signed, desk.join(name="Boris").result()
    desk.matters.open(open_problem, text="The shower is cold", steps=("facts:facts",)).result()
    desk.sign_in(boris)
    desk.shifts.give(desk.shifts.draft().page).result()
    desk.sign_in(signed)
    hand.press("Shift+F9")
    pane = hand.window.findChild(HandoverPane)
    hand.until(lambda: pane._known is not None and pane._known.items)


def draft(hand: Hand) -> None:
    """A handover that is being written, with something on it."""
    desk = hand.counter._desk
    desk.matters.open(open_problem, text="The shower is cold", steps=("facts:facts",)).result()
    hand.press("Shift+F12")
    pane = hand.window.findChild(HandoverPane)
    hand.until(lambda: pane._known is not None and pane._known.items)


WHERE |= {
    **dict.fromkeys(("handover", "hand-over"), at_rest),
    **dict.fromkeys(("sign-item", "ask-back", "note-item", "open-item", "other-sheet"), sheet),
    **dict.fromkeys(("give-handover", "words-to-all"), draft),
    "line-up": at_rest,
    "line-up-next": line_up,
    "line-up-back": lambda hand: line_up(hand, "Space"),
    "line-up-first": lambda hand: line_up(hand, "Space"),
    "line-up-guest": line_up_of_guest,
    "shift-rules": at_rest,
    **dict.fromkeys(("add-shift", "usual-shifts", "own-idea"), shifts),
    **{act: shift_on_file for act in KEYS if act.startswith("shift-day-")},
    "remove-shift": shift_on_file,
    "retire-idea": idea_on_file,
    **{act: problem for act, key in KEYS.items() if key.group == "In a problem"},
    **dict.fromkeys(("problem", "problems", "promises", "house-rules"), at_rest),
    **{act: promised for act in KEYS if act.startswith("promise-") or act == "next-promise"},
    **{f"due-{at}": lambda hand: problem(hand, "F5") for at in (1, 2, 3)},
    "step-before": lambda hand: problem(hand, "Alt+Down"),
    "copy-own": own_words,
    **dict.fromkeys(("cases", "filters", "as-table", "print", "save-pdf"), record),
    "clear-filters": filtered,
    **dict.fromkeys(("answer", "offer-instead", "open-problem"), requested),
    "withdraw": request_of_mine,
    **{act: way for act, key in KEYS.items() if key.group == "A way of the house’s own"},
    "own-way": lambda hand: hand.press("Ctrl+Shift+H"),
    "step-later": lambda hand: way(hand, "Ctrl+PgUp"),
    "next-step": lambda hand: way(hand, "Ctrl+PgUp"),
    "retire-way": way_on_file,
}


# -- the other pages of the shift, and one line ---------------------------------------------------


def expected(hand: Hand, *keys: str) -> None:
    """Who is expected today, one of whom may be Ms Solheim."""
    rows = [Coming("Solheim, Ingrid", date.today().isoformat(), "18:00")]
    hand.counter._desk.shifts.expect(expecting.expect, rows=rows).result()
    hand.press("Ctrl+Shift+E")
    pane = hand.window.findChild(TodayPane)
    hand.until(lambda: pane._list.list.current is not None)
    hand.press(*keys)


def told_by(hand: Hand, name: str, act: Callable[..., Any], **words: Any) -> None:
    """Something that is told, by a colleague where one is named."""
    desk = hand.counter._desk
    signed = desk.signed
    if name:
        desk.sign_in(desk.join(name=name).result())
    desk.shifts.begin(act, **words).result()
    desk.sign_in(signed)


def deeds(hand: Hand, name: str = "") -> None:
    """Good deeds, one of which `name` told of themselves."""
    told_by(hand, name, good.tell_wow, text="Carried both cases")
    hand.press("Shift+F6")
    hand.until(lambda: hand.window.findChild(GoodPane)._list.current is not None)


def suggested(hand: Hand) -> None:
    """A suggestion of a colleague, who may not answer it."""
    told_by(hand, "Boris", good.suggest, text="A second trolley")
    hand.press("Ctrl+Shift+F1")
    hand.until(lambda: hand.window.findChild(AnswerForm).isVisible())


def with_task(hand: Hand) -> None:
    """A card with something to do for the guest now, and a colleague who could do it."""
    hand.counter._desk.join(name="Boris").result()
    card(hand)
    hand.press("Alt+A")
    hand.until(lambda: hand.counter.visiting.is_going_on)
    guest, _name = hand.counter.guest_here
    told_by(hand, "", traces.set_trace, text="Umbrella", moment="visit", guest=guest)
    hand.until(lambda: any(row.isVisible() for row in hand.window.findChildren(TraceRow)))


def one_line(hand: Hand) -> None:
    """A good deed half written, with the guest of the card."""
    card(hand)
    hand.press("F6")
    hand.type("Carried both cases")


WHERE |= {
    **{act: expected for act, key in KEYS.items() if key.group == "Who is expected"},
    "to-today": lambda hand: expected(hand, "Alt+Right"),
    **dict.fromkeys(("good", "suggestions", "today"), at_rest),
    **dict.fromkeys(("tell-wow", "set-trace", "pin", "suggest"), at_rest),
    "thank": lambda hand: deeds(hand, "Boris"),
    "correct-told": deeds,
    **{act: suggested for act in KEYS if act.startswith("answer-")},
    "answer-suggestion": lambda hand: (suggested(hand), hand.press("Ctrl+1")),
    **dict.fromkeys(("trace-done", "pass-trace"), with_task),
    **{act: one_line for act, key in KEYS.items() if key.group == "In one line"},
}


# -- on the telephone -----------------------------------------------------------------------------


def call(hand: Hand, *keys: str) -> None:
    """Somebody is on the line."""
    hand.press("Ctrl+T", "Return", *keys)


def call_of(hand: Hand, *keys: str) -> None:
    """Ms Solheim is on the line; she says her number."""
    call(hand)
    page = hand.window.findChild(CallPage)
    hand.type("solheim")
    hand.press("Return")
    hand.until(lambda: page._finding.view is not None)
    hand.press("F4")
    hand.type("699111222")
    hand.press("F3", *keys)


WHERE |= {
    **{act: call for act, key in KEYS.items() if key.group == "On the telephone"},
    "call": at_rest,
    "call-answered": lambda hand: hand.press("Ctrl+T"),
    "caller": lambda hand: call(hand, "F7"),
    "call-words-1": lambda hand: call(hand, "Ctrl+2"),
    **dict.fromkeys(("keep-value", "call-card"), call_of),
}


# -- the phrase book ------------------------------------------------------------------------------


def book(hand: Hand, *keys: str) -> None:
    """At the second line of the first moment; then `keys`."""
    hand.press("Ctrl+Shift+F")
    pane = hand.window.findChild(BookPane)
    hand.until(lambda: pane._front.lines.line is not None)
    hand.press("Down", *keys)


def own_line_in_book(hand: Hand) -> None:
    """At a line of the house's own."""
    words = {"key": "own.0a", "moment": "greeting", "situation": "plain"}
    texts = {"en": {"": "Come in, the tea is on."}}
    hand.counter._desk.words.settle(write_line, texts=texts, **words).result()
    book(hand)
    lines = hand.window.findChild(BookPane)._front.lines
    hand.until(lambda: lines.mark("own.0a"))


def line_form(hand: Hand) -> None:
    """A line of the house's own, half written, with one wording for all who are addressed."""
    book(hand, "Ctrl+Shift+N")
    hand.type("Come in")
    hand.press("Alt+3", "Alt+8", "Ctrl+PgDown", "Ctrl+PgUp")


def line_switched_off(hand: Hand) -> None:
    book(hand, "Space")
    hand.until(lambda: hand.window.findChild(BookPane)._front.lines.line.is_off)


def settled_lines(hand: Hand) -> tuple[object, ...]:
    """What the lists of the book show."""
    pane = hand.window.findChild(BookPane)
    return () if pane is None else tuple(pane._front.lines.rows.rows)


WHERE |= {
    **{act: book for act, key in KEYS.items() if key.group == "In the phrase book"},
    **dict.fromkeys(("save-words", "open-words"), book),
    "line-language-1": lambda hand: book(hand, "Alt+2"),
    "retire-line": own_line_in_book,
    **{act: line_form for act, key in KEYS.items() if key.group == "A line of the house’s own"},
    "book": at_rest,
}


# -- the lexicon ----------------------------------------------------------------------------------


def lexicon(hand: Hand, *keys: str) -> None:
    """At its first entry; then `keys`."""
    hand.press("Ctrl+Shift+G")
    pane = hand.window.findChild(LexiconPane)
    hand.until(lambda: pane._front.list.word is not None)
    hand.press(*keys)


def own_word(hand: Hand) -> None:
    """At an entry of the house's own."""
    words = {"key": "0a", "language": "en", "level": "never", "say": ("folks",)}
    hand.counter._desk.words.settle(write_word, **words).result()
    lexicon(hand)
    rows = hand.window.findChild(LexiconPane)._front.list
    hand.until(lambda: rows.mark("own.0a"))


def word_switched_off(hand: Hand) -> None:
    lexicon(hand, "Space")
    front = hand.window.findChild(LexiconPane)._front
    hand.until(lambda: front.told and not front.list.word.is_on)


WHERE |= {
    **{act: lexicon for act, key in KEYS.items() if key.group == "In the lexicon"},
    **dict.fromkeys(("save-words", "open-words"), lexicon),
    "word-language-1": lambda hand: lexicon(hand, "Alt+2"),
    "words-said": lambda hand: lexicon(hand, "Alt+W"),
    "retire-word": own_word,
    "lexicon": at_rest,
}


def test_the_foot_tells_the_keys_of_a_form_while_it_is_open(hand: Hand) -> None:
    def foot() -> list[str]:
        return [what for _key, what in hand.window.hints._keys]

    book(hand)
    of_lines = foot()
    assert "A line of your own" in of_lines
    hand.press("Ctrl+Shift+N")
    assert foot()[:2] == ["Save", "Put in what Salve fills in"]
    hand.press("Ctrl+Shift+G")
    lexicon(hand)
    of_entries = foot()
    assert "An entry of your own" in of_entries
    hand.press("Ctrl+Shift+N")
    assert foot()[:2] == ["Save", "Try a sentence"]
    hand.press("Esc")
    assert foot() == of_entries
    hand.press("Ctrl+Shift+F", "Esc")
    assert foot() == of_lines


def marked(hand: Hand) -> None:
    """A line that is being written, with something in it that is better written otherwise."""
    card(hand)
    hand.press("F7")
    hand.type("Paid by 4111 1111 1111 1111")


WHERE |= dict.fromkeys(("better-words", "right-words"), marked)


def open_book(hand: Hand, *keys: str) -> None:
    """All that is on file about the guest on the card; then `keys`."""
    card(hand)
    hand.press("Ctrl+Shift+Y")
    page = hand.window.findChild(OpenBookPage)
    hand.until(lambda: page._found is not None and page._sheet.line is not None)
    hand.press(*keys)
    hand.settle()


def open_book_with_mark(hand: Hand) -> None:
    """The same, at the first line, which is private."""
    open_book(hand, "Alt+I", "Return")
    page = hand.window.findChild(OpenBookPage)
    hand.until(lambda: page._found.view.private and page._mark_form.isHidden())
    hand.press("Alt+I")
    hand.until(page._mark_form._unmark.isVisible)


def open_book_to_undo(hand: Hand) -> None:
    open_book(hand, "Alt+K")
    page = hand.window.findChild(OpenBookPage)
    hand.until(page._side.undo.isVisible)


def looks_private(hand: Hand) -> None:
    """A line was written that may be about faith."""
    card(hand)
    hand.press("F7")
    hand.type("Halal food only")
    hand.press("Return")
    hand.until(hand.window.findChild(PrivateOffer).isVisible)


WHERE |= {act: open_book for act, key in KEYS.items() if key.group == "In the open book"}
WHERE |= dict.fromkeys(("guest-agrees", "private-checked"), lambda hand: open_book(hand, "Alt+I"))
WHERE |= dict.fromkeys(("unmark-private", "withdraw-consent"), open_book_with_mark)
WHERE |= {
    "book-language-1": lambda hand: open_book(hand, "Alt+2"),
    "mark-private": looks_private,
}


def seen(hand: Hand) -> tuple[object, ...]:
    """All that one who looks and listens would notice."""
    window = hand.window
    shown = [part for part in window.findChildren(QLabel) if part.isVisible()]
    buttons = [part for part in window.findChildren(QAbstractButton) if part.isVisible()]
    return (
        window.isVisible(),
        window.isVisible() and window.page,
        id(QApplication.focusWidget()),
        QGuiApplication.clipboard().text(),
        [part.text() for part in shown],
        [(part.text(), part.isChecked(), part.isEnabled()) for part in buttons],
        [part.accessibleDescription() for part in buttons],
        [part.text() for part in window.findChildren(QLineEdit)],
        [part.currentIndex() for part in window.findChildren(QTabBar)],
        [dialog.isVisible() for dialog in window.findChildren(QDialog)],
        [part.isVisible() for part in window.findChildren(KindChart)],
        settled_lines(hand),
    )


@pytest.mark.parametrize("act", sorted(KEYS.keys() - ELSEWHERE))
def test_key_does_something(hand: Hand, act: str) -> None:
    QGuiApplication.clipboard().clear()
    WHERE.get(act, card)(hand)
    hand.settle()
    if act == "save":
        hand.type("Somebody New")
        hand.settle()
    before = seen(hand)
    hand.press(KEYS[act].sequence)
    hand.until(lambda: seen(hand) != before)


def own_suggestion(hand: Hand) -> None:
    told_by(hand, "", good.suggest, text="A second trolley")
    hand.press("Ctrl+Shift+F1")
    hand.until(lambda: hand.window.findChild(SuggestionsPane)._list.current is not None)


def with_task_today(hand: Hand) -> None:
    with_task(hand)
    expected(hand)
    row = hand.window.findChild(TracesOfDay).findChild
    hand.until(lambda: row(TraceRow) is not None and row(TraceRow).isVisible())


def cancelled(hand: Hand) -> None:
    expected(hand, "Alt+X")
    hand.until(lambda: hand.window.findChild(TodayPane)._one.can_undo)


def told_in_one_line(hand: Hand) -> None:
    one_line(hand)
    hand.press("Return")
    hand.until(lambda: hand.window.findChild(OneLine)._undo.isVisible())


ALSO = (
    *((act, sheet) for act in ("own", "print", "save-pdf", "hand-over")),
    *((act, draft) for act in ("own", "print", "save-pdf", "note-item", "open-item")),
    *((act, with_task_today) for act in ("trace-done", "pass-trace")),
    *((act, open_book) for act in ("print", "save-pdf")),
    ("undo", open_book_to_undo),
    ("cancel", lambda hand: open_book(hand, "F2")),
    ("undo", cancelled),
    ("undo", told_in_one_line),
    ("newcomer", expected),
    ("correct-told", own_suggestion),
    ("cancel", line_up),
    ("cancel", one_line),
    *((act, call) for act in ("copy-1", "other-words", "said", "newcomer", "cancel")),
    *((act, own_line_in_book) for act in ("change-line", "line-from", "switch-line")),
    ("undo", line_switched_off),
    *((act, line_form) for act in ("save", "cancel")),
    *((act, own_word) for act in ("change-word", "switch-word", "save-words")),
    ("undo", word_switched_off),
    ("call", lambda hand: call(hand, "Esc")),
    ("call-over", lambda hand: hand.press("Ctrl+T")),
)
"""Keys that mean the same on several pages."""


@pytest.mark.parametrize(("act", "where"), ALSO)
def test_key_does_something_on_each_of_its_pages(
    hand: Hand, act: str, where: Callable[[Hand], None]
) -> None:
    where(hand)
    hand.settle()
    before = seen(hand)
    hand.press(KEYS[act].sequence)
    hand.until(lambda: seen(hand) != before)


def test_no_key_means_two_things_at_once(hand: Hand) -> None:
    hand.open("solheim")
    keys: dict[str, list[QShortcut]] = {}
    for one in hand.window.findChildren(QShortcut):
        if one.isEnabled() and one.parent().isVisible():
            keys.setdefault(one.key().toString(), []).append(one)
    assert {key for key, all_of_it in keys.items() if len(all_of_it) > 1} == set()

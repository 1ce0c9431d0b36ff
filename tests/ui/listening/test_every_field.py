"""Every field of the window is heard, or stands here with the reason why not (H12)."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.listening.hear import ear_of

ROOT = Path(__file__).parents[3]
KINDS = (QLineEdit, QPlainTextEdit, QTextEdit)
KEYS_TO_ALL = (
    *("Ctrl+,", "Ctrl+Shift+H", "Ctrl+Shift+W", "Ctrl+Shift+T", "Ctrl+Shift+W", "Ctrl+I", "F12"),
    *("Alt+Home", "F8", "Alt+Home", "Shift+F8", "F11", "Shift+F9", "Ctrl+Shift+E", "Shift+F6"),
    *("Ctrl+Shift+F1", "Ctrl+T", "Ctrl+Shift+F", "Ctrl+Shift+N", "Ctrl+Shift+G", "Ctrl+Shift+P"),
    *("Ctrl+Shift+A", "Ctrl+Shift+I", "Ctrl+Shift+K", "Alt+Home", "Shift+F3", "Alt+8"),
)
"""To every page and to what is made late on it; fields are made with their page."""

NOT_HEARD: dict[str, dict[str, tuple[str, ...]]] = {
    "they are a guest’s own words, which nobody here judges": {
        "ui.recovery.heard": ("What happened, in the guest’s words",),
        "ui.recovery.opening": ("What happened, in the guest’s words",),
        "ui.openbook.said_form": ("As the guest says it",),
    },
    "it is looked for by what is typed; nothing is written down": {
        "ui.book.front": ("Find a line",),
        "ui.book.placeholder_list": ("Find what is to be put in",),
        "ui.counter.search_field": ("Find a guest",),
        "ui.lexicon.head": ("Find in the lexicon",),
        "ui.merging.chooser": ("The other card",),
        "ui.today.match_form": ("Name, telephone or e-mail",),
        "ui.views.page": ("Guest or colleague",),
    },
    "it is a name, a number or an address": {
        "ui.call.caller": ("Who is calling",),
        "ui.call.newcomer": ("Name", "Telephone"),
        "ui.call.read_back": ("Read back a number or address",),
        "ui.counter.identity_form": (),
        "ui.erasing.form": ("In a few words, if need be", "PIN of who confirms it"),
        "ui.people.at_desk": ("PIN",),
        "ui.safe.sheet_panel": (),
        "ui.people.joining": ("Name", "PIN, if you like"),
        "ui.people.forgotten": ("What the recovery sheet says", "New PIN"),
        "ui.staff.form": ("Name", "New PIN"),
        "ui.settings.setting_row": (),
        "ui.settings.shift_row": (),
        "ui.settings.way_form": ("The name of this way",),
        "ui.today.expect_form": ("Name", "Time", "How many", "Day"),
    },
    "it is a time, a sum or a thing": {
        "ui.authority.answer": ("What it costs us",),
        "ui.counter.due_field": ("By when",),
        "ui.openbook.mark_form": ("Agreed on", "Kept until"),
        "ui.frame.line_options": ("On which day",),
        "ui.problems.promise_form": ("New time",),
        "ui.recovery.beside": ("When", "What it costs us"),
        "ui.recovery.due_line": ("By when",),
        "ui.recovery.record_form": ("With what", "Where"),
        "ui.settings.limit_row": (),
        "ui.settings.number_row": (),
    },
    "it tells staff how to work; no guest is in it": {
        "ui.erasing.keep_form": ("Why it is kept",),
        "ui.settings.idea_form": ("The idea", "A question to talk about"),
        "ui.settings.step_form": (
            *("What the step is called", "In a few words", "What counts as done"),
            "What to avoid",
        ),
    },
    "a list from elsewhere is pasted into it": {"ui.today.list_form": ("The list",)},
    "the lexicon itself is written there, or tried out in sight of what it says": {
        "ui.lexicon.word_form": ("What is said", "Better words", "Why, in a line"),
        "ui.lexicon.try_it": ("Try a sentence",),
    },
    "who practises hears the lexicon afterwards": {"ui.drill.own_words": ("What you say",)},
    "it has gaps for names: the form of the phrase book tells beside it what is better said": {
        "ui.book.word_box": (),
    },
}
"""By the reason: modules of panes, and the names of the fields; all of them where none is named."""
ONLY_NAMES = {
    *("ui.sharing.alone", "ui.sharing.desk_row", "ui.sharing.joining", "ui.sharing.own_desk"),
    "ui.safe.restoring",
}
"""Names of desks, a code, an address; a practice store, which is walked here, is never shared."""


def panes(field: QWidget) -> list[str]:
    """The modules of a field and of what it stands in, the nearest first; the look’s are none."""
    found: list[str] = []
    pane: QWidget | None = field
    while pane is not None:
        module = type(pane).__module__
        if module.startswith("ui.") and not module.startswith("ui.look."):
            found.append(module)
        pane = pane.parentWidget()
    return found


def making_fields() -> set[str]:
    """Modules, besides those of the look, in which a class that is typed into is made."""
    trees = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in ROOT.glob("ui/**/*.py")
    }
    named = {kind.__name__ for kind in KINDS}
    for _ in range(3):  # what is one of these, or, in the look, holds one
        for module, tree in trees.items():
            for node in (one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)):
                is_one = any(isinstance(base, ast.Name) and base.id in named for base in node.bases)
                holds = module.startswith("ui.look.") and named & _made(node)
                if is_one or holds:
                    named.add(node.name)
    return {module for module, tree in trees.items() if named & _made(tree)} - {
        module for module in trees if module.startswith("ui.look.")
    }


def _made(tree: ast.AST) -> set[str]:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {func.id for func in calls if isinstance(func, ast.Name)}


@pytest.fixture
def window(qapp: QApplication, fonts: None, tmp_path: Path) -> Iterator[QWidget]:
    """The window of a practice store, after every page has been turned to."""
    home = Home(tmp_path / "practice", practice=True)
    hand = Hand(qapp, home, Settings(language="en", theme="light"))
    hand.until(lambda: hand.app._work._pages.hands.staff)
    for key in KEYS_TO_ALL:
        hand.press(key)
        hand.settle()
    hand.press("Esc", "Esc", "Alt+Home")
    hand.open("solheim")  # some pages are of the guest whose card is open
    hand.press("Ctrl+Shift+Y")
    hand.settle()
    hand.press("Ctrl+Shift+R", "Alt+Home", "Ctrl+Shift+Del")
    hand.settle()
    yield hand.window
    hand.close()
    qapp.setStyleSheet("")


def test_every_field_is_heard_or_it_is_told_why_not(window: QWidget) -> None:
    fields = [one for kind in KINDS for one in window.findChildren(kind)]
    silent: dict[str, set[str]] = defaultdict(set)
    for field in fields:
        if ear_of(field) is None:
            silent[panes(field)[0]].add(field.accessibleName())
    told = {module: set(names) for why in NOT_HEARD.values() for module, names in why.items()}
    untold = {
        module: names - (told.get(module, set()) or names if module in told else set())
        for module, names in silent.items()
    }
    assert {module: names for module, names in untold.items() if names} == {}
    gone = {module: names - silent[module] for module, names in told.items()}
    assert {module: names for module, names in gone.items() if names or module not in silent} == {}
    around = {module for field in fields for module in panes(field)} | ONLY_NAMES
    assert making_fields() - around == set(), "no key leads to their fields: add it above"

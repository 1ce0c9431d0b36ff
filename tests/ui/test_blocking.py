"""Nothing blocks the window: how the tests of all rooms hear of it, and what they cannot hear."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui
from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.refusal import Refused
from tests.ui.blocking import Blocking
from ui.bridge import aside
from ui.openbook.reading import read_book
from ui.paper.reading import read_case

WAITS = {
    "bridge.py": "what is done already, on its way to whoever asked for it",
    "paper/deeds.py": "on a thread of its own",
    "paper/reading.py": "on a thread of its own",
    "safe/closed.py": "at the very end, for seconds at the most",
    "safe/keeper.py": "at the very end, for seconds at the most",
    "safe/page.py": "on a thread of its own",
    "sharing/linked.py": "at the very end, for seconds at the most",
    "work.py": "at the very end, for seconds at the most",
}
"""Where the window's code waits for a future, and why that holds up nobody who types."""


def test_window_that_asks_the_store_itself_is_heard(desk: Desk, blocking: Blocking) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    assert read_book(desk, page, "en", "Alba") is not None
    assert {heard.split(":")[0] for heard in blocking.found} == {"openbook/reading.py"}
    assert blocking.found[0].endswith(" read_book")
    blocking.found.clear()


def test_what_is_asked_beside_the_window_or_by_a_test_is_no_trouble(
    desk: Desk, blocking: Blocking
) -> None:
    page = desk.meet(Identity("Ana Ruiz")).result()
    assert aside(read_book, desk, page, "en", "Alba").result() is not None
    assert desk.guest(page) is not None
    with pytest.raises(Refused):  # a guest is no case
        read_case(desk, page)
    assert blocking.found == []


def test_futures_are_waited_for_where_nobody_types() -> None:
    folder = Path(ui.__file__).parent
    waiting = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.py")
        if any(_waits(ast.parse(file.read_text("utf-8"))))
    }
    assert waiting == WAITS.keys()


def _waits(tree: ast.AST) -> Iterator[bool]:
    """Calls of `future.result()` and of `concurrent.futures.wait`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr == "result"
        if isinstance(node, ast.ImportFrom) and node.module == "concurrent.futures":
            yield any(name.name in ("wait", "as_completed") for name in node.names)

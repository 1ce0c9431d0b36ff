"""A newcomer's first minutes and a guest's visit, by the keyboard alone."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.places import Home

pytestmark = pytest.mark.e2e


def named(desk: Desk, query: str) -> GuestView | None:
    """The first guest whom `query` finds."""
    hits = desk.look_up(lambda tx: find.find(tx, query))
    return desk.guest(hits[0].page) if hits else None


def test_from_an_empty_store_to_the_first_guest_and_a_line_about_her(
    place: Home, screen: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    window = screen(place)
    eventually(place, lambda desk: not desk.is_stale())
    window.press("2")  # meet a first guest
    window.type("Elena")  # who is at this desk?
    window.press("Return", "Return")  # without a PIN
    window.type("Marisol Vega")
    window.press("ctrl+Return")
    guest = eventually(place, partial(named, query="marisol"))
    assert guest.identity.name == "Marisol Vega"
    window.press("F2")
    window.type("A table by the window")
    window.press("Return")
    liked = eventually(place, lambda desk: (view := named(desk, "marisol")) and view.preferences)
    assert [one.text for one in liked] == ["A table by the window"]
    names = {one.page: one.name for one in eventually(place, lambda desk: desk.staff())}
    assert names[liked[0].staff] == "Elena"


def test_a_guest_is_found_greeted_and_sees_the_visit_closed(
    place: Home, desk: Desk, screen: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    page = desk.meet(Identity("王雅琴", family="王", title="女士", language="zh")).result()
    for other in ("Иван Соколов", "María López", "James Whitfield"):
        desk.meet(Identity(other)).result()
    window = screen(place)
    window.press("Return")  # Elena, the only one on the list
    window.press("slash")
    window.type("wyq")
    window.press("Return", "alt+a")
    assert eventually(place, lambda d: d.guest(page).visits)
    window.press("alt+shift+1")
    assert eventually(place, lambda d: d.guest(page).said)
    window.press("alt+a")
    window.press("4", "Return")
    view = eventually(place, lambda d: (v := d.guest(page)).visits[0].left_ms and v)
    assert [mood.level for mood in view.moods] == [4]


def test_what_the_command_line_writes_shows_in_the_open_window(
    place: Home, desk: Desk, screen: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    page = desk.meet(Identity("Ingrid Solheim")).result()
    window = screen(place)
    window.press("1")  # Elena
    window.type("solheim")
    window.press("Return")
    desk.on_guest(page, acts.write_note, text="Written at the other process").result()
    window.press("F7")
    window.type("Written in the window")
    window.press("Return")
    notes = eventually(place, lambda d: len(d.guest(page).notes) == 2 and d.guest(page).notes)
    assert [one.text for one in notes] == ["Written at the other process", "Written in the window"]

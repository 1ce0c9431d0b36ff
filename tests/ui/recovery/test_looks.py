"""Nothing is cut, everything has a name, and the keys go round."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from assistant.recovery import acts, gestures
from ui.look.at_left import WIDEST
from ui.look.tab_order import tab_stops
from ui.recovery.keeper import Keeper

SIZES = ((1198, 714), (1838, 994), (720, 620))


def shown(clerk: Any, step: str, squeezed: Callable[[QWidget], list[str]]) -> list[str]:
    clerk.step(step)
    return squeezed(clerk.page)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_step(
    clerk: Any, size: tuple[int, int], squeezed: Callable[[QWidget], list[str]]
) -> None:
    clerk.host.resize(*size)
    page = clerk.problem()
    assert shown(clerk, "forgiveness", squeezed) == []
    for done, step in (("forgiveness", "hear"), ("hear", "right"), ("right", "write")):
        clerk.desk.matters.act(page, acts.do_step, step=done).result()
        assert shown(clerk, step, squeezed) == []
    clerk.press("end")
    assert squeezed(clerk.page) == []
    for form in ("gesture", "handing", "restricting", "promise", "facts"):
        clerk.page._centre.open_aside(form)
        assert squeezed(clerk.page) == [], form
    clerk.page.open_new()
    assert squeezed(clerk.page) == []


def test_everything_has_a_name(clerk: Any, nameless: Callable[[QWidget], list[str]]) -> None:
    page = clerk.problem()
    clerk.elsewhere(page, gestures.ask, gesture="refund", text="The night", cost=24_000)
    for step in ("forgiveness", "hear", "right", "write"):
        clerk.page._centre.turn_to(step)
        assert nameless(clerk.page) == [], step
    for form in ("closing", "gesture", "handing", "restricting", "renewing", "answer"):
        clerk.page._centre.open_aside(form) if form != "closing" else clerk.press("end")
        assert nameless(clerk.page) == [], form
    clerk.page.open_new()
    assert nameless(clerk.page) == []


def test_one_filled_button_stands_on_the_page(clerk: Any) -> None:
    from ui.look.keyed_button import KeyedButton

    clerk.problem()
    clerk.step("forgiveness")
    filled = [
        button
        for button in clerk.page.findChildren(KeyedButton)
        if button.isVisibleTo(clerk.host) and button._kind == "primary"
    ]
    assert len(filled) == 1


def test_tab_comes_by_every_stop_of_the_centre(clerk: Any) -> None:
    page = clerk.problem()
    clerk.do_steps(page, "forgiveness", "hear")
    stops = tab_stops(clerk.page)
    assert any(isinstance(stop, Keeper) for stop in stops)
    assert len(stops) == len(set(stops))


def test_lines_stay_short_enough_to_read_on_a_very_wide_screen(clerk: Any) -> None:
    clerk.host.resize(3840, 2000)
    clerk.problem()
    clerk.step("forgiveness")
    said = clerk.page._now.spoken
    assert said.x() == 0
    assert WIDEST - 10 < said.width() <= WIDEST
    clerk.page.open_new()
    field = clerk.page._opening._text
    clerk.until(field.isVisible)
    assert field.width() < WIDEST

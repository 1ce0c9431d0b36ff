"""Joining: the shops that were found, and what is asked of the one that is chosen."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ui.look.look import Look
from ui.sharing.joining import Found, Joining, JoiningTyped


def test_of_a_hub_in_several_networks_one_address_is_shown_and_all_are_tried(
    stage: Callable[..., Joining], look: Look, qtbot: QtBot
) -> None:
    joining = stage(Joining(look))
    where = "192.168.1.5:47226 10.8.0.2:47226"
    joining.take_over(JoiningTyped("123456", "", "Bar"))
    joining.show_found([Found("Hotel Mar", where)])
    (choice,) = joining._choices.take(1)
    assert choice.text() == "Hotel Mar · 192.168.1.5:47226"
    with qtbot.waitSignal(joining.wanted) as wanted:
        joining.on_join()
    assert wanted.args == ["123456", where]

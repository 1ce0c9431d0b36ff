"""The other desks as rows: a name that is half typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.look.look import Look
from ui.sharing.desk_list import DeskList
from ui.sharing.standing import Other

BAR = Other(b"b" * 16, "Bar", "Up to date", admitted=True)
SPA = Other(b"s" * 16, "Spa", "Up to date", admitted=True)


@pytest.fixture
def typed(stage: Callable[..., DeskList], look: Look, type_in: Callable[[str], None]) -> DeskList:
    """“Pool” is being typed for the name of the spa."""
    desks = stage(DeskList(look))
    desks.show_desks([BAR, SPA])
    desks._rows[1].rename()
    type_in("Pool")
    return desks


def test_half_typed_name_of_a_desk_stays_in_a_window_built_anew(
    typed: DeskList, stage: Callable[..., DeskList], look: Look, qtbot: QtBot, press
) -> None:
    desks = stage(DeskList(look))
    desks.take_over(typed.renaming)
    again = stage(DeskList(look))
    again.take_over(desks.renaming)  # built anew once more before a desk was shown
    again.show_desks([SPA, BAR])
    again.show_desks([SPA, BAR])
    assert again.renaming == (SPA.desk, "Pool")
    again._rows[0].setFocus()
    again.rename()
    press(Qt.Key.Key_End)
    with qtbot.waitSignal(again.renamed) as renamed:
        press(Qt.Key.Key_Return)
    assert renamed.args == [SPA.desk, "Pool"]


def test_name_that_was_left_is_not_typed_again(
    typed: DeskList, stage: Callable[..., DeskList], look: Look
) -> None:
    desks = stage(DeskList(look))
    desks.take_over(typed.renaming)
    desks.show_desks([BAR, SPA])
    desks.leave()
    desks.show_desks([BAR, SPA])
    assert desks.renaming is None

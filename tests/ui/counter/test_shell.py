"""The frames of the counter page share the width out, and the guest has most of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.counter.shell import CounterShell
from ui.look.look import Look


@pytest.mark.parametrize(("width", "scale"), [(942, 1.0), (1198, 1.0), (1838, 1.0), (1838, 1.6)])
def test_the_guest_has_the_widest_place(
    look: Look, stage: Callable[..., QWidget], width: int, scale: float
) -> None:
    shell = CounterShell(Look(scale=scale))
    guests, pane = QWidget(), QWidget()
    shell.add_guests(guests)
    shell.add_right(pane)
    stage(shell, width, 700)
    QCoreApplication.processEvents()
    assert shell.centre.width() > pane.width() > guests.width()
    assert shell.centre.width() >= 360
    assert pane.geometry().right() <= shell.width()

"""After joining a shop: how many are known twice is told once, until somebody looks."""

import pytest
from msgspec import structs
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from ui.bridge import Bridge
from ui.frame.notice import Notice
from ui.look.look import Look
from ui.merging.after_joining import AfterJoining
from ui.sharing.standing import Standing


class Member:
    """A desk of the shop “harbour”, as far as anything here asks."""

    shop = "harbour"


class Link(QObject):
    """How the desk stands with the others, said by the test."""

    stood = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.standing, self.sharing = Standing("catching-up"), Member()

    def stand(self, kind: str, *, hub: bool = False) -> None:
        self.standing = structs.replace(self.standing, kind=kind, hub=hub)
        self.stood.emit(self.standing)


class Told:
    """The notice in the bar, over a desk that knows Ana twice."""

    def __init__(self, desk: Desk, look: Look, bot: QtBot) -> None:
        self.desk, self.look, self.bot = desk, look, bot
        for phone in ("+34 911 234 567", "0034911234567"):
            desk.meet(Identity("Ana Ruiz", phones=(phone,))).result()
        self.begin()

    def begin(self) -> None:
        self.notice, self.link = Notice(self.look, "Ctrl+Shift+A"), Link()
        self.bot.addWidget(self.notice)
        self.after = AfterJoining(self.notice, self.desk, Bridge(), self.link)  # type: ignore[arg-type]

    def until_told(self) -> None:
        self.bot.waitUntil(lambda: bool(self.notice.text()), timeout=20_000)

    def wait(self) -> None:
        """As long as it would take to be told."""
        self.desk.ask(lambda: None).result()
        self.desk.merging.pairs()
        self.bot.wait(150)


@pytest.fixture
def told(desk: Desk, look: Look, qtbot: QtBot) -> Told:
    return Told(desk, look, qtbot)


def test_it_is_told_when_desk_and_shop_know_the_same(told: Told) -> None:
    told.wait()
    assert told.notice.text() == ""
    told.link.stand("together")
    told.until_told()
    assert told.notice.text() == "1 pair of cards is perhaps one guest’s"


def test_seen_it_is_not_told_again_in_this_shop(told: Told) -> None:
    told.link.stand("together")
    told.until_told()
    told.after.seen()
    assert told.notice.text() == ""
    told.desk.ask(lambda: None).result()
    told.bot.waitUntil(lambda: told.desk.merging.compared_in() == "harbour", timeout=20_000)
    told.begin()
    told.link.stand("together")
    told.wait()
    assert told.notice.text() == ""


def test_unseen_it_is_told_again_after_a_restart(told: Told) -> None:
    told.link.stand("waiting")
    told.until_told()
    told.begin()
    told.link.stand("together")
    told.until_told()


def test_the_desk_that_carries_the_shop_joined_nobody(told: Told) -> None:
    told.link.stand("together", hub=True)
    told.wait()
    assert told.notice.text() == ""

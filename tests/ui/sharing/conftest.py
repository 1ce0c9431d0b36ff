"""A shop of real desks, and the page or the whole window at one more."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from assistant.desk import open_desk
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from tests.share.shop import HERE, Shop, free_port
from tests.ui.hand import Hand
from ui.sharing.page import SharingPage


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Nobody is in it yet."""
    opened = Shop(tmp_path)
    yield opened
    opened.close()


class Spa(Hand):
    """One more desk, in its window; where it would listen, no other test does."""

    port: int
    _is_closed = False

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            super().close()

    @property
    def linked(self):
        return self.app._work._linked

    @property
    def page(self) -> SharingPage:
        return self.window.findChild(SharingPage)

    def seek(self) -> SharingPage:
        """To the page."""
        self.press("Ctrl+Shift+J")
        return self.page

    def join(self, code: str, port: int) -> None:
        """With a code, typed in two groups, at an address."""
        page = self.seek()
        if page.mode in ("alone", "member"):
            self.press("Alt+2")
        page._joining._address.set_text(f"{HERE}:{port + 1}")
        page._joining._name.set_text("Spa")
        page._joining._code.setFocus()
        page._joining._code.set_text("")
        self.type(f"{code[:3]} {code[3:]}")
        self.press("Return")

    def joined(self, code: str, port: int) -> None:
        """And it is in."""
        self.join(code, port)
        self.until(lambda: self.linked.standing.kind == "together")


@pytest.fixture
def spa(
    qapp: QApplication, fonts: None, tmp_path: Path, shop: Shop
) -> Iterator[Callable[..., Spa]]:
    """Opens the window of a desk with a guest of its own; a second time, the same one again."""
    opened: list[Spa] = []
    port = free_port()

    def window(**settings: object) -> Spa:
        place = Home(tmp_path / "window")
        if opened:
            opened.pop().close()
        desk = open_desk(place)
        if not desk.staff():
            desk.sign_in(desk.join(name="Noor", role="manager").result())
            desk.meet(Identity("Ana Gil")).result()
        me = desk.staff()[0].page
        desk.close()
        words = {"language": "en", "theme": "light", "staff": me.hex(), "house": "Hotel Mar"}
        hand = Spa(qapp, place, Settings(**words | settings))
        hand.port = port
        hand.linked._network.update(port=port, listen=HERE)
        opened.append(hand)
        return hand

    yield window
    for hand in opened:
        hand.close()
    qapp.setStyleSheet("")

"""How changes of state are told: not oftener than can be read, and no short absence at all."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assistant.share.state import State
from tests.share.shop import Shop
from ui.bridge import Bridge
from ui.sharing.linked import Linked
from ui.sharing.standing import Standing


def test_a_short_absence_is_not_told_and_a_long_one_is(shop: Shop, qtbot: QtBot) -> None:
    hub = shop.host("Reception")
    linked, told = Linked(hub.desk, Bridge(), hub.home), list[Standing]()
    linked.stood.connect(told.append)
    linked._on_made((hub.sharing._keep, hub.sharing))
    qtbot.waitUntil(lambda: linked.standing.kind == "together")
    linked._begun_s = 1.0  # the desks have found each other long ago
    for turn in range(60):
        hub.sharing._on_state(State("alone" if turn % 2 == 0 else "together"))
        QTest.qWait(10)
    assert [one.kind for one in told] == ["together"]
    hub.sharing._on_state(State("alone", waiting=3))
    qtbot.waitUntil(
        lambda: linked.standing == Standing("alone", hub=True, waiting=3, carrier="Reception")
    )
    assert [one.kind for one in told] == ["together", "alone"]
    linked._looking.stop()


def test_progress_is_reckoned_from_where_it_began(shop: Shop, qtbot: QtBot) -> None:
    hub = shop.host("Reception")
    linked = Linked(hub.desk, Bridge(), hub.home)
    linked._on_made((hub.sharing._keep, hub.sharing))
    qtbot.waitUntil(lambda: linked.standing.kind == "together")
    for behind in (1_000_000, 987_600):
        hub.sharing._on_state(State("catching-up", behind=behind))
        QTest.qWait(50)
    qtbot.waitUntil(lambda: linked.standing.kind == "catching-up")
    assert (linked.standing.behind, linked.standing.whole) == (987_600, 1_000_000)
    hub.sharing._on_state(State("together"))
    qtbot.waitUntil(lambda: linked.standing == Standing("together", hub=True, carrier="Reception"))
    linked._looking.stop()

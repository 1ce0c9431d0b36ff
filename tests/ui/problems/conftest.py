"""A record to look at: problems and promises of some months, in a real store."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests.entries import Identity
from assistant.guests.view import DAY_MS, HOUR_MS
from assistant.journal.stamp import PageId, new_id
from assistant.recovery import entries as e
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look
from ui.problems.page import ProblemsPage

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


class House:
    """Writes the lines of problems as acts write them, at any time in the past."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._now_ms = time.time_ns() // 1_000_000
        self._wait: dict[PageId, list[Draft]] = {}

    def guest(self, name: str) -> PageId:
        return self.desk.meet(Identity(name=name)).result()

    def problem(
        self,
        text: str,
        *,
        ago_ms: int = HOUR_MS,
        closed: bool | None = None,
        promises: tuple[tuple[str, int], ...] = (),
        **words: Any,
    ) -> PageId:
        """`promises` are (text, due in ms from now); `closed` is whether the guest is content."""
        when_ms = self._now_ms - ago_ms
        page = PageId(new_id(when_ms))
        opened = {k: words.pop(k) for k in ("guest", "who", "severity", "restricted") if k in words}
        bodies: list[Any] = [e.ProblemOpened(text, STEPS, **opened)]
        if words:
            bodies.append(e.ProblemChanged(**words))
        signer = self.desk.signed
        for what, due_ms in promises:
            bodies.append(e.PromiseMade(what, self._now_ms + due_ms, signer))
        if closed is not None:
            reason = "" if closed else "The guest had to catch a train"
            bodies.append(e.ProblemClosed(closed, reason, 4 if closed else 0))
        self._wait[page] = [Draft(body, happened_at=when_ms) for body in bodies]
        return page

    def write(self) -> None:
        """All that waits, in one moment."""
        wait, self._wait = self._wait, {}
        self.desk._submit(lambda tx, now_ms: wait).result()


@pytest.fixture
def house(desk: Desk) -> House:
    return House(desk)


@pytest.fixture
def bridge(qtbot: QtBot, desk: Desk) -> Bridge:
    made = Bridge()
    desk.on_changes(made.tell)
    return made


@pytest.fixture
def a_year(house: House) -> Callable[[], dict[str, PageId]]:
    """A house's year: some open problems, many closed ones, some that came twice."""

    def write() -> dict[str, PageId]:
        return furnish(house)

    return write


@pytest.fixture
def page(
    stage: Callable[..., ProblemsPage], look: Look, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> Callable[..., ProblemsPage]:
    """The page in a window, with all that it shows read."""

    def show(width: int = 1198, height: int = 714, tab: str = "problems") -> ProblemsPage:
        made = stage(ProblemsPage(look, desk, bridge), width, height)
        settled(qtbot, made, desk)
        made.show_problems() if tab == "problems" else made.show_promises()
        return made

    return show


def settled(qtbot: QtBot, page: ProblemsPage, desk: Desk) -> None:
    """All that was asked is answered and shown."""
    qtbot.waitUntil(lambda: not page._settle.isActive())
    rest(desk)


def furnish(house: House) -> dict[str, PageId]:
    okafor, solheim = house.guest("Daniel Okafor"), house.guest("Ingrid Solheim")
    li, lopez = house.guest("李堃"), house.guest("María López")
    pages = {
        "suit": house.problem(
            "My suit is not back and I speak at seven.",
            guest=okafor, defect="mistake", product="Laundry", place="Room 305",
            ago_ms=2 * HOUR_MS, promises=(("Suit in room 305, by your own hand", 25 * 60_000),),
        ),
        "shower": house.problem(
            "The shower is cold for the second day.",
            guest=solheim, defect="breakdown", product="Shower", place="Room 412", severity=3,
            ago_ms=5 * HOUR_MS,
            promises=(("Call back about the shower", -40 * 60_000),
                      ("Room 508 is kept for you", 3 * HOUR_MS)),
        ),
        "shower-before": house.problem(
            "No hot water in the shower this morning", guest=li, defect="breakdown",
            product="shower", place="Room 217", ago_ms=6 * DAY_MS, closed=True,
        ),
        "shower-first": house.problem(
            "Water never got warm", who="the lady of room 120", defect="breakdown",
            product="Shower", place="Room 120", ago_ms=19 * DAY_MS, closed=False,
        ),
        "wait": house.problem(
            "We waited forty minutes for the table we had booked", who="the lady of table 4",
            ago_ms=30 * 60_000, promises=(("Window table tomorrow at eight", 20 * HOUR_MS),),
        ),
        "noise": house.problem(
            "隔壁房间一直很吵，孩子睡不着。", guest=li, defect="variation", place="Room 217",
            severity=1, ago_ms=26 * HOUR_MS, promises=(("给客人换一间安静的房间", -60_000),),
        ),
        "bill": house.problem(
            "The minibar is on the bill and I touched nothing", guest=lopez, defect="rework",
            product="Minibar", ago_ms=9 * DAY_MS, closed=True,
        ),
    }  # fmt: skip
    kinds = ["mistake", "rework", "breakdown", "inefficiency", "variation", "", "mistake"]
    for at in range(46):
        house.problem(
            f"What went wrong on day {at}", guest=(okafor, solheim, li, lopez)[at % 4],
            defect=kinds[(at * 5 + at // 6) % 7],
            place=("Lobby", "Bar", "Pool", "Room 101")[at % 4],
            product=f"Thing {at}", ago_ms=(12 + at * 7) * DAY_MS + at * HOUR_MS,
            severity=1 + at % 3, closed=at % 5 > 0,
        )  # fmt: skip
    house.write()
    return pages

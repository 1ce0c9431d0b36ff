"""What the window adds: key to painted list, guest chosen to painted card."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests import acts, entries
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, new_id
from assistant.words.book import Book
from tests.bench.row import Row
from ui.bridge import Bridge
from ui.counter.guest_list import GuestList
from ui.counter.page import Counter
from ui.counter.search_field import SearchField
from ui.counter.shell import CounterShell
from ui.look.icons import load_icons
from ui.look.look import Look, apply, load_fonts
from ui.sweep import Sweep

ROUNDS = 60


class Paints(QObject):
    """Counts the paints of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def figures(desk: Desk) -> Iterator[Row]:
    """Medians; floor and real turn by turn in one window."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    load_icons()
    look = Look()
    apply(app, look)
    Sweep(app)  # as in the program: elsewhere a collector would run on whatever thread it likes
    bridge, field, shell = Bridge(), SearchField(look), CounterShell(look)
    counter = Counter(shell, field, desk, bridge, Book(), "")
    shell.resize(1280, 740)
    shell.show()
    field.show()
    settle(app)
    yield typed(app, desk, field, shell.findChild(GuestList))
    yield chosen(app, desk, counter)
    shell.close()
    field.close()


def typed(app: QApplication, desk: Desk, field: SearchField, guests: GuestList) -> Row:
    """A key until the list is painted, against the same rows shown from memory."""
    paints = Paints(guests.viewport())
    edit = field.focusProxy()
    ours, floor = [], []
    for at in range(ROUNDS):
        letter = "mawjs"[at % 5]
        hits = desk.look_up(lambda tx, q=letter: find.exact(tx, q))

        def from_memory(hits: list[find.Hit] = hits) -> None:
            QApplication.sendEvent(edit, key_of("x"))
            guests.show_hits(hits, "memory")

        edit.blockSignals(True)
        floor.append(until_painted(app, paints, from_memory))
        edit.clear()
        edit.blockSignals(False)
        settle(app)
        ours.append(
            until_painted(app, paints, lambda k=letter: QApplication.sendEvent(edit, key_of(k)))
        )
        settle(app)
        edit.clear()
        settle(app)
    return Row("keystroke → painted list, median", median(ours), median(floor), "ms", "≤ 1.5")


def chosen(app: QApplication, desk: Desk, counter: Counter) -> Row:
    """A guest of 1,000 entries chosen until the card is painted, against a view in memory."""
    pages = [long_page(desk, f"Long Story {at}") for at in range(2)]
    views = [desk.guest(page) for page in pages]
    paints = Paints(counter._card)
    ours, floor = [], []
    for at in range(ROUNDS):
        page, view = pages[at % 2], views[at % 2]
        ours.append(until_painted(app, paints, lambda p=page: counter.show_page(p)))
        settle(app)
        other = views[1 - at % 2]
        floor.append(until_painted(app, paints, lambda v=other: counter._show(v)))
        settle(app)
        counter._show(view)
        settle(app)
    return Row(
        "guest chosen → card painted, 1,000 entries, median",
        median(ours),
        median(floor),
        "ms",
        "≤ 2",
    )


def long_page(desk: Desk, name: str) -> PageId:
    """A guest with a thousand lines."""
    page = PageId(new_id(time.time_ns() // 1_000_000))
    lines = [*acts.meet(0, who=Identity(name))]
    for at in range(999):
        match at % 4:
            case 0:
                lines.append(entries.NoteWritten(f"Read in the lobby until late, day {at}"))
            case 1:
                lines.append(entries.MoodNoted(1 + at % 5, "the noise of the street"))
            case 2:
                lines.append(entries.GuestArrived("telephone"))
            case _ if at % 40 == 3:
                lines.append(entries.PreferenceNoted(f"Liking number {at}", "said"))
            case _:
                lines.append(entries.WordsSaid("greeting", "returning.name", "Welcome back."))
    desk.pouring.pour([(page, [Draft(line) for line in lines])])
    return page


def key_of(letter: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)


def until_painted(app: QApplication, paints: Paints, start: Callable[[], object]) -> float:
    """Milliseconds from `start` to the first paint after it."""
    before, began = paints.count, time.perf_counter()
    start()
    while paints.count == before:
        # As the program does: a loop that never sleeps would fight the reader for every moment.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() - began > 5:
            raise TimeoutError("nothing was painted")
    return (time.perf_counter() - began) * 1000


def settle(app: QApplication) -> None:
    """Let everything that is under way come to its end."""
    end = time.perf_counter() + 0.03
    while time.perf_counter() < end:
        app.processEvents()

"""The traces of the day, of all guests: read, shown under each other, done and passed on."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import StaffView, signatures
from assistant.shift import register, times, traces
from assistant.shift.view import TraceView
from assistant.tongue import _
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.look.keys import bind
from ui.look.line import Line
from ui.look.look import Look
from ui.look.trouble import Trouble
from ui.reader import Reader
from ui.traces.trace_list import TraceList

_MOST = 3
"""Shown under the day's guests; the others are on the guests' cards and on the handover."""


class _Known(Struct, frozen=True):
    traces: list[TraceView]
    guests: Mapping[PageId, str]
    staff: list[StaffView]


class TracesOfDay(QWidget):
    """What is to be done for guests today, or was for an earlier day and is not done."""

    staff_wanted = Signal(object)
    guest_wanted = Signal(object)

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._desk = desk
        self._carrier = Carrier(desk, bridge, self)
        self._list = TraceList(look, with_guest=True, most=_MOST)
        self._trouble = Trouble(look)
        self._title = Line(look, _("Tasks for guests"), "section")
        self._reader = Reader(self, bridge, lambda: desk.ask(_read, desk), self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        for part in (self._title, self._list, self._trouble):
            column.addWidget(part)
        self._title.hide()
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._list.done.connect(lambda page: self._act(page, traces.do_trace))
        self._list.passed.connect(self._on_passed)
        self._list.guest_wanted.connect(self.guest_wanted)
        bridge.changed.connect(self.on_changed)
        bind(self, "trace-done", self._list.do_first)
        bind(self, "pass-trace", self._list.pass_first)

    def on_changed(self, changes: Changes) -> None:
        """A trace changed, or who they are for."""
        mine = any(isinstance(view, TraceView) for view in changes.shifts.values())
        if mine or changes.wide or changes.staff:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        self._reader.shown()

    def _on_passed(self, page: PageId, to: StaffId, role: str) -> None:
        self._act(page, traces.pass_trace, to=to, role=role)

    def _act(self, page: PageId, act: Callable[..., Any], **words: Any) -> None:
        def write() -> "Future[Changes]":
            return self._desk.shifts.act(page, act, **words)

        told = self._trouble.show_sentence
        self._carrier.carry(write, lambda changes: told(""), told)

    def _show(self, known: _Known) -> None:
        names = signatures(known.staff)
        others = (one for one in known.staff if one.active and one.page != self._desk.signed)
        self._list.show_colleagues({StaffId(one.page): one.name for one in others})
        now_ms = time.time_ns() // 1_000_000
        self._list.show_traces(known.traces, names, now_ms, known.guests)
        self._title.setVisible(bool(known.traces))


def _read(desk: Desk) -> _Known:
    """Not for the GUI thread."""
    today = times.day_of(time.time_ns() // 1_000_000)
    found = desk.shifts.all(partial(register.open_traces, until=today))
    open_ones = [one for one in found if isinstance(one, TraceView)]
    hits = desk.look_up(lambda tx: find.named(tx, {one.guest for one in open_ones}))
    names = {page: hit.name for page, hit in hits.items()}
    return _Known(open_ones, names, desk.staff())

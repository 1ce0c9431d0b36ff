"""The import page: a file is chosen, understood, tried out, and imported after a yes."""

import time
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from assistant.desk import Desk
from assistant.exchange.columns import Mapping
from assistant.exchange.imports import Outcome, import_file, save_refused
from assistant.exchange.incoming import Incoming, read_guest
from assistant.exchange.table import Table
from assistant.refusal import Refused
from assistant.tongue import _
from ui.bridge import Bridge, aside
from ui.exchange.choose import Choose
from ui.exchange.file_facts import FileFacts
from ui.exchange.intake import Intake
from ui.exchange.mapping_table import MappingTable
from ui.exchange.preview import Preview
from ui.exchange.result import Result
from ui.exchange.verdict import Verdict
from ui.look.current_stack import CurrentStack
from ui.look.dropped import dropped
from ui.look.keys import bind
from ui.look.line import Line
from ui.look.look import Look

_GUESTS = 3
_LOOKED_AT = 30
"""First rows among which guests for the preview are looked for."""


class ImportPage(QWidget):
    """Shows an `Intake` and carries what the clerk says of it."""

    finished = Signal()
    """To the counter."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._bridge = look, bridge
        self._dates_asked = False

        def bring(path: Path, **words: Any) -> Outcome:
            return import_file(desk, path, **words)

        self._intake = Intake(bridge, bring)
        self._choose, self._facts = Choose(look), FileFacts(look)
        self._mapping, self._preview = MappingTable(look), Preview(look)
        self._verdict, self._result = Verdict(look), Result(look)
        self._stack = CurrentStack(fills=True)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose.button)
        self._show()

    # -- what the clerk does --------------------------------------------------------------------

    def choose(self, path: Path) -> None:
        """Take this file."""
        self._dates_asked = False
        self._intake.choose(path)

    def ask_file(self) -> None:
        """Let a file be chosen."""
        if not self._intake.running:
            folder = QStandardPaths.StandardLocation.DocumentsLocation
            dialog = self._dialog(_("Choose the list of your guests"))
            dialog.setDirectory(QStandardPaths.writableLocation(folder))
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            lists = _("Lists ({patterns})").format(patterns="*.csv *.tsv *.txt")
            dialog.setNameFilters([lists, _("All files ({patterns})").format(patterns="*")])
            dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
            dialog.open()

    def ask_place(self) -> None:
        """Let a file for the refused rows be named."""
        outcome = self._intake.outcome
        if self._stack.currentWidget() is self._result and outcome and outcome.refused:
            path = outcome.table.path
            dialog = self._dialog(_("Save the refused rows"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("csv")
            dialog.setDirectory(str(path.parent))
            dialog.selectFile(_("{name} – refused.csv").format(name=path.stem))
            dialog.fileSelected.connect(lambda name: self.save_refused(Path(name)))
            dialog.open()

    def save_refused(self, path: Path) -> None:
        """Write the refused rows to `path`."""
        if self._intake.outcome is not None:
            self._bridge.when_done(
                self,
                aside(save_refused, self._intake.outcome, path),
                lambda done: self._result.show_saved(path.name),
                lambda why: self._result.show_trouble(why.sentence()),
            )

    def on_yes(self) -> None:
        """The one button of the moment."""
        if self._stack.currentWidget() is self._result:
            self.finished.emit()
        elif self._verdict.button.isEnabled():
            self._intake.bring()

    def on_escape(self) -> None:
        """Stop what is being written; where nothing is, back to the counter."""
        if self._intake.running:
            self._intake.stop()
        else:
            self.finished.emit()

    # -- a file held above the page -------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if dropped(event) and not self._intake.running:
            self._choose.show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was carried on."""
        self._choose.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """It is the one."""
        self._choose.show_over(False)
        if (path := dropped(event)) is not None:
            event.acceptProposedAction()
            self.choose(path)

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def intake(self) -> Intake:
        """The file at hand, for a page that takes over."""
        return self._intake

    def take_over(self, intake: Intake) -> None:
        """Go on with the file of the page before this one."""
        self._intake.deleteLater()
        self._intake = intake
        intake.moved.connect(self._show)
        intake.progressed.connect(self._verdict.show_progress)
        self._show()

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        intake = self._intake
        sentence = intake.trouble.sentence() if intake.trouble else ""
        if intake.outcome is not None:
            self._turn_to("result")
            self._result.show_outcome(intake.outcome)
        elif intake.table is None or intake.mapping is None:
            self._turn_to("choose")
            if intake.stage == "reading":
                self._choose.show_reading(intake.path.name)
            else:
                self._choose.show_choice(sentence)
        else:
            self._show_columns(intake.table, intake.mapping)
            self._show_verdict(intake.mapping, sentence)
            self._turn_to("columns")

    def _show_columns(self, table: Table, mapping: Mapping) -> None:
        intake = self._intake
        self._dates_asked = self._dates_asked or mapping.unsure_dates
        self._facts.show_file(table, intake.forecast)
        self._facts.show_open(not intake.running)
        self._mapping.show_mapping(table, mapping, self._dates_asked)
        self._mapping.setEnabled(not intake.running)
        self._preview.show_guests(_first_guests(table, mapping))

    def _show_verdict(self, mapping: Mapping, sentence: str) -> None:
        stage, forecast = self._intake.stage, self._intake.forecast
        if stage == "importing":
            self._verdict.show_importing()
        elif not mapping.names_guests:
            self._verdict.show_nameless()
        elif forecast is not None:
            self._verdict.show_forecast(forecast)
        else:
            self._verdict.show_trying()
        self._verdict.show_trouble(sentence)

    def _turn_to(self, step: str) -> None:
        """Show one of the three steps; the keys go with it, if they are on this page."""
        if self._stack.currentWidget() is self._steps[step]:
            return
        focus = QApplication.focusWidget()
        here = focus is None or self.isAncestorOf(focus)
        first = {"choose": self._choose.button, "result": self._result.done}
        target = first.get(step) or self._mapping.first()
        self._stack.setCurrentWidget(self._steps[step])
        self.setFocusProxy(target)
        if here and self.isVisible():
            target.setFocus()

    # -- building -------------------------------------------------------------------------------

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _lay_out(self) -> None:
        look = self._look
        self._preview.setMinimumWidth(look.px(220))
        self._preview.setMaximumWidth(look.px(520))
        middle = QHBoxLayout()
        middle.setSpacing(look.px(12))
        middle.addWidget(self._mapping, 7)
        middle.addWidget(self._preview, 3)
        columns = QWidget()
        column = QVBoxLayout(columns)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(self._facts)
        column.addLayout(middle, 1)
        column.addWidget(self._verdict)
        self._steps = {"choose": self._choose, "columns": columns, "result": self._result}
        for step in self._steps.values():
            self._stack.addWidget(step)
        inside = QWidget()
        inside.setObjectName("page")
        scroll = QScrollArea()  # for a large text in a small window
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        whole = QVBoxLayout(inside)
        pad = look.px(28)
        whole.setContentsMargins(pad, look.px(18), pad, look.px(18))
        whole.setSpacing(look.px(12))
        whole.addWidget(Line(look, _("Import guests"), "hero"))
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        intake = self._intake
        intake.moved.connect(self._show)
        intake.progressed.connect(self._verdict.show_progress)
        self._choose.wanted.connect(self.ask_file)
        self._facts.other_wanted.connect(self.ask_file)
        self._result.other_wanted.connect(self.ask_file)
        # By way of the page: what it shows may be taken over from another.
        self._facts.read_differently.connect(lambda *how: self._intake.read_as(*how))
        self._mapping.taken.connect(lambda column, field: self._intake.take(column, field))
        self._mapping.dates_taken.connect(lambda day: self._intake.take_dates(day))
        self._verdict.wanted.connect(self.on_yes)
        self._verdict.stop_wanted.connect(self.on_escape)
        self._result.save_wanted.connect(self.ask_place)
        self._result.finished.connect(self.finished)
        bind(self, "choose-file", self.ask_file)
        bind(self, "save-refused", self.ask_place)
        bind(self, "save", self.on_yes)
        bind(self, "cancel", self.on_escape)


def _first_guests(table: Table, mapping: Mapping) -> list[Incoming]:
    """Guests as the first rows tell them; rows that cannot be read are passed over."""
    now_ms = time.time_ns() // 1_000_000
    found: list[Incoming] = []
    for number, cells in enumerate(islice(table.head, _LOOKED_AT)):
        try:
            found.append(read_guest(number, cells, table.header, mapping, now_ms))
        except Refused:
            continue
        if len(found) == _GUESTS:
            break
    return found

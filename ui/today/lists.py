"""Lists on their way in: pasted, chosen or dropped; what is refused stays to be put right."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.tongue import _
from ui.today.intake import ListIntake
from ui.today.list_form import ListForm


class Lists(QObject):
    """Leads the form of lists; the page brings it to the front."""

    opened = Signal()
    closed = Signal()
    taken = Signal(object, int)
    """The `Forecast` that is on file now, and how many guests that are."""

    def __init__(self, form: ListForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._over, self._day = form, parent, ""
        self._listened: ListIntake | None = None
        form.file_wanted.connect(self.ask_file)
        form.closed.connect(self.close)
        self._listen()

    @property
    def is_running(self) -> bool:
        """Whether guests are being written now."""
        return self._form.intake.running

    def show_day(self, day: str) -> None:
        """The day that is meant where a line says none."""
        self._day = day
        self._form.show_day(day)

    def take_over(self, intake: ListIntake) -> None:
        """Go on with the list of the window before."""
        self._form.take_over(intake)
        self._listen()

    def take(self) -> None:
        """What was understood is to be on file."""
        self._form.intake.take()

    def paste(self) -> None:
        """The field for a list."""
        self.opened.emit()
        self._form.begin(self._day)

    def ask_file(self) -> None:
        """Let a file be chosen."""
        if self.is_running:
            return
        dialog = QFileDialog(self._over, _("Choose a list or a calendar"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = QStandardPaths.StandardLocation.DownloadLocation
        dialog.setDirectory(QStandardPaths.writableLocation(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        lists = _("Lists and calendars ({patterns})").format(patterns="*.csv *.tsv *.txt *.ics")
        dialog.setNameFilters([lists, _("All files ({patterns})").format(patterns="*")])
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Take this file."""
        if not self.is_running:
            self.opened.emit()
            self._form.intake.read_file(path, self._day)
            self._form.list.setFocus()

    def close(self) -> None:
        """Back to the day. A text that is half written stays in its field; a list goes on."""
        intake = self._form.intake
        if not intake.running and (intake.stage == "done" or intake.path is not None):
            intake.path = None
            self._form.text.setPlainText("")
            intake.forget()
        self.closed.emit()

    def _listen(self) -> None:
        if self._listened is not self._form.intake:
            self._listened = self._form.intake
            self._listened.moved.connect(self._on_moved)

    def _on_moved(self) -> None:
        """Taken in: what was refused stays, else back to the day."""
        intake = self._form.intake
        if intake.stage != "done" or intake.forecast is None or intake.taken is None:
            return
        self.taken.emit(intake.forecast, intake.taken.guests)
        if intake.forecast.refused and intake.path is None:
            self._form.keep_refused()
        elif not intake.forecast.refused:
            self.close()

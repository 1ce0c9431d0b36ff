"""Words go from house to house in a file: ours are saved, theirs are looked at, then taken in."""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QPushButton, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.exchange import trade
from assistant.tongue import _
from assistant.words import acts
from assistant.words.book import Book
from assistant.words.trading import Brought, Forecast, forecast, standing
from assistant.words.view import HouseWords
from ui.book.trading_file import suggested
from ui.book.trading_intake import TradeIntake
from ui.book.trading_list import TradeList
from ui.book.trading_words import TradeRow, forecast_words, origin_words, trade_rows
from ui.bridge import Bridge, aside
from ui.deeds import Carrier
from ui.look.dropped import dropped
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.rows import Heading
from ui.look.trouble import Trouble
from ui.reader import Reader


class Foretold(Struct, frozen=True):
    """A file, and what it would change."""

    brought: Brought
    forecast: Forecast
    rows: list[TradeRow | Heading]


class Trading(Panel):
    """Stands in a page, which brings it to the front when it is `opened`, and back when `closed`.

    Nothing is written before a yes; what was taken in is taken back as one.
    """

    opened = Signal()
    closed = Signal()
    told = Signal(str)
    """What was done, or why it was not, where this is not in front."""
    taken = Signal(str, object)
    """What was taken in, in a sentence, and the ids of all of its lines."""
    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, words: HouseWords, house: str
    ) -> None:
        """`words`: what the house has settled so far; `house`: what it is called."""
        super().__init__(look)
        self._desk, self._bridge, self._words, self._house = desk, bridge, words, house
        self._look, self._book, self._folder = look, Book(), ""
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._intake = TradeIntake(bridge)
        self._intake.moved.connect(self._on_moved)
        self._found: Foretold | None = None
        self._refused = ""
        """Why it was not taken in."""
        self._reader = Reader(self, bridge, self._ask, self._on_found)
        self._title = Paragraph(look, "", "strong")
        self._origin = Paragraph(look, "", "body", "muted")
        self._verdict, self._trouble = Paragraph(look, "", "words"), Trouble(look)
        self._list, self._bar = TradeList(look), QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("The file is being read"))
        self._take = KeyedButton(look, _("Take it in"), "Enter", primary=True)
        self._other = KeyedButton(look, _("Another file"), cap("open-words"), icon="file-up")
        self._close = KeyedButton(look, _("Leave it"), cap("cancel"))
        self._lay_out()
        self._list.entered_row.connect(lambda row: self.take())
        self._take.clicked.connect(self.take)
        self._other.clicked.connect(self.ask_file)
        self._close.clicked.connect(self.leave)
        self._show()

    # -- for the page that it stands in -----------------------------------------------------------

    def serve(self, page: QWidget, front: QWidget) -> None:
        """Its keys are at work on `front`, and a file can be dropped on all of `page`."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        bind(front, "save-words", self.ask_place)
        bind(front, "open-words", self.ask_file)
        bind(self, "open-words", self.ask_file)

    def hints(self) -> Sequence[KeyHint]:
        """Its keys, to be shown on the page."""
        found = []
        for act, done in (("save-words", self.ask_place), ("open-words", self.ask_file)):
            hint = KeyHint(self._look, cap(act), label(act))
            hint.clicked.connect(done)
            found.append(hint)
        return found

    def show_house(self, words: HouseWords) -> None:
        """What the house has settled, from now on."""
        self._words = words
        self._on_moved()

    @property
    def intake(self) -> TradeIntake:
        """The file at hand, for a window that is built anew."""
        return self._intake

    @property
    def is_open(self) -> bool:
        """Whether there is a file at hand, or the reason why there is none."""
        return self._intake.stage != "empty" or self._intake.trouble is not None

    def take_over(self, intake: TradeIntake) -> None:
        """Go on with the file of the window before."""
        self._intake.deleteLater()
        self._intake = intake
        if intake.stage == "taking":  # who was to hear of the end of it is gone
            intake.end_taking(taken=False)
        intake.moved.connect(self._on_moved)
        self._on_moved()
        if self.is_open:
            self.opened.emit()

    # -- out --------------------------------------------------------------------------------------

    def ask_place(self) -> None:
        """Let a place for the file be named."""
        if next(standing(self._words), None) is None:
            self.told.emit(_("There are no words of your own yet. Nothing is saved."))
            return
        dialog = self._dialog(label("save-words"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile(suggested(self._house))
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the house's own words to `path`; then tell where they are."""
        self._folder = str(path.parent)
        self._bridge.when_done(
            self,
            aside(trade.write, self._words, self._house, path),
            lambda done: self.told.emit(_("Your words are saved: {place}").format(place=path)),
            lambda why: self.told.emit(why.sentence()),
        )

    # -- in ---------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Let a file be chosen."""
        if self._intake.stage == "taking":
            return
        dialog = self._dialog(label("open-words"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Look at this file."""
        if self._intake.stage != "taking":
            self._folder, self._refused = str(path.parent), ""
            self._intake.read_file(path)
            self.opened.emit()
            self.setFocus()

    def take(self) -> None:
        """Take in what was understood."""
        intake, brought = self._intake, self._intake.brought
        if intake.stage != "ready" or brought is None or not self._changes:
            return
        told = _("The words of {house} are taken in.").format(house=brought.house or intake.name)

        def write() -> "Future[Changes]":
            self._refused = ""
            intake.begin_taking()
            return self._desk.words.settle(acts.bring, brought=brought)

        def done(changes: Changes) -> None:
            self.closed.emit()  # first, while the keys are here
            intake.end_taking(taken=True)
            self.taken.emit(told, tuple(one.id for one in changes.entries))

        def refused(sentence: str) -> None:
            self._refused = sentence
            if intake.stage == "taking":
                intake.end_taking(taken=False)
            self._show()

        self._carrier.carry(write, done, refused)

    def leave(self) -> None:
        """All stays as it was."""
        if self._intake.stage != "taking":
            self.closed.emit()  # first, while the keys are here
            self._intake.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes it in, or presses the button that has the keys; Escape leaves it."""
        here = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(here, QPushButton) and here.hasFocus():
            here.click()
        else:
            self.take()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """One file held above the page is welcome; dropped, it is the one."""
        if isinstance(event, QDropEvent) and self._intake.stage != "taking":
            path = dropped(event)
            if path is not None and isinstance(event, QDragEnterEvent):
                event.acceptProposedAction()
                return True
            if path is not None and event.type() == QEvent.Type.Drop:
                event.acceptProposedAction()
                self.read_file(path)
                return True
        return super().eventFilter(page, event)

    # -- showing ----------------------------------------------------------------------------------

    def _ask(self) -> "Future[Foretold | None]":
        return aside(foretold, self._book, self._words, self._intake.brought)

    def _on_found(self, found: "Foretold | None") -> None:
        self._found = found
        self._show()

    def _on_moved(self) -> None:
        if self._intake.brought is None:
            self._found = None
        else:
            self._reader.read()
        self._show()

    @property
    def _changes(self) -> int:
        """How much would change."""
        found = self._found.forecast if self._found is not None else None
        return len(found.new) + len(found.differs) if found is not None else 0

    def _show(self) -> None:
        intake, found, changes = self._intake, self._found, self._changes
        origin = "" if found is None else origin_words(found.brought)
        self._title.setText(intake.name)
        self._origin.setText(origin)
        self._origin.setVisible(bool(origin))
        self._verdict.setText("" if found is None else forecast_words(found.forecast))
        self._verdict.setVisible(found is not None)
        self._list.show_changes([] if found is None else found.rows)
        self._list.setVisible(bool(changes))
        is_busy = intake.stage in ("reading", "taking") or (intake.stage == "ready" and not found)
        self._bar.setVisible(is_busy)
        why = intake.trouble.sentence() if intake.trouble else self._refused
        self._trouble.show_sentence(why)
        self._take.setVisible(bool(changes))
        self._take.setEnabled(intake.stage == "ready")
        self._other.setVisible(intake.stage != "taking")
        self._close.show_text(_("Leave it") if changes else _("Close"))
        self._show_focus()

    def _show_focus(self) -> None:
        """The keys to what is looked at, if they are here."""
        target = self._list if self._changes else self._close
        here = QApplication.focusWidget()
        has_keys = here is not None and self.isAncestorOf(here)
        if self.focusProxy() is not target:
            self.setFocusProxy(target)
            if has_keys:
                target.setFocus()

    # -- building ---------------------------------------------------------------------------------

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(self._folder or QStandardPaths.writableLocation(documents))
        words = _("Words of a house ({patterns})").format(patterns="*.jsonl")
        dialog.setNameFilters([words, _("All files ({patterns})").format(patterns="*")])
        return dialog

    def _lay_out(self) -> None:
        px = self._look.px
        foot = QWidget()
        flow = FlowLayout(foot, px(10))
        for button in (self._take, self._other, self._close):
            flow.addWidget(button)
        for part in (self._title, self._origin, self._verdict):
            self.column.addWidget(part)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._bar)
        self.column.addStretch(0)
        self.column.addWidget(foot)


def foretold(book: Book, words: HouseWords, brought: Brought | None) -> Foretold | None:
    """What taking it in would change; None where nothing is at hand. Not for the GUI thread."""
    if brought is None:
        return None
    found = forecast(words, brought)
    return Foretold(brought, found, trade_rows(book, words, found))

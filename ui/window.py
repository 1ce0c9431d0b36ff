"""The window: lays out the pages and the frame around them, and knows which page is open."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from assistant.tongue import _
from ui.counter.shell import CounterShell
from ui.frame.hints import Hints
from ui.frame.rail import Rail
from ui.frame.topbar import TopBar
from ui.look.current_stack import LooseStack
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.tab_order import step

_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
NARROW, LOW = 860, 480
"""Pixels at 100 %: less wide, the rail has no words; less high, there is no line of keys."""


class Window(QWidget):
    """The counter's shell is there from the first paint; other pages are added by name."""

    closing = Signal()
    page_shown = Signal(str)
    painted = Signal()
    """The first paint is done: what takes long may begin."""
    key_coming = Signal()
    """A key was pressed, and nobody has it yet."""

    _is_painted = False

    def __init__(self, look: Look, *, practice: bool = False) -> None:
        super().__init__()
        self.look = look
        self._name = _("Salve · Practice") if practice else "Salve"
        self.setWindowTitle(self._name)
        self.setMinimumSize(1024, 700)
        self.resize(QSize(1360, 860).boundedTo(self.screen().availableSize()))
        self.top = TopBar(look, practice=practice)
        self.rail = Rail(look)
        self.rail.setMinimumHeight(1)  # as little as what stands beside it, below a bar
        self.hints = Hints(look)
        self._stack = LooseStack()
        self._stack.setMinimumHeight(1)  # a bar for one line is never pushed out of the window
        self._pages: dict[str, QWidget] = {}
        self._later: dict[str, Callable[[], QWidget]] = {}
        self._alone: set[str] = set()
        self.rail.wanted.connect(self.show_page)
        self.counter = CounterShell(look)
        self.add_page("counter", self.counter)
        self.rail.add("counter", label("counter"), "concierge-bell", cap("counter"))
        self.rail.show_page("counter")
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        self._whole = QWidget()
        """Everything but a cover."""
        self._cover: QWidget | None = None
        self._behind: QWidget | None = None
        """What had the keys when the cover came."""
        self._keys: list[QShortcut] = []
        """Those of the whole window that are at work without the cover."""
        around = self._around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._whole)
        column = self._column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.hints)
        bind(self, "search-anywhere", self.to_search)
        bind(self, "quit", self.close)
        self.to_search()

    def show_title(self, page: str) -> None:
        """The open page’s name for the window list; never a guest’s."""
        self.setWindowTitle(f"{page} · {self._name}")

    def add_page(self, name: str, page: QWidget) -> None:
        """A page, shown when it is turned to."""
        self._pages[name] = page
        self._stack.addWidget(page)

    def add_bar(self, bar: QWidget) -> None:
        """What stands above the line of keys, on every page, while it is shown."""
        self._column.insertWidget(self._column.count() - 1, bar)

    def add_later(self, name: str, build: Callable[[], QWidget]) -> None:
        """A page that `build` makes when it is first turned to."""
        self._later[name] = build

    def show_alone(self, name: str) -> None:
        """While the page of this name is turned to, nothing else is in the window."""
        self._alone.add(name)

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        if name in self._later:
            self.add_page(name, self._later.pop(name)())
        self._stack.setCurrentWidget(self._pages[name])
        self.rail.show_page(name)
        self._show_frame(name not in self._alone)
        self.page_shown.emit(name)

    def look_up(self, name: str) -> None:
        """To a page that is only read; from there back to where one was, and on with one's hand."""
        if self.page != name:
            self._looked_up_from = self.page, QApplication.focusWidget()
            self.show_page(name)
            self._pages[name].setFocus()
            return
        page, hand = self._looked_up_from
        self.show_page(page)
        if hand is not None and isValid(hand) and hand.isVisible():
            hand.setFocus(Qt.FocusReason.OtherFocusReason)

    _looked_up_from: tuple[str, QWidget | None] = ("counter", None)
    """The page, and where the keys were on it."""

    def show_trouble(self, page: QWidget) -> None:
        """Nothing but why the store is not open and what helps, until `show_work`."""
        self.uncover()
        self.show_work()
        self.add_page("trouble", page)
        self._stack.setCurrentWidget(page)
        for part in (self.top, self.rail):
            part.hide()
        self.hints.show_keys([(cap(act), label(act)) for act in ("again", "quit")])

    def cover(self, cover: QWidget) -> None:
        """Nothing but `cover` can be seen, and no key reaches what is behind it, until `uncover`.

        What is behind goes on and stays as it is.
        """
        if self._cover is None:
            self._behind = QApplication.focusWidget()
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            keys: list[QShortcut] = self.findChildren(QShortcut, options=direct)
            self._keys = [one for one in keys if one.isEnabled()]
            for one in self._keys:
                one.setEnabled(False)
        else:
            self._around.removeWidget(self._cover)
            self._cover.hide()
            self._cover.deleteLater()
        self._cover = cover
        self._around.addWidget(cover)
        cover.show()
        cover.setFocus()
        self._whole.hide()

    def uncover(self) -> None:
        """All is as it was."""
        if self._cover is None:
            return
        cover, self._cover = self._cover, None
        for one in self._keys:
            one.setEnabled(True)
        self._keys = []
        self._whole.show()
        if self._behind is not None and isValid(self._behind) and self._behind.isVisible():
            self._behind.setFocus(Qt.FocusReason.OtherFocusReason)
        self._behind = None
        self._around.removeWidget(cover)
        cover.hide()
        cover.deleteLater()

    def show_work(self) -> None:
        """The store is open: the counter in its frame."""
        if (page := self._pages.pop("trouble", None)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
            for part in (self.top, self.rail):
                part.show()
            self.hints.show_keys([])
            self.to_search()

    @property
    def page(self) -> str:
        """The open page's name."""
        here = self._stack.currentWidget()
        return next(name for name, page in self._pages.items() if page is here)

    def step_back(self) -> None:
        """Escape, where nothing nearer wanted it: to the counter, and there to the search field."""
        if self.page not in ("counter", "welcome"):
            self.show_page("counter")
        self.to_search()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it is known of each key before it is known whose it is."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first that is heard of a key, whatever becomes of it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.key_coming.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window, or a large text, has less of a frame."""
        self.rail.set_narrow(self.width() < self.look.px(NARROW))
        self.hints.setVisible(self._has_hints)
        super().resizeEvent(event)

    @property
    def _has_hints(self) -> bool:
        """Whether there is room for the line of keys, and anything but a page that stands alone."""
        here = self._stack.currentWidget()
        alone = any(self._pages.get(name) is here for name in self._alone)
        return self.height() >= self.look.px(LOW) and not alone

    def _show_frame(self, shown: bool) -> None:
        for part in (self.top, self.rail):
            part.setVisible(shown)
        self.hints.setVisible(self._has_hints)

    def to_search(self) -> None:
        """To the search field, whatever page is open; a page that stands alone has none."""
        if self.page in self._alone:
            self.show_page("counter")
        self.top.search.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no widget wanted: "/" and letters typed outside fields start a search; Page
        has the rest of what is too long for its place, also while the hand is in the search."""
        if event.key() == Qt.Key.Key_Escape and self.top.isVisible():
            self.step_back()
            return
        if event.key() in _PAGES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._scroll(_PAGES[Qt.Key(event.key())])
            return
        if (
            is_free_text(event)
            and self.top.isVisible()
            and not _takes_text(QApplication.focusWidget())
        ):
            if event.text() == "/":
                self.to_search()
            else:
                self.top.search.take_key(event)
            return
        super().keyPressEvent(event)

    def _scroll(self, pages: int) -> None:
        """The largest part of the open page of which there is more than is seen."""
        parts = self._pages[self.page].findChildren(QAbstractScrollArea)
        longer = [one for one in parts if one.isVisible() and one.verticalScrollBar().maximum()]
        if longer:
            bar = max(longer, key=lambda one: one.width() * one.height()).verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads."""
        return step(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells of the first time, when it is over."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells before it goes."""
        self.closing.emit()
        super().closeEvent(event)


def is_free_text(event: QKeyEvent) -> bool:
    """Whether the key writes something a search can begin with."""
    plain = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    text = event.text()
    return not plain and bool(text) and text.isprintable() and not text.isspace()


def _takes_text(widget: QWidget | None) -> bool:
    """Whether letters belong to the widget that has the focus."""
    return widget is not None and bool(widget.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))

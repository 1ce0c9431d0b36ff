"""A page of several panes: one at a time under its tabs, each made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from ui.look.current_stack import LooseStack
from ui.look.look import Look


class TabbedPage(QWidget):
    """Tabs on top, the pane below."""

    turned = Signal(str)
    """The name of the pane that is in front now."""

    def __init__(self, look: Look, name: str) -> None:
        """`name` is told to who cannot see it."""
        super().__init__()
        px = look.px
        self._names: list[str] = []
        self._titles: list[tuple[str, str]] = []
        """What each tab says, and its key."""
        self._later: dict[str, Callable[[], QWidget]] = {}
        self._panes: dict[str, QWidget] = {}
        self._stack = LooseStack()
        self._tabs = _Tabs()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        # Many tabs in a small window are cut rather than hidden behind arrows.
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setAccessibleName(name)
        self._tabs.currentChanged.connect(self._on_turned)
        column = QVBoxLayout(self)
        pad = px(14)
        column.setContentsMargins(pad, px(10), pad, pad)
        column.setSpacing(px(10))
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)

    def add_later(self, name: str, title: str, key: str, build: Callable[[], QWidget]) -> None:
        """A pane that `build` makes when it is first turned to; `key` is told beside its title."""
        self._names.append(name)
        self._later[name] = build
        self._titles.append((title, key))
        at = self._tabs.addTab(_with_key(title, key))
        self._tabs.setAccessibleTabName(at, title)

    @property
    def name(self) -> str:
        """The pane in front."""
        return self._names[self._tabs.currentIndex()]

    def turn_to(self, name: str) -> QWidget:
        """Bring a pane to the front, and have it."""
        self._tabs.setCurrentIndex(self._names.index(name))
        self._on_turned(self._tabs.currentIndex())
        return self._panes[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all of it has no room, the tabs say only what they are."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for told in (_with_key, _title_alone):
            for at, (title, key) in enumerate(self._titles):
                self._tabs.setTabText(at, told(title, key))
            if self._tabs.sizeHint().width() <= self._tabs.width():
                return

    def _on_turned(self, at: int) -> None:
        if at < 0:
            return
        name = self._names[at]
        if name in self._later:
            pane = self._later.pop(name)()
            self._panes[name] = pane
            self._stack.addWidget(pane)
        if name in self._panes:
            self._stack.setCurrentWidget(self._panes[name])
            self.turned.emit(name)


class _Tabs(QTabBar):
    """Tabs with room for their words."""

    def tabSizeHint(self, index: int) -> QSize:
        """Qt measures the tab in front in bold, but cuts its words as if they were not.

        Beside Chinese the sign of a key is narrower in bold.
        """
        words, bold = self.tabText(index), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain = self.fontMetrics().size(0, words).width()
        lacking = plain - QFontMetrics(bold).size(0, words).width()
        return super().tabSizeHint(index) + QSize(max(0, lacking), 0)


def _with_key(title: str, key: str) -> str:
    return f"{title}   {key}"


def _title_alone(title: str, key: str) -> str:
    return title

"""One of several widgets at a time, in a place only as large as that one needs."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget


class LooseStack(QStackedWidget):
    """Qt's stack, which takes what room there is; those behind do not ask for more of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda at: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        """What does not fit scrolls."""
        return False

    def sizeHint(self) -> QSize:
        """What the one in front would like."""
        here = self.currentWidget()
        return here.sizeHint() if here is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least that the one in front needs."""
        here = self.currentWidget()
        return here.minimumSizeHint() if here is not None else super().minimumSizeHint()


class CurrentStack(QWidget):
    """For a place where now a line stands and now a form; Qt's stack is as large as the largest."""

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        """With `fills` it takes what room there is beyond that."""
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        high = QSizePolicy.Policy.MinimumExpanding if fills else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, high)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        """Never lower than what stands here needs at this width: a layout would squeeze it."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
        return handled

    def addWidget(self, widget: QWidget) -> None:
        """One more; the first one is shown."""
        self._widgets.append(widget)
        self._column.addWidget(widget)
        widget.setVisible(len(self._widgets) == 1)

    def currentWidget(self) -> QWidget | None:
        """The one that is shown."""
        return next((one for one in self._widgets if not one.isHidden()), None)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Show this one; the keys stay where they are unless they were on the one before."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        for one in self._widgets:
            if one is not widget:
                one.hide()
        widget.show()
        if had_focus:
            widget.setFocus()

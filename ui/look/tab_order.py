"""The order in which Tab goes: as things stand in their layouts, not as they came into being."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLayout, QWidget


def tab_stops(whole: QWidget) -> list[QWidget]:
    """Everything in `whole` where Tab stops now, in the order in which it is read."""
    return [
        part
        for part in _in_order(whole)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
    ]


def step(whole: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or the last stop before; from the end to the beginning."""
    stops = tab_stops(whole)
    if not stops:
        return False
    focus = QApplication.focusWidget()
    if focus in stops:
        at = stops.index(focus) + (1 if forward else -1)
    else:
        at = 0 if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[at % len(stops)].setFocus(reason)
    return True


def _in_order(whole: QWidget) -> Iterator[QWidget]:
    for part in _children(whole):
        if part.isVisibleTo(whole) and part.isEnabled() and not part.isWindow():
            yield part
            yield from _in_order(part)


def _children(whole: QWidget) -> list[QWidget]:
    """Those in its layout in their order, then those that stand free."""
    layout = whole.layout()
    placed = list(_placed(layout)) if layout is not None else []
    if isinstance(whole, QAbstractScrollArea):
        placed.append(whole.viewport())
    free = (child for child in whole.children() if isinstance(child, QWidget))
    return [*placed, *(child for child in free if child not in placed)]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)

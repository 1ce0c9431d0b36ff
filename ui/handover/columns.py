"""The three columns of the sheet, the same for its cards, its lines and its headings."""

from PySide6.QtCore import QRectF

from ui.look.look import Look

LEFT_PAD = 17
"""Pixels at 100 % from the edge of a card to its words."""
GUTTER = 18
_MIDDLE, _RIGHT = 0.23, 0.19
_LEAST_MIDDLE, _LEAST_RIGHT = 150, 184
NARROW = 700
"""Pixels at 100 %: below that there are two columns, and the card lies in one."""


def columns(look: Look, rect: QRectF) -> tuple[QRectF, QRectF | None, QRectF]:
    """What there is to know; who sees to it and what is next; who has read it.

    Where it is narrow there is no middle one.
    """
    px, pad, gutter = look.px, look.px(LEFT_PAD), look.px(GUTTER)
    inner = rect.adjusted(pad, 0, -pad, 0)
    right = max(inner.width() * _RIGHT, px(_LEAST_RIGHT))
    if rect.width() < px(NARROW):
        right = inner.width() * 0.3
        signs = QRectF(inner.right() - right, inner.top(), right, inner.height())
        left = QRectF(inner.left(), inner.top(), inner.width() - right - gutter, inner.height())
        return left, None, signs
    middle = max(inner.width() * _MIDDLE, px(_LEAST_MIDDLE))
    signs = QRectF(inner.right() - right, inner.top(), right, inner.height())
    who = QRectF(signs.left() - gutter - middle, inner.top(), middle, inner.height())
    left = QRectF(inner.left(), inner.top(), who.left() - gutter - inner.left(), inner.height())
    return left, who, signs

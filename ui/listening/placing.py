"""Where a note floats: under its field or over it, within the window, off what is being typed."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize


def place(
    size: QSize, field: QRect, typed: QRect, room: QRect, others: Iterable[QRect], gap: int
) -> QRect | None:
    """The best place for a note of `size`; None where there is none. All in one measure.

    `typed` is the line in the field where the cursor stands. Under the field is best, over it
    next; in a field as high as the window the note lies in it, away from the cursor. Of two good
    places the one wins that covers fewer of `others`.
    """
    left = max(room.left(), min(field.left(), room.right() + 1 - size.width()))
    tops = (
        field.bottom() + 1 + gap,
        field.top() - gap - size.height(),
        min(field.bottom(), room.bottom()) + 1 - gap - size.height(),
        max(field.top(), room.top()) + gap,
    )
    spots = [QRect(QPoint(left, top), size) for top in tops]
    outside = [spot for spot in spots[:2] if room.contains(spot)]
    inside = [spot for spot in spots[2:] if room.contains(spot) and not spot.intersects(typed)]
    hidden = list(others)
    return min(
        outside or inside,
        key=lambda spot: sum(spot.intersects(other) for other in hidden),
        default=None,
    )

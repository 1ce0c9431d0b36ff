"""Where the words of a slide stand, in letters as large as there is room for."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from ui.lineup.facts import Row
from ui.lineup.words import Shown
from ui.look.look import FAMILIES, Look
from ui.look.paragraph import LINE_HEIGHT, lines_of

SMALLEST = 20
"""Pixels at 100 %: nothing is smaller."""
_SHRUNK = tuple(step / 100 for step in range(100, 74, -4))
"""How far letters give way, step by step, before the least of the facts does."""
_TINY = tuple(step / 100 for step in range(72, 28, -4))
"""How far they do where nothing more can be left out."""
_NAME_LEAST = 44
"""To so much a long name gives way before it goes on in a second line."""
_TIGHT = 0.86
"""A name on one line needs so much of the height of a line in running text."""
_NORMAL, _STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold


class Sizes(NamedTuple):
    """Pixels at 100 % of what is written."""

    name: int = 68
    text: int = 46
    why: int = 34
    fact: int = 30
    say: int = 36
    part: int = 24


_SIZES = {"zh": Sizes(name=66, text=44, why=33, fact=31, say=36, part=24)}
"""Chinese characters fill their square: large ones may be smaller, dense ones must be larger."""


class Words(NamedTuple):
    """Laid out words, the place of their first line, and their colour."""

    layout: QTextLayout
    at: QPointF
    ink: str


class Sign(NamedTuple):
    """An icon in its square."""

    icon: str
    square: QRectF
    ink: str


class Laid(NamedTuple):
    """A slide as it is painted. Places count from the top left of what is inside the card."""

    words: tuple[Words, ...]
    signs: tuple[Sign, ...]
    face: QRectF | None
    box: QRectF | None
    """The ground of the words to say."""
    height: float
    """Of all that stands at the top."""
    foot: tuple[Words, ...]
    """Counts from the top of the foot."""
    foot_sign: Sign | None
    foot_height: float
    is_whole: bool = True
    """There is room for all of it."""

    @property
    def whole_height(self) -> float:
        """With the foot."""
        return self.height + self.foot_height


def laid(shown: Shown, look: Look, language: str, width: float, height: float) -> Laid:
    """`shown` in `width` times `height` pixels; the largest letters in which all of it fits.

    Rather than too small to be read from afar, the last facts are left out, but none of safety;
    beside more of that than a slide can hold all else is.
    """
    sizes = _SIZES.get(language, Sizes())
    while True:
        for shrunk in _SHRUNK:
            found = _Setter(shown, look, sizes, width, shrunk).set()
            if found.whole_height <= height:
                return found
        if len(shown.rows) <= shown.kept or shown.rows[-1].ink == "danger":
            break
        shown = shown._replace(rows=shown.rows[:-1])
    silent = shown._replace(say="")
    safety = tuple(row for row in shown.rows if row.ink == "danger")
    for told in (shown, silent, silent._replace(rows=safety, foot=None)):
        for shrunk in _TINY:
            found = _Setter(told, look, sizes, width, shrunk).set()
            if found.whole_height <= height:
                return found
    return found._replace(is_whole=False)


def face(look: Look, size: float, weight: QFont.Weight = _NORMAL) -> QFont:
    """The type of `size` pixels at 100 %."""
    font = QFont(FAMILIES)
    font.setPixelSize(look.px(size))
    font.setWeight(weight)
    return font


class _Lines(NamedTuple):
    """Words beside the face, how high they are, and what stands before them."""

    layout: QTextLayout
    height: float
    above: float = 0.0
    """So much of the first line's air is left out."""
    indent: float = 0.0
    sign: Sign | None = None


class _Setter:
    """Sets one slide from top to bottom."""

    def __init__(self, shown: Shown, look: Look, sizes: Sizes, width: float, shrunk: float) -> None:
        self._shown, self._look, self._sizes = shown, look, sizes
        self._width, self._shrunk = width, shrunk
        self._words: list[Words] = []
        self._signs: list[Sign] = []

    def set(self) -> Laid:
        """The slide."""
        portrait, y = self._head()
        for row in self._shown.rows:
            y += self._row(row, y, self._sizes.fact) + self._px(8)
        box, y = self._say(y)
        words, signs = tuple(self._words), tuple(self._signs)
        self._words, self._signs = [], []
        foot = self._px(12) if self._shown.foot is not None else 0.0
        if self._shown.foot is not None:
            foot += self._row(self._shown.foot, foot, self._sizes.fact)
        last = self._signs[0] if self._signs else None
        return Laid(words, signs, portrait, box, y, tuple(self._words), last, foot)

    def _px(self, size: float) -> float:
        """Air, which gives way as the letters do."""
        return size * self._look.scale * self._shrunk

    def _font(self, size: float, weight: QFont.Weight = _NORMAL) -> QFont:
        return face(self._look, max(SMALLEST, size * self._shrunk), weight)

    def _head(self) -> tuple[QRectF | None, float]:
        """Face or sign at the left; beside it name and reason, or the large text."""
        shown, side = self._shown, self._px(112)
        has_side = bool(shown.face or shown.sign)
        x = side + self._px(32) if has_side else 0.0
        room = self._width - x
        parts = list(self._head_words(room))
        high = sum(part.height for part in parts)
        y = max(0.0, (side - high) / 2) if has_side else 0.0
        square = QRectF(0, max(0.0, (min(high, side * 1.6) - side) / 2), side, side)
        for part in parts:
            self._words.append(Words(part.layout, QPointF(x + part.indent, y - part.above), "text"))
            if part.sign is not None:
                self._signs.append(part.sign._replace(square=part.sign.square.translated(x, y)))
            y += part.height
        if shown.sign:
            inner = side * 0.5
            at = square.center() - QPointF(inner / 2, inner / 2)
            self._signs.append(Sign(shown.sign, QRectF(at.x(), at.y(), inner, inner), "accent"))
        bottom = max(y, square.bottom() if has_side else 0.0)
        return (square if has_side else None), bottom + self._px(18)

    def _head_words(self, room: float) -> Iterator["_Lines"]:
        shown, sizes = self._shown, self._sizes
        air = self._px(10) if shown.text else 0.0
        if shown.name:
            yield self._name(shown.name, room)
        if shown.text:
            yield _Lines(*lines_of(shown.text, self._font(sizes.text), room))
        if shown.why is not None:
            why = self._why(shown.why, room)
            yield why._replace(height=why.height + air, above=why.above - air)

    def _name(self, name: str, room: float) -> "_Lines":
        """On one line as long as it can be; a longer one is wrapped."""
        size = max(SMALLEST, self._sizes.name * self._shrunk)
        least = min(size, max(SMALLEST, _NAME_LEAST))
        text = " ".join(name.split())
        while size > least and self._wide(text, size) > room:
            size -= 1
        layout, height = lines_of(text, face(self._look, size, _STRONG), room)
        if layout.lineCount() > 1:
            return _Lines(layout, height)
        spare = height * (1 - _TIGHT)
        return _Lines(layout, height - spare, above=spare / 2)

    def _why(self, row: Row, room: float) -> "_Lines":
        """The reason; with a sign where it has a colour."""
        size = max(SMALLEST, self._sizes.why * self._shrunk) * self._look.scale
        if row.ink == "text":
            return _Lines(*self._lead(row, self._sizes.why, room))
        indent = size + self._px(14)
        layout, height = self._lead(row, self._sizes.why, room - indent)
        square = QRectF(0, size * (LINE_HEIGHT - 1) / 2, size, size)
        return _Lines(layout, height, indent=indent, sign=Sign(row.icon, square, row.ink))

    def _wide(self, text: str, size: float) -> float:
        return QFontMetricsF(face(self._look, size, _STRONG)).horizontalAdvance(text) + 2

    def _lead(self, row: Row, size: float, room: float) -> tuple[QTextLayout, float]:
        """A row's words: the lead semibold, in its colour."""
        gap = "\u2002" if row.lead and row.text else ""
        ink = self._look.colour(row.ink)
        text = f"{row.lead}{gap}{row.text}"
        return lines_of(text, self._font(size), room, len(row.lead), ink)

    def _row(self, row: Row, y: float, size: float) -> float:
        """Sign and words; how high they are."""
        side = max(SMALLEST, size * self._shrunk) * self._look.scale * 1.07
        x = side + self._px(22)
        layout, height = self._lead(row, size, self._width - x)
        first = max(SMALLEST, size * self._shrunk) * self._look.scale * LINE_HEIGHT
        sign_ink = "muted" if row.ink == "text" else row.ink
        self._signs.append(Sign(row.icon, QRectF(0, y + (first - side) / 2, side, side), sign_ink))
        self._words.append(Words(layout, QPointF(x, y), "text"))
        return height

    def _say(self, y: float) -> tuple[QRectF | None, float]:
        """The words to say, on their own ground."""
        if not self._shown.say:
            return None, y
        pad_x, pad_y = self._px(26), self._px(14)
        size = max(SMALLEST, self._sizes.say * self._shrunk) * self._look.scale
        x = pad_x + size + self._px(20)
        room = self._width - x - pad_x
        layout, height = lines_of(self._shown.say, self._font(self._sizes.say), room)
        y += self._px(6)
        box = QRectF(0, y, self._width, height + 2 * pad_y)
        icon = "circle-question-mark" if self._shown.asks else "message-square-quote"
        top = y + pad_y + (size * LINE_HEIGHT - size) / 2
        self._signs.append(Sign(icon, QRectF(pad_x, top, size, size), "accent"))
        self._words.append(Words(layout, QPointF(x, y + pad_y), "on_tint"))
        return box, box.bottom()

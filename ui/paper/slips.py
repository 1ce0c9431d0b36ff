"""The parts of a handover on paper: its head, rows with room for a pen, lines by hand. Pure."""

from collections.abc import Sequence
from html import escape
from unicodedata import bidirectional

from msgspec import Struct

from ui.paper.fitting import Setting

GREY = "#3c3c3c"
_HAIR = "border-bottom-style:solid; border-bottom-width:0.5px; border-bottom-color:#9a9a9a"
_RULE = "border-bottom-style:solid; border-bottom-width:1px; border-bottom-color:#000000"
_PEN = "border-bottom-style:solid; border-bottom-width:0.7px; border-bottom-color:#000000"
_TABLE = '<table width="100%" cellspacing="0" cellpadding="0" style="margin:0">'
_LINE = 1.36 * 96 / 72
"""Pixels from line to line for each point of the letters."""
_LARGER = 1
"""Points by which the guest's name is larger."""
_PEN_ROOM, _HAND = 27, 34
"""Pixels that a pen needs above a line: to sign between others, and to write."""
_APART = 10
"""Pixels between columns."""
_WIDE = (5, 53, 22, 20)
"""Of the columns, in percent: number, what, who and next, signature."""


class Slip(Struct, frozen=True):
    """An item in words, each of one line or of several."""

    number: str
    about: str
    """Whom or what it is about."""
    danger: str = ""
    """What must never be forgotten."""
    facts: Sequence[str] = ()
    words: Sequence[str] = ()
    """What colleagues say of it."""
    owner: str = ""
    next_step: str = ""
    signed: Sequence[str] = ()
    """By whom and when; nobody: a box and a line for the pen."""
    sign_here: str = ""
    """Below the line for the pen."""


def head(title: str, below: Sequence[str], beside: Sequence[str], mark: str, how: Setting) -> str:
    """What it is and of when; beside it by whom; a mark that must not be overlooked."""
    left = _p(_bold(safe(title)), how, 17)
    left += "".join(_p(safe(one), how) for one in below)
    left += _p(_bold(f"⚠ {safe(mark)}"), how) if mark else ""
    right = "".join(_small(one, how, "right") for one in beside)
    cell = f"padding-bottom:{how.gap}px; {_RULE}"
    return (
        f'{_TABLE}<tr><td width="66%" style="{cell}">{left}</td>'
        f'<td width="34%" style="{cell}; vertical-align:bottom">{right}</td></tr></table>'
    )


def paragraph(lead: str, words: str, how: Setting) -> str:
    """Words to all, after the name of whoever says them; or what there is to know of the sheet."""
    told = (_bold(safe(lead)) if lead else "") + safe(words)
    return f'{_TABLE}<tr><td style="padding-top:{how.gap + 1}px">{_p(told, how)}</td></tr></table>'


def columns(words: str, owner: str, signature: str, how: Setting) -> str:
    """The head of a group of items."""
    pad = f"padding-top:{2.5 * how.gap}px; padding-bottom:2px; {_RULE}"
    cells = (
        _p(_bold(safe(words)), how),
        _small(owner, how, line=how.points),
        _small(signature, how, line=how.points),
    )
    widths = (_WIDE[0] + _WIDE[1], *_WIDE[2:])
    told = "".join(
        f'<td width="{width}%" style="{pad}">{cell}</td>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"{_TABLE}<tr>{told}</tr></table>"


def row(slip: Slip, how: Setting) -> str:
    """An item: as one paragraph where the setting wants it so."""
    is_short = how.short == "all" or (how.short == "signed" and bool(slip.signed))
    size = how.points if is_short else how.points + _LARGER
    number = _p(_bold(safe(slip.number)), how, line=size)
    signature = _signature(slip, how, size, is_short)
    cells = [(_WIDE[0], number), (_WIDE[1], _what(slip, how)), (_WIDE[2], _owner(slip, how))]
    if is_short:
        cells[1:] = [(_WIDE[1], _short(slip, how)), (_WIDE[2], _short_owner(slip, how))]
        if not slip.owner and not slip.next_step:
            cells[1:] = [(_WIDE[1] + _WIDE[2], _short(slip, how))]
    pad = f"padding-top:{how.gap}px; padding-bottom:{how.gap}px; {_HAIR}"
    told = "".join(
        f'<td width="{width}%" style="{pad}; padding-right:{_APART if at else 0}px">{cell}</td>'
        for at, (width, cell) in enumerate(cells)
    )
    return f'{_TABLE}<tr>{told}<td width="{_WIDE[3]}%" style="{pad}">{signature}</td></tr></table>'


def by_hand(words: str, how: Setting) -> str:
    """Lines to write on."""
    line = (
        f'<tr><td style="{_HAIR}"><p style="margin:0; line-height:{_HAND}px">&nbsp;</p></td></tr>'
    )
    title = f'<tr><td style="padding-top:{2.5 * how.gap}px">{_p(_bold(safe(words)), how)}</td></tr>'
    return f"{_TABLE}{title}{line}{line}</table>"


def _what(slip: Slip, how: Setting) -> str:
    size = how.points + _LARGER
    danger = _p(_bold(f"⚠ {safe(slip.danger)}"), how) if slip.danger else ""
    facts = "".join(_p(safe(one), how) for one in slip.facts)
    words = "".join(_p(safe(one), how, colour=GREY) for one in slip.words)
    return f"{_p(_bold(safe(slip.about)), how, size)}{danger}{facts}{words}"


def _owner(slip: Slip, how: Setting) -> str:
    size = how.points + _LARGER
    told = [_bold(safe(slip.owner)) if slip.owner else "", safe(slip.next_step)]
    lines = [one for one in told if one]
    return "".join(_p(one, how, line=size if at == 0 else 0) for at, one in enumerate(lines))


def _short(slip: Slip, how: Setting) -> str:
    danger = _bold(f"⚠ {safe(slip.danger)}") if slip.danger else ""
    facts = [_bold(safe(slip.about)), danger, *(safe(one) for one in slip.facts)]
    words = [f'<span style="color:{GREY}">{safe(one)}</span>' for one in slip.words]
    return _p(" · ".join(one for one in (*facts, *words) if one), how)


def _short_owner(slip: Slip, how: Setting) -> str:
    owner = _bold(safe(slip.owner)) if slip.owner else ""
    return _p(" ".join(one for one in (owner, safe(slip.next_step)) if one), how)


def _signature(slip: Slip, how: Setting, size: float, is_short: bool) -> str:
    """Who has signed; else a box to tick and a line for name and time."""
    if slip.signed:
        if is_short:
            return _p(f"✓ {'; '.join(safe(one) for one in slip.signed)}", how)
        first = (size, *(0 for _ in slip.signed[1:]))
        lines = zip(slip.signed, first, strict=True)
        return "".join(_p(f"✓ {safe(one)}", how, line=line) for one, line in lines)
    pen = f'style="margin:0; line-height:{_PEN_ROOM}px'
    box = f'<td width="18%"><p {pen}; font-size:{how.points + 6}pt">□</p></td>'
    line = f'<td width="82%" style="{_PEN}"><p {pen}">&nbsp;</p></td>'
    below = f"<td></td><td>{_small(slip.sign_here, how)}</td>"
    return f"{_TABLE}<tr>{box}{line}</tr><tr>{below}</tr></table>"


def _p(html: str, how: Setting, points: float = 0, line: float = 0, colour: str = "#000000") -> str:
    """A paragraph; letters of all scripts stand on one line where the height is given.

    `line` is the size, in points, that the line has room for.
    """
    points = points or how.points
    high = _LINE * max(points, line)
    return (
        f'<p style="margin:0; font-size:{points}pt; line-height:{high:.2f}px; color:{colour}">'
        f"{html}</p>"
    )


def _small(words: str, how: Setting, align: str = "left", line: float = 0) -> str:
    points = how.points - 2
    return (
        f'<p align="{align}" style="margin:0; font-size:{points}pt; color:{GREY}; '
        f'line-height:{_LINE * max(points, line):.2f}px">{safe(words)}</p>'
    )


def _bold(html: str) -> str:
    """What HTML calls bold is heavier than any typeface here: it would be smeared."""
    return f'<span style="font-weight:600">{html}</span>'


def safe(text: str) -> str:
    """`text` as HTML."""
    return escape(text).replace("\n", "<br/>")


def apart(text: str) -> str:
    """What is read from the right keeps to itself (Unicode’s isolates): its line stays as it is."""
    turned = any(bidirectional(letter) in ("R", "AL") for letter in text)
    return f"\u2068{text}\u2069" if turned else text

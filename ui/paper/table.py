"""The parts of a document on paper: a title, a section with dated and signed rows. Pure."""

from collections.abc import Sequence
from html import escape

from msgspec import Struct

_RULE = "border-bottom-style:solid; border-bottom-width:1px; border-bottom-color:#9a9a9a"


class Row(Struct, frozen=True):
    """When, what, who; below what is said in smaller letters."""

    when: str
    what: str
    who: str = ""
    below: Sequence[str] = ()


def title(words: str, below: Sequence[str], mark: str = "") -> str:
    """What it is about, largest; then who and when; a mark that must not be overlooked in bold."""
    told = f'<p style="margin:0 0 4px 0; font-size:17pt; font-weight:600">{_safe(words)}</p>'
    told += "".join(f'<p style="margin:0 0 2px 0; color:#3c3c3c">{_safe(x)}</p>' for x in below)
    if mark:
        told += f'<p style="margin:4px 0 0 0; font-weight:600">▲ {_safe(mark)}</p>'
    return told


def heading(words: str) -> str:
    """Over a section, with a strong rule below it."""
    return (
        '<table width="100%" cellspacing="0" cellpadding="3" style="margin-top:14px"><tr>'
        '<td style="border-bottom-style:solid; border-bottom-width:1.5px; '
        f'border-bottom-color:#000000; padding-left:0; font-weight:600">{_safe(words)}</td>'
        "</tr></table>"
    )


def section(words: str, lines: Sequence[Row]) -> str:
    """A heading and its rows; nothing where there are none."""
    return f"{heading(words)}{rows(lines)}" if lines else ""


def rows(lines: Sequence[Row]) -> str:
    """Rows below each other."""
    told = "".join(_row(row) for row in lines)
    return f'<table width="100%" cellspacing="0" cellpadding="4" style="margin:0">{told}</table>'


def signature(words: str) -> str:
    """Where a pen signs."""
    rule = "border-top-style:solid; border-top-width:1px; border-top-color:#000000"
    return (
        '<table width="100%" cellspacing="0" cellpadding="3" style="margin-top:42px"><tr>'
        '<td width="50%"></td>'
        f'<td width="50%" style="{rule}; padding-left:0; font-size:8.5pt; color:#3c3c3c">'
        f"{_safe(words)}</td></tr></table>"
    )


def paragraph(words: str) -> str:
    """A line of running text."""
    return f'<p style="margin:5px 0 0 0">{_safe(words)}</p>'


def _row(row: Row) -> str:
    below = "".join(
        f'<br/><span style="font-size:8.5pt; color:#3c3c3c">{_safe(line)}</span>'
        for line in row.below
    )
    return (
        f'<tr><td width="26%" style="{_RULE}; padding-left:0; color:#3c3c3c">{_safe(row.when)}</td>'
        f'<td width="54%" style="{_RULE}">{_safe(row.what)}{below}</td>'
        f'<td width="20%" style="{_RULE}; padding-right:0">{_safe(row.who)}</td></tr>'
    )


def _safe(text: str) -> str:
    return escape(text).replace("\n", "<br/>")

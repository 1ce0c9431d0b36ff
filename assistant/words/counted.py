"""Which visits a plural form is for, as examples that anybody understands. Pure."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from assistant.words.boxes import form_of_visit, forms
from assistant.words.entries import Form

_SHOWN = range(1, 31)
"""Visits among which examples are looked for."""
_ALL = range(1, 131)
"""Visits by which is told whether a form goes on beyond the examples."""
_RUN = 3
"""So many examples in a row."""


@cache
def examples(language: str) -> Mapping[Form, str]:
    """For each form of `language` some of its visits: “1”, “2, 3, 4, 22 …”."""
    form_of = {visit: form_of_visit(language, visit) for visit in _ALL}
    return {
        form: _told([visit for visit in _ALL if form_of[visit] == form])
        for form in forms(language, "visit")
    }


def _told(visits: list[int]) -> str:
    """The first ones, and the first behind a gap, which shows that it goes on there."""
    near = [visit for visit in visits if visit in _SHOWN]
    again = [b for a, b in pairwise(near) if b > a + 1]
    shown = sorted({*near[:_RUN], *again[:1]})
    return ", ".join(map(str, shown)) + (" …" if len(visits) > len(shown) else "")

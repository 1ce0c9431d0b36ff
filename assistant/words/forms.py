"""Plain forms of words and phrases, thousands of them, found in one pass over a text. Pure.

A form is written as it is said: “no worries”. `*` stands for any ending (“demand*”), `(a|b)` for
one or the other, `(a|)` for one or nothing. A space is any white space. Forms are found as whole
words, whatever the case; in Chinese, which has no gaps between words, wherever they stand.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from assistant.words.plain import plain

LONGEST = 80
"""Signs of a form; a longer one is cut."""
MOST = 400
"""Forms that one with alternatives may stand for."""
_CHOICE = re.compile(r"\(([^()]*)\)")
_HAN = r"\u2e80-\u9fff"
_BEFORE, _AFTER = rf"(?<![^\W{_HAN}])", rf"(?![^\W{_HAN}])"
_END = ""

T = TypeVar("T")
_Node = dict[str, Any]


class Forms(Generic[T]):
    """All forms as one pattern; `found` tells what each was given with."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self._meant: list[T] = []
        worded: _Node = {}  # begin with a letter that needs a word's edge before it
        loose: _Node = {}
        for form, meant in forms:
            for one in written_out(form):
                self._add(loose if _is_loose(one[0]) else worded, one, meant)
        self._order: list[T] = []
        parts = [
            f"{before}{self._pattern(node)}"
            for before, node in ((_BEFORE, worded), ("", loose))
            if node
        ]
        self._search = re.compile("|".join(parts)).search if parts else None

    def found(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and meaning of the longest form at each place; `text` is `plain`."""
        search = self._search
        at = search(text) if search else None
        while search and at:
            yield at.start(), at.end(), self._order[(at.lastindex or 1) - 1]
            at = search(text, at.start() + 1)

    def _add(self, node: _Node, form: str, meant: T) -> None:
        for sign in form:
            node = node.setdefault(sign, {})
        node[_END] = len(self._meant)
        self._meant.append(meant)

    def _pattern(self, node: _Node, edge: str = "") -> str:
        """The branches below `node`; what is longer is tried first, an ending after all letters."""
        branches = []
        for sign in sorted(node, key=lambda sign: (sign == _END, sign == "*")):
            if sign == _END:
                self._order.append(self._meant[node[_END]])
                branches.append(f"{edge}()")
                continue
            below, only, last = node[sign], _written(sign), sign
            while len(below) == 1 and _END not in below:
                ((last, below),) = below.items()
                only += _written(last)
            branches.append(only + self._pattern(below, "" if _is_loose(last) else _AFTER))
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def written_out(form: str) -> list[str]:
    """The forms that one with alternatives stands for, as they are matched."""
    open_, done = [plain(form)], set[str]()
    while open_ and len(open_) + len(done) < MOST:
        one = open_.pop()
        if inner := _CHOICE.search(one):  # the innermost; it may stand in another one
            around = one[: inner.start()], one[inner.end() :]
            open_ += [choice.join(around) for choice in inner[1].split("|")]
        else:
            done.add(" ".join(one.split())[:LONGEST].lstrip(" *"))
    return sorted(done - {""})


def _written(sign: str) -> str:
    match sign:
        case "*":
            return rf"[^\W{_HAN}]*"
        case " ":
            return r"\s+"
    return re.escape(sign)


def _is_loose(sign: str) -> bool:
    """Whether a form may begin or end with `sign` in the midst of letters."""
    return "\u2e80" <= sign <= "\u9fff" or not (sign.isalnum() or sign == "_")

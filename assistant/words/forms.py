"""Plain forms of words and phrases, thousands of them, found in one pass over a text. Pure.

A form is written as it is said: “no worries”. `*` stands for any ending (“demand*”), `(a|b)` for
one or the other, `(a|)` for one or nothing. A space is any white space. Forms are found as whole
words, whatever the case; in Chinese, which has no gaps between words, wherever they stand.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Generic, TypeVar

from assistant.tongue import N_
from assistant.words.plain import plain

LONGEST = 80
"""Signs of a form; a longer one is cut."""
MOST = 5000
"""Forms that one with alternatives may stand for."""
_SPACE = re.compile(r"\s+")
_HAN = r"\u2e80-\u9fff"
_ENDING = re.compile(rf"[^\W{_HAN}]*")
_END = ""
_CHOICE = re.compile(r"\([^()]*\)")
_BALANCED = re.compile(r"[^()|]*")
_STAR_WITHIN = re.compile(rf"(?:^|\s)\*|\*[^\W{_HAN}]|\*\*")

T = TypeVar("T")
_Node = dict[str, Any]


class Forms(Generic[T]):
    """All forms in one tree of signs; `found` tells what each was given with."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self._tree: _Node = {}
        for form, meant in forms:
            for one in written_out(form):
                node = self._tree
                for sign in one:
                    node = node.setdefault(sign, {})
                node[_END] = meant
        first = "".join(re.escape(sign) for sign in self._tree)
        # A word begins behind what is no letter, or behind a Chinese one.
        begin = rf"(?:(?<![^\W{_HAN}])|(?=[{_HAN}]))[{first}]" if first else r"(?!)"
        self._begin = re.compile(begin)

    def found(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and meaning of the longest form at each place; `text` is `plain`."""
        for start in self._begin.finditer(text):
            at = start.start()
            if end := self._longest(text, at):
                yield at, end[0], end[1]

    def _longest(self, text: str, at: int) -> tuple[int, T] | None:
        """Where the longest form ends that begins at `at`."""
        best: tuple[int, T] | None = None
        ways: list[tuple[int, _Node]] = [(at, self._tree)]
        while ways:
            at, node = ways.pop()
            while True:
                if _END in node and (best is None or at > best[0]) and _is_edge(text, at):
                    best = at, node[_END]
                if "*" in node:
                    rest = _ENDING.match(text, at)
                    ways.append((rest.end() if rest else at, node["*"]))
                sign = text[at : at + 1]
                if sign and sign != " " and sign in node:
                    at, node = at + 1, node[sign]
                elif sign.isspace() and " " in node and (space := _SPACE.match(text, at)):
                    at, node = space.end(), node[" "]
                else:
                    break
        return best


def written_out(form: str) -> list[str]:
    """The forms that one with alternatives stands for, as they are matched."""
    done, _left = _all_of(form)
    return sorted({one[:LONGEST].strip().lstrip(" *") for one in done} - {""})


def _all_of(form: str) -> tuple[set[str], list[str]]:
    """The forms that one stands for, and what is left where there are more than `MOST`."""
    left, done = [plain(form)], set[str]()
    while left and len(left) + len(done) < MOST:
        one = left.pop()
        if choice := _first_choice(one):
            start, end, choices = choice
            left += [one[:start] + chosen + one[end:] for chosen in choices]
        else:
            done.add(" ".join(one.split()))
    return done, left


def fault_of(form: str) -> str:
    """Why a form cannot be found as it was meant, a sentence with `{form}`; "" where it can."""
    inner = form.strip()
    if not inner.strip("*()| "):
        return N_("A form is empty. Write the words, or take it out.")
    if not _BALANCED.fullmatch(_nested(inner)):
        return N_("“{form}” is not understood: choices stand in round brackets, as (a|b).")
    every, left = _all_of(inner)
    if any(_STAR_WITHIN.search(one) for one in every):
        return N_("“{form}” is not understood: * stands at the end of a word.")
    if left:
        return N_("“{form}” stands for too many phrases. Please write fewer choices.")
    if max(map(len, every)) > LONGEST:
        return N_("“{form}” is too long. A few words find more.")
    return ""


def _nested(form: str) -> str:
    """The form without its choices, from the innermost outwards."""
    while (less := _CHOICE.sub("", form)) != form:
        form = less
    return form


def as_read(form: str) -> str:
    """A form as people read it, as short as it may be: the first of its choices, “…” for “*”."""
    while choice := _first_choice(form):
        start, end, choices = choice
        form = form[:start] + ("" if "" in choices else choices[0]) + form[end:]
    return " ".join(form.replace("*", "…").split())


def _first_choice(form: str) -> tuple[int, int, list[str]] | None:
    """Where the first `(a|b)` stands, whatever is within it, and what can be chosen there."""
    start, depth, cuts = form.find("("), 0, [form.find("(")]
    for at in range(start, len(form)) if start >= 0 else ():
        depth += {"(": 1, ")": -1}.get(form[at], 0)
        if form[at] == "|" and depth == 1:
            cuts.append(at)
        if depth == 0:
            edges = [*cuts, at]
            return start, at + 1, [form[a + 1 : b] for a, b in pairwise(edges)]
    return None


def _is_edge(text: str, at: int) -> bool:
    """Whether a word may end at `at`."""
    return _is_loose(text[at - 1]) or at == len(text) or _is_loose(text[at])


def _is_loose(sign: str) -> bool:
    """Whether a word may begin or end beside `sign`: a mark, a space, a Chinese character."""
    return "\u2e80" <= sign <= "\u9fff" or not (sign.isalnum() or sign == "_")

"""What a text must hold for a pattern to be found in it at all: told without trying it. Pure.

A pattern such as `(sorry|regret)[^.]*if (we|you)` needs “sorry” or “regret”, and “if ”, and “we” or
“you”. To look for those is many times as quick as to try the pattern.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Clause = frozenset[str]
"""One of these has to occur."""

_MOST = 40
"""Alternatives in a clause; one of more tells too little for what it costs."""
_TOKEN = re.compile(
    r"""(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:))?)|(?P<close>\))|(?P<bar>\|)
    |(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
    |(?P<count>(?:[?*+]|\{\d*,?\d*\})[?+]?)
    |\\(?P<kind>[a-zA-Z])|\\(?P<quoted>.)|(?P<any>[.^$])|(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str


def needed(pattern: str) -> tuple[Clause, ...]:
    """Clauses that all hold in any text in which `pattern` is found; what tells most is first."""
    tokens = [_Token(str(m.lastgroup), m[0]) for m in _TOKEN.finditer(pattern)]
    clauses, end = _either(tokens, 0)
    if end != len(tokens):
        raise ValueError(f"a bracket is closed that was never opened: {pattern}")
    return tuple(sorted(set(clauses), key=_worth, reverse=True))


def holds(text: str, clauses: Iterable[Clause]) -> bool:
    """Whether a pattern that needs `clauses` may be found in `text`."""
    return all(any(word in text for word in clause) for clause in clauses)


def _either(tokens: Sequence[_Token], at: int) -> tuple[list[Clause], int]:
    """The clauses of what stands in brackets, or of the whole, and where that ends."""
    branches: list[list[Clause]] = []
    while True:
        clauses, at = _sequence(tokens, at)
        branches.append(clauses)
        if at == len(tokens) or tokens[at].kind == "close":
            return _joined(branches), at
        at += 1  # over the bar


def _joined(branches: list[list[Clause]]) -> list[Clause]:
    """Of one branch all its clauses; of several the best one of each, as one."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    return list(_small(frozenset().union(*(max(each, key=_worth) for each in branches))))


def _sequence(tokens: Sequence[_Token], at: int) -> tuple[list[Clause], int]:
    """The clauses of what stands in a row, up to a bar, a bracket or the end."""
    found: list[Clause] = []
    run = ""
    while at < len(tokens) and tokens[at].kind not in ("bar", "close"):
        kind, text = tokens[at]
        inner: list[Clause] = []
        at += 1
        if kind == "open":
            inner, at = _either(tokens, at)
            inner = inner if text in ("(", "(?:") or text.startswith("(?P<") else []
            if at == len(tokens):
                raise ValueError("a bracket is not closed")
            at += 1
        least = _least(tokens[at].text) if at < len(tokens) and tokens[at].kind == "count" else None
        at += least is not None
        if kind in ("sign", "quoted") and least is None:
            run += text[-1]
            continue
        if kind == "kind" and text in ("\\b", "\\B"):
            continue  # takes no sign
        if kind in ("sign", "quoted") and least:
            run += text[-1]
        found += _small(frozenset({run} - {""}))
        run = ""
        if least != 0:
            found += inner
    return [*found, *_small(frozenset({run} - {""}))], at


def _small(clause: Clause) -> Iterator[Clause]:
    if 0 < len(clause) <= _MOST:
        yield clause


def _least(count: str) -> int:
    """How often what a count stands behind has to be there: 0, or at least once."""
    if count[0] in "?*" or re.match(r"\{(?:0|,)", count):
        return 0
    return 1


def _worth(clause: Clause) -> tuple[int, int]:
    """Long words are rare; few are quickly looked for."""
    return min(len(word) for word in clause), -len(clause)

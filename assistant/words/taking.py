"""The better words taken: which stretch of a text gives way, and to what. Pure."""

import re
from typing import NamedTuple

from assistant.words.remark import Remark

_END = re.compile(r"[.!?。！？…]+[”»\"’]?\s*|\n")


class Change(NamedTuple):
    """`text[start:end]` gives way to `words`; places in code points."""

    start: int
    end: int
    words: str


def taking(text: str, remark: Remark) -> Change | None:
    """What taking the better words changes in `text`; None where there are none to be taken."""
    if remark.takes == "piece":
        capital = text[remark.start].isupper() and not text[remark.start : remark.end].isupper()
        better = remark.better
        words = better[0].upper() + better[1:] if capital else better
        return Change(remark.start, remark.end, words)
    if remark.takes == "sentence":
        start, end = sentence(text, remark)
        apart = bool(text[end:]) and remark.better[-1:] not in "。！？"
        return Change(start, end, remark.better + (" " if apart else ""))
    return None


def taken(text: str, remark: Remark) -> str:
    """`text` after that."""
    change = taking(text, remark)
    return text[: change.start] + change.words + text[change.end :] if change else text


def sentence(text: str, remark: Remark) -> tuple[int, int]:
    """Where the sentence begins and ends that a remark is in, with the white space after it."""
    start, end = 0, len(text)
    for mark in _END.finditer(text):
        if mark.end() <= remark.start:
            start = mark.end()
        elif mark.start() >= remark.end - 1 and mark.end() > remark.start:
            end = mark.end()
            break
    return start, end

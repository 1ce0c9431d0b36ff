"""The lexicon over a note of 2,000 characters, beside one regular-expression pass over the same."""

import re
from collections.abc import Iterator
from functools import partial
from statistics import median

from assistant.desk import Desk
from assistant.words.lexicon import Use, remarks
from tests.bench.keystroke import timed
from tests.bench.row import Row

LENGTH, ROUNDS = 2000, 40
_NOTES = {
    "en": "Asked for the window table again; we were sorry to say that it was taken, ext. 305. ",
    "zh": "王女士要靠窗的位子，我们说对不起，给她换了另一张桌子，房间305三点准备好。",
    "es": "Pidió la mesa junto a la ventana, lo sentimos y le ofrecimos otra, habitación 305. ",
    "ru": "Попросил столик у окна; мы извинились и предложили другой, номер 305 к трём часам. ",
}
_PASS = re.compile(r"\w+|[^\w\s]")


def figures(_desk: Desk) -> Iterator[Row]:
    """CPU of the slowest language, turn by turn with the bare pass."""
    uses: tuple[Use, ...] = ("said", "note")
    for use in uses:
        ours, floor = max(
            (taken(language, use) for language in _NOTES), key=lambda both: median(both[0])
        )
        pairs = tuple(a / b for a, b in zip(ours, floor, strict=True))
        what = f"2,000 characters that are {'said' if use == 'said' else 'noted'}, checked, CPU"
        yield Row(what, median(ours), median(floor), "ms", "", pairs)
        yield Row("the same, of 5 ms", median(ours), 5.0, "ms", "≤ 1")


def taken(language: str, use: Use) -> tuple[list[float], list[float]]:
    """Milliseconds of CPU of the check and of the bare pass."""
    text = (_NOTES[language] * 60)[:LENGTH]
    remarks(text, language, use=use)  # the first one reads the lexicon
    ours, floor = [], []
    for _round in range(ROUNDS):
        floor.append(timed(partial(_PASS.findall, text))[1])
        ours.append(timed(partial(remarks, text, language, use=use))[1])
    return ours, floor

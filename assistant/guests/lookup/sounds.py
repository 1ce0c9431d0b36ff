"""A Latin word by its sound, coarsely: Gonzales and Gonzalez, Schmidt and Smith are one."""

import re
from functools import lru_cache

_STEPS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("kh", "h"), ("ph", "f"), ("chr", "kr"), ("^kn", "n"), ("^wr", "r"), ("th", "t"),
        ("dt", "t"),
        ("s?ch?t?sch|stsch|shch|tsch|sch|tch|sh|ch|cz|sz|zh|ts|tz", "s"), ("c(?=[eiy])", "s"),
        ("ck|c|q", "k"), ("x", "ks"), ("z", "s"), ("[vw]", "f"), ("^gh", "g"), ("gh", ""),
        ("^[aeiouy]+", "a"), ("(?<=.)[aeiouyh]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """The consonants of a folded Latin word as classes, an opening vowel as "a"; "" if few."""
    for pattern, sound in _STEPS:
        word = pattern.sub(sound, word)
    return word if len(word) > 1 else ""

"""Japanese readings in Latin: Hepburn, the official spelling, and long vowels long or short."""

import re
from functools import lru_cache

from anyascii import anyascii

_OFFICIAL = (
    ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("fu", "hu"), ("ji", "zi"), ("sha", "sya"),
    ("shu", "syu"), ("sho", "syo"), ("cha", "tya"), ("chu", "tyu"), ("cho", "tyo"),
    ("ja", "zya"), ("ju", "zyu"), ("jo", "zyo"),
)  # fmt: skip


_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}


def _hepburn(kana: str) -> str:
    out = ""
    for position, c in enumerate(kana):
        if c in _SMALL and out.endswith("i"):
            stem = out[:-1]
            out = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _SMALL[c]
        elif c == "っ":
            following = anyascii(kana[position + 1 : position + 2])
            out += "t" if following.startswith("c") else following[:1]
        else:
            out += anyascii(c)
    return "".join(c for c in out.lower() if c.isalpha())


@lru_cache(maxsize=1024)
def romanised(folded: str) -> tuple[str, ...]:
    """A run of hiragana in Latin; () where it holds a character that is not kana."""
    if not all("\u3041" <= c <= "\u30ff" for c in folded):
        return ()
    plain = _hepburn(folded)
    short = re.sub("(?<=o)[uo]|(?<=u)u|(?<=a)a", "", plain)
    oh = re.sub("o[uo]", "oh", plain)
    official = plain
    for hepburn, spelled in _OFFICIAL:
        official = official.replace(hepburn, spelled)
    m_before_b = re.sub("n(?=[bmp])", "m", short)
    return tuple(dict.fromkeys(w for w in (plain, short, oh, official, m_before_b) if w))

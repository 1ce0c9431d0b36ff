"""One plain form for what is stored and what is typed: no case, marks, width or variant letters."""

import re
from typing import NamedTuple
from unicodedata import category, decimal, normalize

from assistant.guests.lookup.simplified import SIMPLIFIED

LONGEST = 40
"""Letters of a word that count; both sides are cut alike."""

_VOICED = "\u3099\u309a"  # が is another letter than か, so kana keep their marks
_PLAIN = {
    **SIMPLIFIED,
    **{katakana: chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)},
    **{
        ord(letter): plain
        for letter, plain in {
            "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
            "ħ": "h", "ŋ": "n", "ə": "e", "ŧ": "t", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k",
            "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
            "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
            "ʻ": "'", "ʼ": "'", "ʹ": "'", "‘": "'", "’": "'", "`": "'", "´": "'", "′": "'",
            "·": " ", "・": " ", "･": " ", "ー": "", "‐": "-", "‑": "-", "–": "-", "—": "-",
        }.items()
    },
}  # fmt: skip
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj", "ə": "a", "ß": "ss"}
)
_CJK = "\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_PIECE = re.compile(rf"[{_CJK}]+|[\uac00-\ud7a3]+|[{_SPACELESS}]+|[^\W_{_CJK}\uac00-\ud7a3]+")
PARTED = rf"[^\W_{_CJK}\uac00-\ud7a3{_SPACELESS}]"
"""A letter or digit, as a pattern, of a script that parts its words by spaces."""

_HAN = re.compile("[\u4e00-\u9fff]+")
# None of these and the next letter become one, as the parts of 한 do, or the mark of が.
_LETTER_BY_LETTER = re.compile(
    "[\0-\u0e7f\u1e00-\u27ff\u3041-\u3096\u30a1-\u30fe\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d]+"
)

_SCRIPTS = (
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0x0E00, 0x0E7F, "thai"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3005, 0x3007, "han"),
    (0x3041, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"),
    (0x20000, 0x3FFFF, "han"),
)


class Piece(NamedTuple):
    """A run of letters of one script, folded."""

    text: str
    script: str
    """latin, digits, han, kana, hangul, thai, cyrillic, greek, arabic, hebrew, or "other"."""


def fold(text: str) -> str:
    """`text` without case, marks, full width, variant letters; digits become 0–9."""
    if text.isascii():
        return text.lower().replace("`", "'")
    if _HAN.fullmatch(text):
        return text.translate(SIMPLIFIED)
    if _LETTER_BY_LETTER.fullmatch(text):
        return text.translate(_FOLDED)
    return _folded(text.encode("utf-8", "ignore").decode())  # half a surrogate pair is no letter


def _folded(text: str) -> str:
    kept = (
        (str(decimal(c)) if c.isdecimal() else c)
        for c in normalize("NFKD", normalize("NFKD", text).casefold())
        if c in _VOICED or category(c)[0] not in "MC" or c in "\t\n\r"
    )
    return normalize("NFC", "".join(kept)).translate(_PLAIN)


class _Folded(dict[int, str]):
    """Letters folded one by one, each when it is first met: a fifth of the time of `_folded`."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _folded(chr(code))
        return plain


_FOLDED = _Folded()


def spelled_out(text: str) -> str:
    """`text` with ä as ae, ö as oe, ø as oe, å as aa…; `text` itself where there is none."""
    if text.isascii():
        return text
    return normalize("NFC", text).lower().translate(_SPELLED_OUT)


def pieces(folded: str) -> list[Piece]:
    """The words of a folded text; a change of script between spaceless and other letters splits."""
    return [Piece(text[:LONGEST], script(text)) for text in _PIECE.findall(folded)]


def script(word: str) -> str:
    """The script of a folded word, by its first letter; a run with kana and Han is "kana"."""
    if word.isascii():
        return "digits" if word.isdigit() else "latin"
    first = ord(word[0])
    if first < 0x250:
        return "latin"
    for low, high, name in _SCRIPTS:
        if low <= first <= high:
            if name == "han" and any("\u3041" <= c <= "\u30ff" for c in word):
                return "kana"
            return name
    return "other"

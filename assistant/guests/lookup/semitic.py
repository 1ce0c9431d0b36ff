"""Arabic, Persian and Hebrew names by their consonants: vowels are not written."""

import re
from itertools import islice, product

_LETTERS = {
    "ا": "", "ب": "b", "ت": "t", "ث": "t s", "ج": "g", "ح": "h", "خ": "h", "د": "d", "ذ": "d z",
    "ر": "r",
    "ز": "z", "س": "s", "ش": "s", "ص": "s", "ض": "d z", "ط": "t", "ظ": "z d", "ع": " ", "غ": "g",
    "ف": "f",
    "ق": "k g", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": " v", "ي": " ", "ء": "",
    "پ": "p", "چ": "h",
    "ژ": "z", "گ": "g", "ڤ": "v",
    "א": "", "ב": "b v", "ג": "g", "ד": "d", "ה": "h", "ו": " v", "ז": "z", "ח": "h", "ט": "t",
    "י": " ", "כ": "k h",
    "ל": "l", "מ": "m", "נ": "n", "ס": "s", "ע": " ", "פ": "p f", "צ": "z s", "ק": "k", "ר": "r",
    "ש": "s",
    "ת": "t",
}  # fmt: skip
_OPENING = {"ا": "a", "ع": "a", "א": "a", "ע": "a", "و": "v", "ו": "v", "ي": "y g", "י": "y g"}
_MOST = 12
_LATIN = (
    ("kh|ch|x(?=$)", "h"), ("sch|sh", "s"), ("ts|tz", "z"), ("th", "t"), ("dh", "d"), ("gh", "g"),
    ("ph", "f"), ("ck|q|c", "k"), ("x", "ks"), ("j", "g"), ("w", "v"),
)  # fmt: skip


def consonants(folded: str) -> set[str]:
    """The consonants of a folded Arabic or Hebrew word, in each way they can be heard."""
    folded = re.sub("(?<=.)ه$|(?<=.)ה$", "", folded)
    opening = _OPENING.get(folded[:1])
    letters = [(_LETTERS.get(c, "") or " ").split(" ") for c in folded]
    if opening is not None:
        letters[0] = opening.split(" ")
    return {_merged("".join(way)) for way in islice(product(*letters), _MOST)}


def without_article(folded: str) -> str:
    """An Arabic word without ال, if it has it."""
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def consonants_in_latin(word: str) -> str:
    """The same of a word typed in Latin letters; an opening vowel counts as "a"."""
    for pattern, letter in _LATIN:
        word = re.sub(pattern, letter, word)
    opening = word[:1]
    rest = re.sub("[aeiouy]|h$", "", word[1:])
    return _merged(("a" if opening in "aeiou" else opening) + rest)


def _merged(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)

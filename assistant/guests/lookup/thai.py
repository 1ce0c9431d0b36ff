"""Thai names by their consonants: vowels are spelled anyhow, so both sides are heard coarsely."""

import re

from anyascii import anyascii

_CLASSES = {
    **dict.fromkeys("กขฃคฅฆ", "k"),
    **dict.fromkeys("บปผฝพฟภ", "p"),
    **dict.fromkeys("จฉชซฌดตถทธฎฏฐฑฒศษส", "t"),
    **dict.fromkeys("นณญรลฬง", "n"),
    "ม": "m",
}
_SILENT = re.compile("[ก-ฮ]+[ิุ]?์")
_LATIN = re.compile("ng|ph|th|kh|ch|sh|[kgcqx]|[pbf]|[tdszj]|[nrl]|m|.")
_HEARD = {"ng": "n", "ph": "p", "th": "t", "kh": "k", "ch": "t", "sh": "t", "m": "m"} | {
    **dict.fromkeys("kgcqx", "k"),
    **dict.fromkeys("pbf", "p"),
    **dict.fromkeys("tdszj", "t"),
    **dict.fromkeys("nrl", "n"),
}


def _merged(classes: str) -> str:
    return re.sub(r"(.)\1+", r"\1", classes)


def heard(raw: str) -> str:
    """The sound classes of a Thai word (with its marks); letters under a silencer are not said."""
    return _merged("".join(_CLASSES.get(c, "") for c in _SILENT.sub(_spoken, raw)))


def _spoken(met: re.Match[str]) -> str:
    """What is said of consonants before the silencer: all but the last one or, of three, two."""
    letters = met[0].rstrip("ิุ์")
    return letters[:-2] if len(letters) > 2 else letters[:-1]


def heard_in_latin(word: str) -> str:
    """The same classes of a Thai word typed in Latin letters."""
    return _merged("".join(_HEARD.get(met[0], "") for met in _LATIN.finditer(word)))


_LEADING = re.compile("([เแโไใ])([ก-ฮ])")
_VOWELS = (
    ("ทร", "s"), ("รร(?=[ก-ฮ])", "a"), ("รร", "an"), ("ัว", "ua"), ("ำ", "am"), ("ะ", "a"),
    ("ั", "a"), ("า", "a"),
    ("[ิี]", "i"), ("[ึื]", "ue"), ("[ุู]", "u"), ("เ", "e"), ("แ", "ae"), ("โ", "o"), ("[ไใ]", "ai"),
)  # fmt: skip
_LETTERS = "กขคฆงจฉชซดตถทธนบปผฝพฟภมยรลวศษสหอฮณญฎฏฐฑฒฬ"
_SOUND = """k kh kh kh ng ch ch ch s d t th th th n b p ph f ph f ph m y r l w s s s h o h n y d t
  th th th l"""
_SOUNDS = dict(zip(_LETTERS, _SOUND.split(), strict=True))


def romanised(raw: str) -> tuple[str, ...]:
    """A Thai word letter by letter in Latin, and roughly as the royal system spells it."""
    text = _SILENT.sub(_spoken, raw)
    text = re.sub("[็่้๊๋]", "", _LEADING.sub(r"\2\1", text))
    for pattern, sound in _VOWELS:
        text = re.sub(pattern, sound, text)
    text = re.sub("([ก-ฮ])(?=[ก-ฮ](?:[ก-ฮ]|$))", r"\1o", text)
    spelled = "".join(_SOUNDS.get(c, c) for c in text)
    plain = "".join(c for c in anyascii(raw).lower() if c.isalpha())
    return tuple(
        dict.fromkeys(w for w in (spelled, re.sub("y$", "i", spelled), plain) if w.isascii() and w)
    )

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
_SILENT = re.compile("(?:[ตทด]ร|ษณ|ษม|[ก-ฮ])[ิุ]?์")
"""What a silencer takes: one consonant, or the two that are one ending: จันทร์, ลักษณ์."""
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
    return _merged("".join(_CLASSES.get(c, "") for c in _SILENT.sub("", raw)))


def heard_in_latin(word: str) -> str:
    """The same classes of a Thai word typed in Latin letters."""
    return _merged("".join(_HEARD.get(met[0], "") for met in _LATIN.finditer(word)))


_LEADING = re.compile("([เแโไใ])([ก-ฮ])")
_VOWELS = (
    ("ทร", "s"), ("รร(?=[ก-ฮ])", "a"), ("รร", "an"), ("ัว", "ua"), ("ำ", "am"), ("ะ", "a"),
    ("ั", "a"), ("า", "a"),
    ("(?<=[ก-ฮ])อ", "o"), ("[ิี]", "i"), ("[ึื]", "ue"), ("[ุู]", "u"), ("เ", "e"), ("แ", "ae"),
    ("โ", "o"), ("[ไใ]", "ai"),
)  # fmt: skip
_LETTERS = "กขคฆงจฉชซดตถทธนบปผฝพฟภมยรลวศษสหอฮณญฎฏฐฑฒฬ"
_SOUND = """k kh kh kh ng ch ch ch s d t th th th n b p ph f ph f ph m y r l w s s s h o h n y d t
  th th th l"""
_SOUNDS = dict(zip(_LETTERS, _SOUND.split(), strict=True))


_TRUE = re.compile("[กขคปผพ][รลว]|[ตสศ]ร")
"""Two consonants that are said as one where a word begins."""
_ENDS = {
    **dict.fromkeys("ขคฆ", "ก"),
    **dict.fromkeys("พภฟ", "ป"),
    **dict.fromkeys("จชซฌดตถทธฎฏฐฑฒศษส", "ต"),
    **dict.fromkeys("ญณรลฬ", "น"),
}
"""How a consonant is said at the end of a word: วัส is “wat”."""


def _voiced(met: re.Match[str]) -> str:
    """Consonants in a row with the vowels that are not written: o in a syllable, a before one."""
    run, begins, ends = met[0], met.start() == 0, met.end() == len(met.string)
    if begins and ends and len(run) == 3:
        return f"{run[0]}a{run[1]}o{run[2]}"
    left = len(run) - (not ends)  # the last one belongs to the vowel after it
    closing = 0 if begins else left % 2
    pairs = [run[at : at + 2] for at in range(closing, left - 1, 2)]
    rest = run[closing + 2 * len(pairs) :]
    if len(rest) == 2 and not _TRUE.match(rest):
        rest = f"{rest[0]}a{rest[1]}"
    return run[:closing] + "".join("o".join(pair) for pair in pairs) + rest


def romanised(raw: str) -> tuple[str, ...]:
    """A Thai word letter by letter in Latin, and roughly as the royal system spells it."""
    text = _SILENT.sub("", raw)
    text = re.sub("[็่้๊๋]", "", _LEADING.sub(r"\2\1", text))
    for pattern, sound in _VOWELS:
        text = re.sub(pattern, sound, text)
    text = re.sub("([aiu][ตทด])ร$", r"\1", text)
    text = re.sub("^ห(?=[งญณนมยรลว][aeiou])|^อ(?=[aeiou])", "", text)
    text = re.sub("[ก-ฮ]+", _voiced, text)
    text = re.sub("^อa", "a", text)
    text = re.sub("(?<=[aeiou])[ญรล](?=[ก-ฮ])", "น", text)
    said = text[:-1] + _ENDS.get(text[-1:], text[-1:])
    plain = "".join(c for c in anyascii(raw).lower() if c.isalpha())
    spelled = ("".join(_SOUNDS.get(c, c) for c in one) for one in (said, text))
    found = [way for one in spelled for way in (one, re.sub("(?<=[aou])y(?![aeiou])", "i", one))]
    return tuple(dict.fromkeys(w for w in (*found, plain) if w.isascii() and w))

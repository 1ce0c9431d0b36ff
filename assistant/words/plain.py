"""A text as the lexicon reads it: small letters, one kind of each sign; places stay. Pure."""

import re

_ALIKE = str.maketrans("'\u2018\u02bc\u00a0\u202f\u3000\u2011，！？：；（）ёЁ", "’’’   -,!?:;()еЕ")
"""Signs that patterns do not tell apart; one for one, so that places in the text stay."""
LETTERS = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "en": re.compile(r"[A-Za-z]"),
    "es": re.compile(r"[A-Za-zÁÉÍÓÚÑáéíóúñ]"),
}
"""What a text must have for a language's entries to be tried."""
_MARKERS = {
    "en": re.compile(
        r"\b(?:the|an|and|of|to|is|it|i|you|we|she|they|my|your|our|his|her|their|are|was|were|"
        r"have|had|be|been|will|can|not|for|with|in|on|at|this|that|there|if|but|sorry|please|"
        r"what|who|how|all|just|only|than|from|by|dear|sir|never|always)\b|’"
    ),
    "es": re.compile(
        r"[áéíóúñ¿¡]|\b(?:el|la|los|las|un|una|de|del|al|que|en|y|por|para|con|sin|se|le|les|lo|su|"
        r"es|son|fue|fueron|nuestr[oa]s?|muy|mi|nos|ya|como|pero|ni|más|usted|ustedes|señora?|cualquier|disculpe)\b"
    ),
}
"""Words by which one of the languages in Latin letters is told from the other."""
_QUOTED = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|„[^„“\n]*“|「[^「」\n]*」|『[^『』\n]*』|\"[^\"\n]*\"")


def plain(text: str) -> str:
    """`text` in small letters, its signs made alike; as long as `text`."""
    alike = text.translate(_ALIKE)
    small = alike.lower()
    if len(small) != len(alike):  # İ becomes two
        small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in alike)
    return small


def tongues(small: str, first: str = "") -> list[str]:
    """The languages that may be in a `plain` text, by letters and small words; `first` first."""
    found = [
        tag
        for tag, has in LETTERS.items()
        if has.search(small)
        and (tag == first or tag not in _MARKERS or _MARKERS[tag].search(small))
    ]
    if LETTERS["en"].search(small) and not {"en", "es"}.intersection(found):
        found += ["en", "es"]
    return sorted(found, key=lambda tag: tag != first)


def quotations(text: str) -> list[tuple[int, int]]:
    """Where somebody is quoted: those are not the writer's words."""
    return [match.span() for match in _QUOTED.finditer(text)]


def within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a piece lies inside one of `spans`."""
    return any(a <= start and end <= b for a, b in spans)

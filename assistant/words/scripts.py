"""In which script a word is written: what one language can say of another's names and notes."""

import unicodedata

SCRIPT_OF = {"en": "LATIN", "es": "LATIN", "zh": "CJK", "ru": "CYRILLIC"}
"""The script of each language that has a phrase book, as Unicode names it."""


def script(text: str) -> str:
    """The one script of the letters of `text`; "" when there are none, or when they are mixed."""
    found = {
        unicodedata.name(sign, "").partition(" ")[0].partition("-")[0]
        for sign in text
        if sign.isalpha()
    }
    return found.pop() if len(found) == 1 else ""


def is_written_for(language: str, text: str) -> bool:
    """Whether a speaker of `language` can read `text` aloud."""
    return script(text) == SCRIPT_OF.get(language)

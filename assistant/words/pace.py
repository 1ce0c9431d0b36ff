"""How long a line takes to say, pauses and all. Pure."""

import re

MOST_SECONDS = 12
"""So long a guest listens to one line."""
_PAUSE = re.compile(r"[.?!。？！](?=.)")
_PAUSE_SECONDS = 0.5
_HAN = re.compile("[\u4e00-\u9fff]")
_A_SECOND = {"en": 2.7, "es": 3.0, "ru": 15.0, "zh": 3.8}
"""Words of English and Spanish, signs of Russian, characters of Chinese in a calm voice."""


def seconds(text: str, language: str) -> float:
    """About how long `text`, with its placeholders filled, takes to say in `language`."""
    if language == "zh":
        long = len(_HAN.findall(text))
    else:
        long = len(text) if language == "ru" else len(text.split())
    return long / _A_SECOND[language] + _PAUSE_SECONDS * len(_PAUSE.findall(text))

"""The interface's language: one gettext catalogue for the window, the command line and refusals."""

import gettext as _gettext
from collections.abc import Callable, Iterable
from pathlib import Path

_CATALOGUES = Path(__file__).resolve().parents[1] / "resources" / "translations"

LANGUAGES = {"en": "English", "zh": "中文", "es": "Español", "ru": "Русский"}

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_spoken = "en"


def speak(language: str) -> None:
    """Switch the interface to `language`, one of `LANGUAGES`; to English for an unknown one."""
    global _catalogue, _spoken  # a process has one interface language, as it has one locale
    _spoken = language if language in LANGUAGES else "en"
    _catalogue = _gettext.NullTranslations()
    if _spoken != "en":  # which is the language of the texts themselves
        with (_CATALOGUES / _spoken / "LC_MESSAGES" / "salve.mo").open("rb") as file:
            _catalogue = _gettext.GNUTranslations(file)


def spoken() -> str:
    """The interface's language, one of `LANGUAGES`."""
    return _spoken


def _(text: str) -> str:
    """`text` in the interface's language."""
    return _catalogue.gettext(text)


def n_(one: str, many: str, n: int) -> str:
    """The plural form of `one`/`many` that `n` takes; the caller fills in `{n}`."""
    return _catalogue.ngettext(one, many, n)


def p_(context: str, text: str) -> str:
    """`text` where the same English word needs different translations: `context` tells which."""
    return _catalogue.pgettext(context, text)


def named(name: str, words: str) -> str:
    """“Mood: words”, with the colon of the interface's language; one of them alone without it."""
    return ("：" if _spoken == "zh" else ": ").join(filter(None, (name, words)))


def listed(parts: Iterable[str]) -> str:
    """“one, two”, with the comma of the interface's language; empty parts are left out."""
    return ("，" if _spoken == "zh" else ", ").join(filter(None, parts))


def sentences(*told: str) -> str:
    """Sentences in a row, apart as in the interface's language."""
    return ("" if _spoken == "zh" else " ").join(filter(None, told))


N_: Callable[[str], str] = str
"""Marks a text for the catalogue where it is only named; `_` speaks it later."""

"""The interface's language: one gettext catalogue for the window, the command line and refusals.

What is made for a guest is spoken in the guest's language beside it (`spoken_as`).
"""

import gettext as _gettext
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_CATALOGUES = Path(__file__).resolve().parents[1] / "resources" / "translations"

LANGUAGES = {"en": "English", "zh": "中文", "es": "Español", "ru": "Русский"}


class _Speech(NamedTuple):
    language: str
    catalogue: _gettext.NullTranslations


_interface = _Speech("en", _gettext.NullTranslations())
_aside: ContextVar[_Speech | None] = ContextVar("aside", default=None)


def speak(language: str) -> None:
    """Switch the interface to `language`, one of `LANGUAGES`; to English for an unknown one."""
    global _interface  # a process has one interface language, as it has one locale
    _interface = _speech(language if language in LANGUAGES else "en")


@contextmanager
def spoken_as(language: str) -> Iterator[None]:
    """All texts in `language` (BCP 47) until the end, on this thread only.

    In the interface's language where ours has no catalogue. What is only promised inside (an
    iterator, a callable) speaks the interface's again once it is asked outside.
    """
    known = closest(language)
    token = _aside.set(_speech(known) if known else _aside.get())
    try:
        yield
    finally:
        _aside.reset(token)


def closest(language: str) -> str:
    """The one of `LANGUAGES` that a BCP 47 tag means: "zh" for "zh-Hant-TW"; "" for none."""
    known = language.replace("_", "-").split("-")[0].lower()
    return known if known in LANGUAGES else ""


def spoken() -> str:
    """The language of what is said now: the interface's, one of `LANGUAGES`, or that set aside."""
    return _now().language


def _(text: str) -> str:
    """`text` in the interface's language."""
    return _now().catalogue.gettext(text)


def n_(one: str, many: str, n: int) -> str:
    """The plural form of `one`/`many` that `n` takes; the caller fills in `{n}`."""
    return _now().catalogue.ngettext(one, many, n)


def p_(context: str, text: str) -> str:
    """`text` where the same English word needs different translations: `context` tells which."""
    return _now().catalogue.pgettext(context, text)


def _now() -> _Speech:
    return _aside.get() or _interface


@lru_cache(maxsize=len(LANGUAGES))
def _speech(language: str) -> _Speech:
    if language == "en":  # which is the language of the texts themselves
        return _Speech(language, _gettext.NullTranslations())
    with (_CATALOGUES / language / "LC_MESSAGES" / "salve.mo").open("rb") as file:
        return _Speech(language, _gettext.GNUTranslations(file))


def named(name: str, words: str) -> str:
    """“Mood: words”, with the colon of the interface's language; one of them alone without it."""
    return ("：" if spoken() == "zh" else ": ").join(filter(None, (name, words)))


def listed(parts: Iterable[str]) -> str:
    """“one, two”, with the comma of the interface's language; empty parts are left out."""
    return ("，" if spoken() == "zh" else ", ").join(filter(None, parts))


def sentences(*told: str) -> str:
    """Sentences in a row, apart as in the interface's language."""
    return ("" if spoken() == "zh" else " ").join(filter(None, told))


N_: Callable[[str], str] = str
"""Marks a text for the catalogue where it is only named; `_` speaks it later."""

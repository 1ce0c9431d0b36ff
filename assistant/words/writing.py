"""A line of the house's own from its boxes: which forms it needs, and the pattern of them. Pure."""

from collections.abc import Mapping
from functools import cache

from icu4py.messageformat import MessageFormat

from assistant.words.entries import Form, Varies

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_VISITS = range(1, 201)
"""Visits whose plural forms a language is asked for; a fraction or a million is none."""


@cache
def forms(language: str, varies: Varies) -> tuple[Form, ...]:
    """The boxes that a line needs in `language`: ("",) where nothing varies."""
    if varies == "":
        return ("",)
    if varies == "gender":
        return ("f", "m", "other")
    choice = "".join(f" {name} {{{name}}}" for name in _CATEGORIES)
    format_ = MessageFormat(f"{{n, plural,{choice}}}", language)
    found = {format_.format({"n": visits}) for visits in _VISITS}
    return tuple(name for name in _CATEGORIES if name in found)


def pattern(texts: Mapping[Form, str], varies: Varies, language: str) -> str:
    """The ICU MessageFormat of all boxes; ValueError where one is missing."""
    if missing := [form for form in forms(language, varies) if not texts.get(form, "").strip()]:
        raise ValueError(f"no words for {', '.join(missing) or 'the line'}")
    if not varies:
        return texts[""]
    branches = {form: texts[form] for form in forms(language, varies)}
    branches.setdefault("other", branches[forms(language, varies)[-1]])
    kind = "select" if varies == "gender" else "plural"
    chosen = " ".join(f"{form} {{{text}}}" for form, text in branches.items())
    return f"{{{varies}, {kind}, {chosen}}}"

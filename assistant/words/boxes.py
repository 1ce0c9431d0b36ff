"""The boxes in which a line of the house's own is written: their forms, their pattern. Pure."""

import re
from collections.abc import Mapping
from functools import cache

from icu4py.messageformat import MessageFormat

from assistant.guests.entries import Moment
from assistant.typed import one_line, several_lines
from assistant.words.entries import Form, Varies
from assistant.words.pattern import PICKED
from assistant.words.situation import DRAFTS

LINE_MOST = 400
"""Characters of a line that is said."""
DRAFT_MOST = 2000
"""Characters of a letter, a card, a public answer."""
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_VISITS = range(1, 201)
"""Visits whose plural forms a language is asked for; a fraction or a million is none."""
_LONGER = 3
"""A sign of Unicode becomes three at the most when it is composed."""
FILLED_IN = re.compile(r"\{(?:" + "|".join(sorted(PICKED)) + r")\}")
"""A placeholder as it stands in a box."""
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_HELLO = re.compile(r"\{hello(?:_mid)?\}")
_OPENING = " \u00a0¡¿«“„—–-"
_ENDS = (".", "?", "!", "…", "。", "？", "！", "\n")


@cache
def forms(language: str, varies: Varies) -> tuple[Form, ...]:
    """The boxes that a line needs in `language`: ("",) where nothing varies."""
    if varies == "":
        return ("",)
    if varies == "gender":
        return ("f", "m", "other")
    found = {form_of_visit(language, visits) for visits in _VISITS}
    return tuple(name for name in _CATEGORIES if name in found)


def form_of_visit(language: str, visit: int) -> Form:
    """The plural category that the number of a visit has in `language`."""
    return _plural(language).format({"n": visit})


@cache
def _plural(language: str) -> MessageFormat:
    choice = "".join(f" {name} {{{name}}}" for name in _CATEGORIES)
    return MessageFormat(f"{{n, plural,{choice}}}", language)


def pattern(texts: Mapping[Form, str], varies: Varies, language: str) -> str:
    """The ICU MessageFormat of all boxes; ValueError where one is missing or cannot be filled."""
    needed = forms(language, varies)
    if missing := [form for form in needed if is_empty(texts.get(form, ""))]:
        raise ValueError(f"no words for {', '.join(missing) or 'the line'}")
    branches = {form: _HELLO.sub(_as_it_stands, texts[form].replace("'", "’")) for form in needed}
    for text in branches.values():
        if piece := strange_braces(text):
            raise ValueError(f"{piece} is nothing that can be filled")
    if not varies:
        return branches[""]
    branches.setdefault("other", branches[needed[-1]])
    if varies == "visit":  # where # stands for the number itself
        branches = {form: text.replace("#", "'#'") for form, text in branches.items()}
    kind = "select" if varies == "gender" else "plural"
    chosen = " ".join(f"{form} {{{text}}}" for form, text in branches.items())
    return f"{{{varies}, {kind}, {chosen}}}"


def strange_braces(text: str) -> str:
    """The first piece in braces that is no placeholder; "" where every brace makes sense."""
    found = _BRACES.search(FILLED_IN.sub("", text))
    return found[0] if found else ""


def tidied(text: str, moment: Moment) -> str:
    """What stands in a box, fit to be kept; Refused where it is too long.

    A straight quote becomes ’; the greeting of the hour takes the case of its place by itself.
    """
    is_draft = moment in DRAFTS
    clean = several_lines(text, DRAFT_MOST) if is_draft else one_line(text, LINE_MOST)
    return clean.replace("'", "’").replace("{hello_mid}", "{hello}")


def _as_it_stands(found: re.Match[str]) -> str:
    return "{hello}" if begins_sentence(found.string, found.start()) else "{hello_mid}"


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at `at`."""
    before = text[:at].rstrip(_OPENING)
    return not before or before.endswith(_ENDS)


def has_words(boxes: Mapping[Form, str]) -> bool:
    """Whether anything at all is written in the boxes of a language."""
    return not all(is_empty(text) for text in boxes.values())


def is_empty(box: str) -> bool:
    """Whether there is nothing in a box that can be seen."""
    return not one_line(box, len(box) * _LONGER)

"""A pattern taken apart into boxes: a full sentence for each form that it has. Pure."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from assistant.words.entries import Form, Varies

_CHOICE = re.compile(r"\s*(\w+)\s*,\s*(select|plural)\s*,")
_BRANCH = re.compile(r"\s*(=?[\w-]+)\s*\{")
_NAME = re.compile(r"\s*(\w+)\s*\}")
_NUMBER = re.compile("'#'|#")
_VARIES: dict[tuple[str, str], Varies] = {
    ("gender", "select"): "gender",
    ("visit", "plural"): "visit",
}


class _Choice(Struct, frozen=True):
    """A choice within a message: its forms, each a message again."""

    varies: Varies
    branches: Mapping[Form, "_Message"]


_Message = tuple[str | _Choice, ...]


def boxes(pattern: str) -> tuple[Varies, dict[Form, str]]:
    """What a line varies with, and its words in each form; the counterpart of `boxes.pattern`.

    A choice within a sentence is unfolded: every form is the whole sentence. A plural's words for
    one exact number are left out. ValueError where the pattern fits in no boxes: it chooses by
    something else, by two things, or counts in ordinals.
    """
    message, end = _read(pattern, 0)
    if end != len(pattern):
        raise ValueError("a closing brace too many")
    found = dict.fromkeys(choice.varies for choice in _choices(message))
    if len(found) > 1:
        raise ValueError("it varies with two things")
    varies: Varies = next(iter(found), "")
    if not varies:
        return "", {"": _said(message, "")}
    forms = dict.fromkeys(form for one in _choices(message) for form in one.branches)
    return varies, {form: _said(message, form) for form in forms}


def _choices(message: _Message) -> Iterator[_Choice]:
    for part in message:
        if isinstance(part, _Choice):
            yield part
            for inner in part.branches.values():
                yield from _choices(inner)


def _said(message: _Message, form: Form) -> str:
    """The sentence of one form."""
    said = ""
    for part in message:
        if isinstance(part, str):
            said += part
        else:
            said += _said(part.branches.get(form, part.branches["other"]), form)
    return said


def _read(text: str, at: int) -> tuple[_Message, int]:
    """The message from `at` on, and where it ends: at its closing brace, or at the text's end."""
    parts: list[str | _Choice] = []
    plain = ""
    while at < len(text) and text[at] != "}":
        if text[at] != "{":
            plain, at = plain + text[at], at + 1
        elif (name := _NAME.match(text, at + 1)) is not None:
            plain, at = plain + f"{{{name[1]}}}", name.end()
        else:
            choice, at = _choice(text, at + 1)
            parts += [plain, choice]
            plain = ""
    return (*parts, plain), at


def _choice(text: str, at: int) -> tuple[_Choice, int]:
    """The choice behind an opening brace, and the place behind its closing one."""
    head = _CHOICE.match(text, at)
    varies = _VARIES.get((head[1], head[2])) if head else None
    if head is None or varies is None:
        raise ValueError(f"it fits in no boxes: “{text[at : at + 24]}”")
    branches: dict[Form, _Message] = {}
    at = head.end()
    while (branch := _BRANCH.match(text, at)) is not None:
        inner, at = _read(text, branch.end())
        if at == len(text):
            raise ValueError(f"{head[1]} is not closed")
        if not branch[1].startswith("="):
            branches[branch[1]] = _counted(inner) if varies == "visit" else inner
        at += 1
    close = re.compile(r"\s*\}").match(text, at)
    if close is None or "other" not in branches:
        raise ValueError(f"{head[1]} is not closed, or has no “other”")
    return _Choice(varies, branches), close.end()


def _counted(message: _Message) -> _Message:
    """`#` is the number of the visit; one in quotes is itself."""
    number = {"#": "{visit}", "'#'": "#"}
    return tuple(
        _NUMBER.sub(lambda at: number[at[0]], part) if isinstance(part, str) else part
        for part in message
    )

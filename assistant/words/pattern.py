"""Which placeholders a MessageFormat text has. ICU fills them but does not tell their names."""

import re

OWN_PLACEHOLDERS = frozenset({"hello", "hello_mid", "bye", "gender"})
"""A language uses these as it likes."""
PLACEHOLDERS = OWN_PLACEHOLDERS | frozenset(
    {"name", "staff", "house", "owner", "by", "preference", "asked", "value", "visit"}
)
"""What a line can have filled: assistant/words/book.py tells what each of them is."""
PICKED = PLACEHOLDERS - {"gender"}
"""Those that stand alone in braces; a line of the house's own has no others."""

_ARGUMENT = re.compile(r"\s*(\w+)\s*([,}])")
_KIND = re.compile(r"\s*(\w+)\s*([,}])")
_BRANCH = re.compile(r"\s*(?:offset:\d+\s*)?=?[\w-]+\s*\{")
_CHOOSES = {"select", "plural", "selectordinal"}


def placeholders(text: str) -> frozenset[str]:
    """The names that `text` wants filled; ValueError where its braces do not make sense."""
    names: set[str] = set()
    end = _message(text, 0, names)
    if end != len(text):
        raise ValueError("a closing brace too many")
    return frozenset(names)


def _message(text: str, at: int, names: set[str]) -> int:
    """Read up to the brace that closes the message, or to the end; answers where that is."""
    while at < len(text) and text[at] != "}":
        at = _argument(text, at + 1, names) if text[at] == "{" else at + 1
    return at


def _argument(text: str, at: int, names: set[str]) -> int:
    """Read an argument from behind its opening brace; answers where it is over."""
    name = _ARGUMENT.match(text, at)
    if name is None:
        raise ValueError(f"no placeholder after “{text[:at]}”")
    names.add(name[1])
    if name[2] == "}":
        return name.end()
    kind = _KIND.match(text, name.end())
    if kind is None or kind[1] not in _CHOOSES or kind[2] == "}":
        raise ValueError(f"{name[1]} is neither plain nor select, plural or selectordinal")
    at = kind.end()
    while (branch := _BRANCH.match(text, at)) is not None:
        at = _message(text, branch.end(), names) + 1
    close = re.compile(r"\s*\}").match(text, at)
    if close is None:
        raise ValueError(f"{name[1]} is not closed")
    return close.end()

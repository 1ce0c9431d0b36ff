"""What was typed, made fit to be kept: cleaned and bounded, and never shortened in silence."""

import re
import unicodedata

from assistant.refusal import Refused
from assistant.tongue import N_

# Bidirectional overrides and isolates spoil the lines beside them; surrogates cannot be stored;
# a byte order mark comes with text pasted from a file. Joiners stay: Persian and emoji need them.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
                       "\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")  # fmt: skip
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_CASES = {2: str.upper, 4: str.title}
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_EMPTY_LINES = re.compile("\n{3,}")


def one_line(text: str, most: int) -> str:
    """`text` in NFC on one line, without control characters, trimmed; Refused beyond `most`."""
    return _bounded(" ".join(_clean(text).split()), most)


def several_lines(text: str, most: int) -> str:
    """Like `one_line`, but paragraphs stay, with one empty line between them at the most."""
    lines = (" ".join(line.split()) for line in _clean(text).split("\n"))
    return _bounded(_EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip(), most)


def language_tag(text: str) -> str:
    """A BCP 47 tag in its usual case, such as zh-Hant-TW; "" stays; Refused for anything else."""
    tag = one_line(text, 40).replace("_", "-").lower()
    if tag and not _TAG.fullmatch(tag):
        raise Refused(N_("A language is written as a short tag, such as en, zh or pt-BR."))
    first, *others = tag.split("-")
    return "-".join([first, *(_CASES.get(len(part), str.lower)(part) for part in others)])


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text  # most cells of most lists
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _BREAKS.sub("\n", text)))


def _bounded(text: str, most: int) -> str:
    if len(text) > most:
        raise Refused(
            N_("This is {length} characters long. Please keep it to {most}."),
            length=len(text),
            most=most,
        )
    return text

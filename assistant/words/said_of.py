"""Words in a note that are no verdict: denied, told by the guest, or part of a name. Pure."""

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.words.plain import plain

_DENIED = {
    "en": r"(?:\b(?:not|never|no|isn’t|aren’t|wasn’t|weren’t|hardly|nor)|n’t)\s+(?!only|just)"
    r"(?:(?:been|be|at all|in any way|a|an|the|seem|look|really|very|in the least|feel)\s+){0,3}",
    "es": r"\b(?:no|nunca|ni|nada|tampoco|sin)\s+(?!sol|sól)"
    r"(?:(?:es|era|fue|son|ha|sido|está|estaba|estuvo|parece|parecía|un|una|muy|nada|ser|estar)\s+)"
    r"{0,3}",
    "ru": r"\b(?:не|ни|вовсе не|совсем не|никогда не)\s+(?!только)"
    r"(?:(?:был|была|были|очень|такой|такая|кажется|выглядит|выглядел|выглядела|какой-то)\s+){0,2}",
    "zh": r"(?:不|没|没有|并非|不是|并不|从不|从没|不算|绝不)(?:很|太|算|是|那么|什么)?",
}
_TOLD = {
    "en": r"\b(?:said|says|told (?:us|me)|complain(?:s|ed)|mention(?:s|ed)|felt|found|finds|thought"
    r"|thinks|reported|wrote|writes)\b(?!\s+(?:and|but)\b)"
    r"(?:(?!\b(?:and|but|then)\b)[^.!?;,\n]){3,60}",
    "es": r"\b(?:dijo|dice|contó|cuenta|comentó|comenta|mencionó|se quejó|se queja|escribió"
    r"|nos dijo|le pareció|encontró|opina|según)\b(?:(?!\b(?:y|pero|luego)\b)[^.!?;,\n]){3,60}",
    "ru": r"\b(?:сказал\w*|говорит|говорил\w*|рассказал\w*|сообщил\w*|пожаловал\w+|жалу\w+"
    r"|написал\w*|упомянул\w*|счита\w+|по словам)\b[^.!?;\n]{3,60}",
    "zh": r"(?:说(?!话)|告诉|反映|投诉|抱怨|提到|表示|觉得|认为)[^。！？!?；;，,\n]{1,30}",
}
_BEHIND_DENIAL = {tag: re.compile(f"(?:{find})$") for tag, find in _DENIED.items()}
_BEHIND_TELLING = {tag: re.compile(f"(?:{find})$") for tag, find in _TOLD.items()}
_FAR = 90
"""Signs before a word in which it is looked for who says it."""
_BEGINS = frozenset('.!?¡¿:;…\n。！？“«"(*•–—-')
"""Signs after which a capital tells nothing."""


def is_let_stand(
    text: str, small: str, start: int, end: int, language: str, names: Collection[str]
) -> bool:
    """Whether the piece of a note is denied there, told by a guest, or part of a name.

    `small` is the `plain` `text`. A name is one of `names`, with its capital where its script has
    one, or a word with a capital within a sentence.
    """
    before = small[max(0, start - _FAR) : start]
    return (
        bool(_BEHIND_DENIAL[language].search(before))
        or bool(_BEHIND_TELLING[language].search(before))
        or _is_named(text, start, end, names)
    )


def _is_named(text: str, start: int, end: int, names: Collection[str]) -> bool:
    piece = text[start:end]
    before = text[:start].rstrip(" ")
    if piece[:1].isupper() and not piece.isupper() and before and before[-1] not in _BEGINS:
        return True
    if not names:
        return False
    for match in _names(tuple(sorted(names))).finditer(text):
        if match.start() < end and start < match.end():
            return True
    return False


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Each name and each of its parts, as it is written with its capital."""
    parts = {part for name in names for part in (name.strip(), *name.split()) if part}
    # A part in small letters (“de”) is no name by itself; a script without capitals has no other.
    told = [part for part in parts if not part[0].islower()]
    each = "|".join(
        re.escape(part) if plain(part)[:1] >= "\u2e80" else rf"\b{re.escape(part)}\b"
        for part in sorted(told, key=len, reverse=True)
    )
    return re.compile(each or r"(?!)")

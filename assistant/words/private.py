"""Private data where it does not belong: card and document numbers, passwords, PINs (H9). Pure."""

import re
from collections.abc import Iterator
from itertools import accumulate

from assistant.words.plain import within
from assistant.words.remark import Secret

Found = tuple[int, int, Secret]

_RUN = re.compile(r"(?<![\d+])\d+(?:[ .\-]\d+)*(?!\d)")
_SHAPES = {
    *((4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4)),
    *((4, 4, 4, 1), (8, 8), (6, 13), (6, 10)),
}
"""How card numbers are written in groups. A number in other groups is looked at as a whole."""
_ISSUERS: tuple[tuple[int, int, range], ...] = (
    (4, 4, range(13, 20, 3)),  # Visa
    (51, 55, range(16, 17)),  # Mastercard
    (2221, 2720, range(16, 17)),
    (34, 34, range(15, 16)),  # American Express
    (37, 37, range(15, 16)),
    (6011, 6011, range(16, 20)),  # Discover
    (644, 659, range(16, 20)),
    (62, 62, range(16, 20)),  # UnionPay
    (3528, 3589, range(16, 20)),  # JCB
    (300, 305, range(14, 20)),  # Diners
    (36, 36, range(14, 20)),
    (38, 39, range(14, 20)),
    (2200, 2204, range(16, 20)),  # Mir
    *((first, first, range(13, 20)) for first in (5018, 5020, 5038, 5893, 6304, 6759)),  # Maestro
    (6761, 6763, range(13, 20)),
)
"""First digits from and to, and how many digits there are, as the issuers publish them."""

_IDENTITY = re.compile(
    r"(?:\b(?:passports?|(?:id|identity) (?:card|document)|driv(?:ing|er’s) licen[cs]e)\b"
    r"|\b(?:pasaporte|dni|nie|cédula|documento de identidad|carn[eé] de conducir)\b"
    r"|\b(?:загран)?паспорт\w*|\bсери[яию]\b|\bудостоверени\w+ личности\b|\bснилс\b"
    r"|护照|身份证|证件|通行证|驾照|驾驶证)"
    r"(?:[ :,#№(]|\b(?:no|nr|number|num|is|was|de|es|número|serie|номер\w*|сери[яию])\b\.?|n\.?º"
    r"|号码?|为|是)*"
    r"(?P<it>(?=[a-z]{0,3}[ -]?(?:\d[ №-]{0,3}){6})[a-z]{0,3}[ -]?\d(?:[ №-]{0,3}\d){5,17}[a-zx]?)"
    r"(?![\w:])"
)
_CHINESE_ID = re.compile(r"(?<!\d)\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dx]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

_SECRET = re.compile(
    r"(?:\b(?:pass ?words?|pass ?code|log-?in|contraseña|clave|парол\w+)\b|密码|口令)"
    r"(?: ?[:=] ?(?P<told>[^\s,;]{3,})(?=[ .,;!]*(?:\n|$|[.,;]))"
    r"|(?:[ :=是为]|\b(?:is|es|was)\b)*(?P<mixed>(?=[^\s,;]*\d)[^\s,;:]{4,}))"
    r"|(?:\b(?:pin|cvv2?|cvc2?|cv2|пин|security code|código de seguridad|door code)\b"
    r"|验证码|安全码)"
    r"(?:[ :=#是为-]|\b(?:is|es|code|number|код\w*)\b)*(?P<code>\d{3,8})(?!\d|[.:]\d)"
)
_FOR_ALL = re.compile(r"wi-?\s?fi|wlan|ва[йи]-?\s?фа[йи]|无线|网络|上网")
_NEAR = 30
"""Signs around a password in which “Wi-Fi” makes it one that every guest is told."""


def private(small: str, *, cards_only: bool = False) -> Iterator[Found]:
    """Start, end and kind of what is private in a `plain` text; none overlaps another's digits."""
    cards = list(_cards(small))
    yield from cards
    taken = [card[:2] for card in cards]
    if cards_only:
        return
    for match in (*_IDENTITY.finditer(small), *_chinese(small)):
        start, end = match.span("it" if "it" in match.re.groupindex else 0)
        if not within(start, end, taken):
            yield start, end, "identity"
    for match in _SECRET.finditer(small):
        group = next(name for name in ("told", "mixed", "code") if match[name])
        around = small[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if not _FOR_ALL.search(around) and not within(*match.span(group), taken):
            start, end = match.span(group)
            yield start, end - len(match[group]) + len(match[group].rstrip(".!")), "secret"


def is_card(digits: str) -> bool:
    """Whether so many digits, these first ones and the check digit (Luhn) make a card number."""
    known = any(
        low <= int(digits[: len(str(low))]) <= high and len(digits) in lengths
        for low, high, lengths in _ISSUERS
    )
    return known and luhn(digits)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B: from the right every second digit is doubled."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(doubled)) % 10 == 0


def _cards(small: str) -> Iterator[Found]:
    for run in _RUN.finditer(small):
        groups = [(m.start() + run.start(), m[0]) for m in re.finditer(r"\d+", run[0])]
        sizes = [len(group) for _at, group in groups]
        if sum(sizes) < 13:
            continue
        after = 0
        for first, last in _stretches(sizes):
            digits = "".join(group for _at, group in groups[first:last])
            if first >= after and is_card(digits):
                at, group = groups[last - 1]
                yield groups[first][0], at + len(group), "card"
                after = last


def _stretches(sizes: list[int]) -> Iterator[tuple[int, int]]:
    """Which groups in a row could be a card number: the whole of them, or a part of known shape."""
    if 13 <= sum(sizes) <= 19:
        yield 0, len(sizes)
    for first, size in enumerate(sizes):
        if 13 <= size <= 19:
            yield first, first + 1
        for width, total in enumerate(accumulate(sizes[first:]), 1):
            if total > 19:
                break
            if tuple(sizes[first : first + width]) in _SHAPES:
                yield first, first + width


def _chinese(small: str) -> Iterator[re.Match[str]]:
    """Numbers of Chinese identity cards, told by their birthday and check sign (GB 11643)."""
    for match in _CHINESE_ID.finditer(small):
        weighed = sum(w * int(d) for w, d in zip(_WEIGHTS, match[0], strict=False))
        if match[0][17] == "10x98765432"[weighed % 11]:
            yield match

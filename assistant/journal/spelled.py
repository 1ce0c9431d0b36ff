"""The store's key as it stands on paper: six short lines, each of which tells its own slips.

A line has eight bytes of the key and two of a checksum over them and the line's number, sixteen
signs in four groups. The signs are Crockford's base32: 32 of which none looks like another; who
types O or l has meant 0 or 1. The square code beside it has the same six lines in one.
"""

import hashlib
import re

from assistant.journal.key import KEY_BYTES
from assistant.refusal import Refused
from assistant.tongue import N_

LINES = 6
_PART = KEY_BYTES // LINES
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
_MEANT = str.maketrans("OIL", "011")
_BESIDE = re.compile(r"[\s\-–—_.·:]+")
_NUMBERED = re.compile(rf"\s*[1-{LINES}][\s.:]+\S")
_LENGTH = 16
_MARK = "SALVEKEY"
"""What the square code begins with: nobody takes it for something else."""

LINE_WRONG = N_("Line {n} does not fit: please compare it sign by sign with the sheet.")
LINE_SHORT = N_("Line {n} has {has} signs; there are 16 on the sheet.")
LINE_STRANGE = N_("Line {n} has the sign {sign}, which no line of a sheet has.")
LINES_MISSING = N_("The sheet has six lines; here are {n}.")


def spelled(key: bytes) -> tuple[str, ...]:
    """The six lines of a key."""
    parts = (key[at : at + _PART] for at in range(0, KEY_BYTES, _PART))
    return tuple(_line(part, n) for n, part in enumerate(parts, 1))


def in_one(key: bytes) -> str:
    """What the square code says: a scanner types it where the first line is asked for."""
    return f"{_MARK}:" + "".join(spelled(key)).replace(" ", "")


def number(salt: bytes) -> str:
    """By which a sheet, a store and a backup are known to belong together; it gives nothing away.

    `salt` is the key's end, which stands in the open at the beginning of each file that the key
    opens.
    """
    told = _signs(hashlib.sha256(b"salve sheet" + salt).digest()[:5])
    return f"{told[:4]}-{told[4:]}"


def line_fits(key: bytes, n: int, typed: str) -> bool:
    """Whether `typed` is line `n`, from 1, of the sheet for this key. Refused where it is none."""
    return read_line(typed, n) == key[(n - 1) * _PART : n * _PART]


def understood(typed: str) -> bytes:
    """The key of six typed lines, or of what a scanner read. Refused with the line that is wrong.

    Empty lines do not count, nor does what else stands on a sheet: its heading, the house, the day,
    and the number before each line.
    """
    whole = _plain(typed)
    if whole.startswith(_plain(_MARK)):
        whole = whole.removeprefix(_plain(_MARK))
        lines = [whole[at : at + _LENGTH] for at in range(0, max(len(whole), 1), _LENGTH)]
    else:
        lines = _of_sheet([line for line in typed.splitlines() if _plain(line)])
    if len(lines) != LINES:
        raise Refused(LINES_MISSING, n=len(lines))
    return b"".join(read_line(line, n) for n, line in enumerate(lines, 1))


def _of_sheet(lines: list[str]) -> list[str]:
    """The key's lines among all those of a sheet; all where none of them is known as such."""
    found: list[str] = []
    for line in lines:
        if len(found) < LINES and _fits(line, len(found) + 1):
            found.append(line)
    if len(found) == LINES:
        return found
    numbered = [line for line in lines if _NUMBERED.match(line)]
    return numbered if len(numbered) > LINES // 2 else lines


def _fits(line: str, n: int) -> bool:
    try:
        read_line(line, n)
    except Refused:
        return False
    return True


def is_whole(typed: str) -> bool:
    """Whether a scanner has read the square code."""
    return _plain(typed).startswith(_plain(_MARK))


def _line(part: bytes, n: int) -> str:
    signs = _signs(part + _checksum(part, n))
    return " ".join(signs[at : at + 4] for at in range(0, _LENGTH, 4))


def read_line(typed: str, n: int) -> bytes:
    """What line `n` says of the key. Refused with what is wrong with it.

    Its number may stand before it, as it does on the sheet.
    """
    signs = _plain(typed)
    if len(signs) == _LENGTH + 1:
        signs = signs.removeprefix(str(n))
    for sign in signs:
        if sign not in _VALUES:
            raise Refused(LINE_STRANGE, n=n, sign=sign)
    if len(signs) != _LENGTH:
        raise Refused(LINE_SHORT, n=n, has=len(signs))
    value = 0
    for sign in signs:
        value = value * 32 + _VALUES[sign]
    told = value.to_bytes(_LENGTH * 5 // 8, "big")
    if told[_PART:] != _checksum(told[:_PART], n):
        raise Refused(LINE_WRONG, n=n)
    return told[:_PART]


def _checksum(part: bytes, n: int) -> bytes:
    return hashlib.sha256(bytes([n]) + part).digest()[:2]


def _signs(data: bytes) -> str:
    value, count = int.from_bytes(data, "big"), len(data) * 8 // 5
    return "".join(_SIGNS[value >> 5 * at & 31] for at in reversed(range(count)))


def _plain(typed: str) -> str:
    return _BESIDE.sub("", typed).upper().translate(_MEANT)

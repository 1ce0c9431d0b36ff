"""The store's file page by page, without SQLite: which pages were written with the key.

The format is SQLCipher 4's: each page of 4096 bytes is AES-256-CBC with its own IV, signed with
HMAC-SHA512 over the ciphertext, the IV and the page's number.
"""

import hashlib
import hmac
from pathlib import Path
from typing import BinaryIO

PAGE_BYTES = 4096
SALT_BYTES = 16
IV_BYTES = 16
_MAC_BYTES = 64
USABLE_BYTES = PAGE_BYTES - IV_BYTES - _MAC_BYTES
"""What SQLite has of a page."""
_PROBED = 64


def bears_mark(path: Path, key: bytes) -> bool:
    """Whether the salt, or any of some pages spread over the file, was written with `key`."""
    seal = Seal(key)
    with path.open("rb") as file:
        if hmac.compare_digest(file.read(SALT_BYTES), key[-SALT_BYTES:]):
            return True
        count = page_count(file)
        step = max(1, count // _PROBED)
        return any(seal.unbroken(n, raw_page(file, n)) for n in range(1, count + 1, step))


def raw_page(file: BinaryIO, number: int) -> bytes:
    """Page `number`, from 1, as it is on the disk; shorter where the file ends."""
    file.seek((number - 1) * PAGE_BYTES)
    return file.read(PAGE_BYTES)


def page_count(file: BinaryIO) -> int:
    """How many pages the file has, a torn last one included."""
    return -(-file.seek(0, 2) // PAGE_BYTES)


class Seal:
    """The signature on each page, by the store's key."""

    def __init__(self, key: bytes) -> None:
        mac_salt = bytes(b ^ 0x3A for b in key[32:])
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key[:32], mac_salt, 2, 32)

    def unbroken(self, number: int, raw: bytes) -> bool:
        """Whether `raw` is just what was once written as page `number` with this key."""
        if len(raw) != PAGE_BYTES:
            return False
        start = SALT_BYTES if number == 1 else 0  # the salt stands there, unsigned
        text, mac = raw[start:-_MAC_BYTES], raw[-_MAC_BYTES:]
        sign = hmac.digest(self._mac_key, text + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(sign, mac)

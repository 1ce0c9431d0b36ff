"""The store's file page by page, without SQLite: what a rescue reads where SQLite gives up.

The format is SQLCipher 4's: each page of 4096 bytes is AES-256-CBC with its own IV, signed with
HMAC-SHA512 over the ciphertext, the IV and the page's number.
"""

import hashlib
import hmac
from typing import BinaryIO

PAGE_BYTES = 4096
SALT_BYTES = 16
_IV_BYTES = 16
_MAC_BYTES = 64
USABLE_BYTES = PAGE_BYTES - _IV_BYTES - _MAC_BYTES
"""What SQLite has of a page."""


def page_count(file: BinaryIO) -> int:
    """How many pages the file has, a torn last one included."""
    return -(-file.seek(0, 2) // PAGE_BYTES)


class Cipher:
    """Checks pages with the store's key and deciphers them."""

    def __init__(self, key: bytes) -> None:
        self._key, salt = key[:32], key[32:]
        mac_salt = bytes(b ^ 0x3A for b in salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, mac_salt, 2, 32)

    def raw(self, file: BinaryIO, number: int) -> bytes:
        """Page `number`, from 1, as it is on the disk; shorter where the file ends."""
        file.seek((number - 1) * PAGE_BYTES)
        return file.read(PAGE_BYTES)

    def signed(self, number: int, raw: bytes) -> bool:
        """Whether `raw` is just what was once written as page `number` with this key."""
        if len(raw) != PAGE_BYTES:
            return False
        start = SALT_BYTES if number == 1 else 0
        text, mac = raw[start:-_MAC_BYTES], raw[-_MAC_BYTES:]
        sign = hmac.digest(self._mac_key, text + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(sign, mac)

"""A person's own key, which their PIN opens, and the house's, which who may see it is given.

What not everybody may see is encrypted for those who may, also in the file and on the LAN: the key
of the store alone does not show it. Each person with a PIN has a pair of keys (X25519); the secret
one is kept encrypted under a key made of the PIN by argon2id (RFC 9106), slow and greedy for memory
on purpose. The house has such a pair as well, whose secret half is handed, sealed, to each person
who may see what is restricted. A PIN of four digits can be guessed by whoever has both the file and
its key, in some hours; a passphrase cannot.
"""

import os

from argon2.low_level import Type, hash_secret_raw
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from assistant.people.entries import KeysMade
from assistant.people.pins import plain

_SALT = 16
_TIME, _MEMORY_KIB, _LANES, _LENGTH = 3, 64 * 1024, 2, 32


def fresh() -> bytes:
    """A secret key."""
    return bytes(PrivateKey.generate())


def public(secret: bytes) -> bytes:
    """The half that everybody may know."""
    return bytes(PrivateKey(secret).public_key)


def fits(secret: bytes, to: bytes) -> bool:
    """Whether `secret` is a secret key, and `to` the half of it that everybody may know."""
    try:
        return public(secret) == to
    except (ValueError, TypeError):
        return False


def kept(secret: bytes, pin: str) -> KeysMade:
    """A person's key, to be written down: opened by the PIN only. Some tenths of a second."""
    salt = os.urandom(_SALT)
    return KeysMade(public(secret), bytes(SecretBox(_of_pin(pin, salt)).encrypt(secret)), salt)


def opened(keys: KeysMade, pin: str) -> bytes | None:
    """The secret key; None where the PIN is another one than when it was kept."""
    try:
        secret = SecretBox(_of_pin(pin, keys.salt)).decrypt(keys.sealed)
        return secret if fits(secret, keys.public) else None
    except (CryptoError, ValueError, TypeError):
        return None


def handed(secret: bytes, to: bytes) -> bytes:
    """Any secret, sealed so that only who has the secret half of `to` opens it.

    b"" where `to` is no key, as a damaged desk may have written: nobody opens that.
    """
    try:
        return bytes(SealedBox(PublicKey(to)).encrypt(secret))
    except (CryptoError, ValueError, TypeError, RuntimeError):
        return b""


def taken(sealed: bytes, key: bytes) -> bytes | None:
    """What was handed to the public half of `key`; None where it was not."""
    try:
        return bytes(SealedBox(PrivateKey(key)).decrypt(sealed))
    except (CryptoError, ValueError, TypeError):
        return None


def _of_pin(pin: str, salt: bytes) -> bytes:
    """Made of the words as `pins` hashes them: whoever comes in also opens their key."""
    words = plain(pin).encode()
    return hash_secret_raw(words, salt, _TIME, _MEMORY_KIB, _LANES, _LENGTH, Type.ID)

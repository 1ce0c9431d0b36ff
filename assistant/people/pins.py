"""PINs and passphrases: hashed before they are written down, compared by hash. Slow on purpose."""

import unicodedata

from assistant.refusal import Refused
from assistant.tongue import N_

PIN_DIGITS = range(4, 13)
"""How many digits a PIN may have."""
PHRASE_LETTERS = range(8, 201)
"""How many characters a passphrase may have; one of digits alone is a PIN."""


def hash_pin(pin: str) -> str:
    """The argon2id hash of `pin`, some tens of milliseconds; Refused when it is none."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher().hash(checked(pin))


def checked(pin: str) -> str:
    """The PIN or passphrase as it is hashed; Refused with what it has to be where it is none."""
    text = plain(pin)
    if text.isdecimal():
        if len(text) not in PIN_DIGITS:
            raise Refused(N_("A PIN has 4 to 12 digits."))
    elif len(text) not in PHRASE_LETTERS or not text.isprintable():
        raise Refused(N_("A PIN has 4 to 12 digits; a passphrase has 8 to 200 characters."))
    return text


def pin_fits(pin: str, pin_hash: str) -> bool:
    """Whether `pin` is the one that was hashed. A hash that cannot be read fits nothing."""
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(pin_hash, checked(pin))
    except (Refused, Argon2Error, InvalidHashError):
        return False


def plain(pin: str) -> str:
    """As it was meant: an input method may have given full-width or Arabic digits, or other spaces.

    Capital and small letters stay apart.
    """
    text = " ".join(unicodedata.normalize("NFC", pin).split())
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)

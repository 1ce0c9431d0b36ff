"""PINs: hashed before they are written down, and compared by hash. Slow on purpose."""

from assistant.refusal import Refused
from assistant.tongue import N_

PIN_DIGITS = range(4, 13)
"""How many digits a PIN may have."""


def hash_pin(pin: str) -> str:
    """The argon2id hash of `pin`, some tens of milliseconds; Refused when it is no PIN."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    digits = _digits(pin)
    if not digits.isascii() or not digits.isdecimal() or len(digits) not in PIN_DIGITS:
        raise Refused(N_("A PIN has 4 to 12 digits."))
    return PasswordHasher().hash(digits)


def pin_fits(pin: str, pin_hash: str) -> bool:
    """Whether `pin` is the one that was hashed. A hash that cannot be read fits nothing."""
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

    digits = _digits(pin)
    if not digits.isdecimal():
        return False
    try:
        return PasswordHasher().verify(pin_hash, digits)
    except (Argon2Error, InvalidHashError):
        return False


def _digits(pin: str) -> str:
    """Digits as ASCII, since an input method may have given full-width or Arabic ones."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in pin.strip())

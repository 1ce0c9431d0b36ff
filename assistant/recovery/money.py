"""Amounts as they are typed and told. Inside they are whole numbers of the smallest coin."""

import re
from decimal import Decimal, InvalidOperation

from icu4py.messageformat import MessageFormat

from assistant.refusal import Refused
from assistant.tongue import N_

_WITHOUT = (
    *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"),
    *("PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"),
)
_WITH_THREE = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")
_DIGITS = dict.fromkeys(_WITHOUT, 0) | dict.fromkeys(_WITH_THREE, 3)
"""Digits behind the point where they are not two (ISO 4217)."""
_SIGNS = re.compile(r"[^\d.,\-−]")


def digits(currency: str) -> int:
    """So many digits stand behind the point."""
    return _DIGITS.get(currency, 2)


def read_money(text: str, currency: str) -> int:
    """What was typed, "40", "1.250,50", "€ 12", in the smallest coin; "" is 0. Refused otherwise.

    The last point or comma is the decimal one when one or two digits follow it (three for a
    currency with three); otherwise it parts thousands.
    """
    plain = _SIGNS.sub("", text.strip()).replace("−", "-")
    if not plain:
        if text.strip():
            raise Refused(
                N_("“{text}” is not an amount. Please write a number."), text=text.strip()
            )
        return 0
    whole, mark, behind = plain, "", ""
    at = max(plain.rfind("."), plain.rfind(","))
    if at >= 0 and 1 <= len(plain) - at - 1 <= max(2, digits(currency)):
        whole, mark, behind = plain[:at], ".", plain[at + 1 :]
    try:
        amount = Decimal(re.sub("[.,]", "", whole) + mark + behind)
    except InvalidOperation:
        raise Refused(
            N_("“{text}” is not an amount. Please write a number."), text=text.strip()
        ) from None
    if amount < 0:
        raise Refused(N_("What a gesture costs is 0 or more."))
    coins = amount.scaleb(digits(currency))
    if coins != coins.to_integral_value():
        raise Refused(N_("This has more digits behind the point than the currency has."))
    return int(coins)


def told_money(cost: int, currency: str, language: str) -> str:
    """An amount as it is written in `language` (BCP 47): "€40", "40 €", "¥1,200"."""
    amount = Decimal(cost).scaleb(-digits(currency))
    round_one = amount == amount.to_integral_value()
    cut = " precision-integer" if round_one else ""
    form = MessageFormat(f"{{n, number, ::currency/{currency} unit-width-narrow{cut}}}", language)
    return form.format({"n": int(amount) if round_one else float(amount)})

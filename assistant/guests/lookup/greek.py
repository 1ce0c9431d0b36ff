"""Greek names in the Latin spellings of passports, of libraries and of the ear."""

import re
from functools import lru_cache

_LATIN = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_LETTERS = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", _LATIN.split(), strict=True))
_PASSPORT = {"ου": "ou", "αυ": "av", "ευ": "ev", "ηυ": "iv", "γγ": "ng", "γξ": "nx", "γχ": "nch",
             "γκ": "gk", "μπ": "b", "ντ": "nt"}  # fmt: skip
_SYSTEMS: tuple[dict[str, str], ...] = (
    _PASSPORT,
    {**_PASSPORT, "ου": "u", "χ": "h", "ντ": "d", "γκ": "g", "φ": "ph", "αυ": "af", "ευ": "ef"},
    {"β": "b", "η": "e", "χ": "ch", "φ": "ph", "ου": "ou", "αυ": "au", "ευ": "eu", "γγ": "ng",
     "ξ": "x", "υ": "y", "κ": "c", "ος$": "us"},
    {**_PASSPORT, "γι": "y", "γε": "ye", "χ": "h", "ξ": "ks", "τζ": "j", "γκ": "ng"},
    {**_PASSPORT, "χ": "kh", "υ": "i", "μπ": "mp", "γκ": "g", "ντ": "d", "ευ": "eu"},
    {**_PASSPORT, "χ": "x", "θ": "th", "η": "h", "ω": "w", "υ": "u"},  # as typed in chats
)  # fmt: skip
_UNIT = re.compile("ος$|ου|αυ|ευ|ηυ|γγ|γξ|γχ|γκ|μπ|ντ|γι(?=[αεοωυ])|γε|τζ|.", re.DOTALL)


@lru_cache(maxsize=1024)
def romanised(folded: str) -> tuple[str, ...]:
    """A folded Greek word in Latin, the passport's spelling first."""
    spelled = (
        "".join(_spelled(met[0], system) for met in _UNIT.finditer(folded)) for system in _SYSTEMS
    )
    return tuple(dict.fromkeys(spelled))


def _spelled(unit: str, system: dict[str, str]) -> str:
    whole = system.get(unit) or system.get(f"{unit}$") if unit != "ος" else system.get("ος$")
    return whole or "".join(system.get(c, _LETTERS.get(c, c)) for c in unit)

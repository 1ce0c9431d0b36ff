"""Cyrillic names in the Latin spellings that passports, libraries, neighbours and friends use."""

import re
from functools import lru_cache

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџѓќѕѣәғқңөұүһ"
_LATIN = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya "
    "i yi ye g u dj j lj nj c dz gj kj dz e a g k n o u u h"
)
_BASE = dict(zip(_LETTERS, _LATIN.split(" "), strict=True))
_SYSTEMS: tuple[dict[str, str], ...] = (
    {"ё": "e", "ий$": "y", "ый$": "y", "ия": "ia"},  # Dmitry, Khrushchev, Yulia
    {},  # Dmitriy, Khrushchyov, Yuliya
    {"ё": "e", "й": "i", "ю": "iu", "я": "ia", "ъ": "ie", "ы$": "y"},  # passports: Iuliia, Sergei
    {"ё": "e", "й": "i", "ий$": "i", "ый$": "y", "х": "h", "щ": "sh", "ц": "c", "ия": "ia"},
    {"ё": "e", "й": "i", "ий$": "y", "ый$": "y", "х": "kh", "ия": "ia"},  # Chaikovsky
    {"ё": "e", "ий$": "y", "ый$": "y", "щ": "sch", "х": "h", "дж": "j"},
    {"^е": "ye", "ье": "ye", "ё": "yo", "э": "e", "ий$": "y", "ый$": "y"},  # Yekaterina
    {"в": "w", "ж": "sch", "з": "s", "й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch",
     "щ": "schtsch", "щё": "schtscho", "чё": "tscho", "шё": "scho", "жё": "scho",
     "ю": "ju", "я": "ja", "ё": "jo", "ий$": "i", "ый$": "y"},  # German
    {"ж": "z", "й": "j", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju", "я": "ja",
     "ё": "jo", "є": "je", "ї": "ji"},  # scholars, Serbian, Czech
    {"ж": "j", "ч": "tch", "ш": "ch", "щ": "chtch", "у": "ou", "ю": "iou", "я": "ia", "ё": "io",
     "й": "i", "ий$": "i", "ев$": "ev"},  # French
)  # fmt: skip
_UKRAINIAN: tuple[dict[str, str], ...] = (
    {"г": "h", "и": "y", "й": "i", "ий$": "y", "є": "ie", "ї": "i", "ю": "iu", "я": "ia"},
    {"г": "h", "и": "y", "й": "y", "ий$": "yi", "є": "ye", "ї": "yi"},
)
_USUAL = {
    "александр": "alexander aleksander", "екатерина": "catherine katerina", "юлия": "julia",
    "петр": "peter pyotr", "михаил": "michael", "евгении": "eugene", "евгения": "eugenia",
    "софия": "sofia sophia", "софья": "sofia sophia", "ксения": "xenia", "федор": "theodor fedor",
    "павел": "paul", "наталья": "natalia natalie", "наталия": "natalia", "татьяна": "tatiana",
    "дарья": "daria", "марья": "maria", "илья": "ilia", "юрии": "yuri juri", "георгии": "george",
    "николаи": "nicholas", "андреи": "andrew", "елена": "helena yelena", "яков": "jacob",
    "анастасия": "anastasia", "игорь": "igor", "виктория": "victoria", "виктор": "victor",
    "филипп": "philip", "максим": "maxim", "алексеи": "alex", "артем": "artyom", "любовь": "lyubov",
    "семен": "semyon", "кирилл": "cyril", "константин": "constantine", "олександр": "alexander",
}  # fmt: skip
_UNIT = re.compile("ый$|ий$|ев$|ы$|^е|ье|ия|дж|[щчшж]ё|.", re.DOTALL)
_UNITS = ("ый$", "ий$", "ев$", "ы$", "^е", "ье", "ия", "дж", "щё", "чё", "шё", "жё")
"""What some system spells otherwise than letter by letter; ^ and $ stand for the word's ends."""


def _complete(system: dict[str, str]) -> dict[str, str]:
    """A system with an answer for every letter and unit."""
    whole = _BASE | system
    for unit in _UNITS:
        letters = unit.strip("^$")
        whole.setdefault(unit, whole.get(letters) or "".join(whole[c] for c in letters))
    return whole


_COMPLETE = tuple(_complete(system) for system in _SYSTEMS)
_COMPLETE_UKRAINIAN = tuple(_complete(system) for system in _UKRAINIAN)


def romanised(raw: str, *, ukrainian: bool = False) -> list[str]:
    """A lower-case Cyrillic word in Latin, the most usual spelling first.

    The word is wanted with its marks: й and ё are letters here, and only `fold` drops them.
    """
    return list(_romanised(raw, ukrainian or any(c in "іїєґ" for c in raw)))


@lru_cache(maxsize=4096)
def _romanised(raw: str, ukrainian: bool) -> tuple[str, ...]:
    systems = _COMPLETE_UKRAINIAN + _COMPLETE if ukrainian else _COMPLETE
    units = _units(raw)
    spelled = ["".join(map(system.get, units, units)) for system in systems]
    spelled += [word.replace("ks", "x") for word in spelled[:5] if "ks" in word]
    if raw.endswith("андр"):
        spelled.append(spelled[0][:-1] + "er")
    spelled += _USUAL.get(raw.replace("ё", "е").replace("й", "и"), "").split()
    return tuple(dict.fromkeys(word for word in spelled if word))


def _units(raw: str) -> list[str]:
    """A word in the units that systems spell, those at its ends marked."""
    units: list[str] = _UNIT.findall(raw)
    if units[0] == "е":
        units[0] = "^е"
    if f"{units[-1]}$" in _UNITS:
        units[-1] += "$"
    return units

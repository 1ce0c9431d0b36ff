"""How this guest is addressed: as they asked, else politely, else not by name. Pure."""

import unicodedata

from assistant.guests.entries import Identity
from assistant.words.scripts import is_written_for, script
from assistant.words.titles import spoken_title

NO_BREAK = "\u00a0"
"""Keeps “Ms” and “Hall” on one line."""

_TWO_CHARACTERS = """
欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 端木 夏侯 司徒 轩辕 独孤 南宫 东方 长孙 宇文 闻人 申屠
澹台 万俟 呼延 濮阳 淳于 太史 公冶 钟离 鲜于 赫连 百里 东郭 西门 第五
歐陽 司馬 諸葛 尉遲 公孫 軒轅 獨孤 南宮 東方 長孫 聞人 澹臺 濮陽 淳於 鍾離 鮮于 赫連 東郭 西門
"""
COMPOUND_SURNAMES = frozenset(_TWO_CHARACTERS.split())
"""Chinese family names of two characters; a name of two to four characters is read by them."""
_PARTICLE_WORDS = "de del la las los el da das do dos di du van von der den ter"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SYLLABLE = 6
"""Letters of the longest pinyin syllable."""


def address(who: Identity, language: str) -> str:
    """The form of address of `who` in a line in `language` (one that has a phrase book), or "".

    The ladder: the words that the guest asked for; else the polite form, from the parts on file;
    else no name at all, for a warm line without a name is better than a wrong name. A guest who
    wants to be greeted quietly is not named.
    """
    if who.quiet:
        return ""
    if call_me := _tidy(who.call_me):
        return call_me
    return _POLITE[language](who) if language in _POLITE else ""


def _english(who: Identity) -> str:
    family = _latin_family(who)
    if not family:
        return "" if _tidy(who.family) else _given_alone(who, "en")
    title = _title(who, "en")
    return f"{title}{NO_BREAK}{family}" if title else ""


def _spanish(who: Identity) -> str:
    """The title with the first surname: «señora García» for Ana García Márquez."""
    family = _latin_family(who)
    if not family:
        return "" if _tidy(who.family) else _given_alone(who, "es")
    title = _title(who, "es")
    if title in {"don", "doña"}:
        given = _tidy(who.given)
        return f"{title}{NO_BREAK}{given}" if is_written_for("es", given) else ""
    # After «señor» the particle takes a capital: «señor De la Hoz».
    return f"{title}{NO_BREAK}{family[0].upper()}{family[1:]}" if title else ""


def _chinese(who: Identity) -> str:
    """The family name, whole, with the title after it: 王女士, 欧阳教授, García女士."""
    family = _tidy(who.family) or _han_family(who)
    if script(family) == "LATIN":
        family = _latin_family(who)
    title = _title(who, "zh")
    return family + title if title and script(family) in {"CJK", "LATIN"} else ""


def _russian(who: Identity) -> str:
    """Given name with patronymic; without one the given name; «госпожа» only to a foreigner."""
    given, middle, family = _tidy(who.given), _tidy(who.middle), _tidy(who.family)
    if _base(who.language) not in {"", "ru"}:
        title = _title(who, "ru")
        return f"{title} {family}" if title and is_written_for("ru", family) else ""
    if not is_written_for("ru", given):
        return ""
    return f"{given} {middle}" if _is_patronymic(middle) else given


_POLITE = {"en": _english, "es": _spanish, "zh": _chinese, "ru": _russian}


def _tidy(part: str) -> str:
    return " ".join(part.split())


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()


def _title(who: Identity, language: str) -> str:
    title = _tidy(who.title)
    own = is_written_for(language, title) and _base(who.language) in {"", language}
    return spoken_title(title, who.gender, language, own=own)


def _given_alone(who: Identity, language: str) -> str:
    """A guest who is on file by a given name only gave just that."""
    given = _tidy(who.given)
    return given if is_written_for(language, given) and not _tidy(who.title) else ""


def _latin_family(who: Identity) -> str:
    """The family name in Latin letters: as on file, or as the name that begins with it is read."""
    family = _tidy(who.family)
    if script(family) == "LATIN":
        return _first_surname(family) if _base(who.language) == "es" else family
    family = family or _han_family(who)
    spoken = _plain_letters(who.reading).split()
    if script(family) != "CJK" or not _tidy(who.name).startswith(family) or len(spoken) < 2:
        return ""
    first = spoken[0]
    fits = is_written_for("en", first) and (
        _base(who.language) != "zh" or len(first) <= _SYLLABLE * len(family)
    )
    return first[0].upper() + first[1:] if fits else ""


def _plain_letters(reading: str) -> str:
    """A reading without its tones: Wáng Yǎqín is “Wang” in an English line. The dots of ü stay."""
    tones = {"\u0304", "\u0301", "\u030c", "\u0300"}
    apart = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))


def _han_family(who: Identity) -> str:
    """The family name of a Chinese name that is on file as one word; "" where it cannot be told."""
    name = _tidy(who.name)
    if _base(who.language) not in {"", "zh"} or script(name) != "CJK" or not name.isalpha():
        return ""
    if name[:2] in COMPOUND_SURNAMES and 3 <= len(name) <= 4:
        return name[:2]
    return name[0] if 2 <= len(name) <= 3 else ""


def _first_surname(family: str) -> str:
    """The first of two Spanish surnames, with its particles; «Ramón y Cajal» is one."""
    words = family.split()
    end = 0
    while end < len(words) - 1 and words[end].casefold() in _PARTICLES:
        end += 1
    end += 1
    if end + 1 < len(words) and words[end].casefold() in {"y", "i"}:
        end += 2
    return " ".join(words[:end])


def _is_patronymic(middle: str) -> bool:
    """Russian patronymics only: оглы and кызы are left out in speech."""
    return is_written_for("ru", middle) and middle.casefold().endswith(("ич", "на"))

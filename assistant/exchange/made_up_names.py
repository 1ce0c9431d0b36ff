"""Names, numbers and addresses of people who do not exist."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from anyascii import anyascii
from msgspec.structs import replace

from assistant.guests.entries import Gender, Identity

# No number here can reach anybody: blocks kept for films and books where a country has them, else
# blocks that its numbering plan leaves unassigned. `#` is any digit.
_NUMBERS = {
    "zh": ("+86 160 #### ####", "+86 161 #### ####", "+86 164 #### ####", "160 #### ####"),
    "es": ("+34 761 ### ###", "+34 764 ### ###", "+34 775 ## ## ##", "767 ### ###"),
    "ru": ("+7 946 ###-##-##", "+7 947 ###-##-##", "8 (946) ###-##-##", "+7 (948) ###-##-##"),
    "en": (
        "+1 202-555-01##",  # fiction, in any area code
        "+1 (415) 555-01##",
        "+44 7700 900###",  # fiction (Ofcom)
        "+44 20 7946 0###",
        "+61 2 5550 ####",  # fiction (ACMA)
        "+61 3 7010 ####",
        "+1 371-2##-####",  # area codes set aside for a longer plan
        "+1 374-3##-####",
        "+1 (963) 4##-####",
        "+1 968-5##-####",
    ),
}
_DOMAINS = {
    "zh": ("mail.example.com", "youxiang.example", "shan.example"),
    "en": ("example.com", "post.example", "mail.example.net", "example.org"),
    "es": ("correo.example", "mail.example.com", "buzon.example"),
    "ru": ("pochta.example", "mail.example.org", "yashchik.example"),
}
_SHARES = (("zh", 0.40), ("en", 0.64), ("es", 0.84), ("ru", 0.99))


@cache
def names() -> dict[str, Any]:
    """The lists of `resources/practice/names.toml`, cut into words."""
    text = (files("resources") / "practice" / "names.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    others = [_cut(one) for one in lists.pop("others")]
    return {**{language: _cut(one) for language, one in lists.items()}, "others": others}


def _cut(lists: dict[str, str]) -> dict[str, Any]:
    plain = ("language", "order")
    return {
        name: text if name in plain else [word.replace("_", " ") for word in text.split()]
        for name, text in lists.items()
    }


def person(rng: Random) -> tuple[str, Gender, Identity]:
    """Somebody made up: the language of the house to speak, the gender, the identity."""
    chance = rng.random()
    gender: Gender = "f" if rng.random() < 0.5 else "m"
    for language, share in _SHARES:
        if chance < share:
            who = _PEOPLE[language](rng, gender)
            return language, gender, _with_contacts(rng, language, who)
    return "en", gender, _with_contacts(rng, "en", _other(rng, gender))


def _often(rng: Random, words: list[str]) -> str:
    """One of `words`, the first ones more often."""
    chance = rng.random()
    return words[int(chance * chance * len(words))]


def _surname(rng: Random, lists: dict[str, list[str]], rare: float) -> str:
    """A usual surname, or one put together: so there are thousands of different ones."""
    if rng.random() < rare:
        return rng.choice(lists["heads"]) + rng.choice(lists["tails"])
    return _often(rng, lists["family"])


def _chinese(rng: Random, gender: Gender) -> Identity:
    lists = names()["zh"]
    family, said_family = _often(rng, lists["family"]).split(":")
    signs = lists["female" if gender == "f" else "male"]
    count = 1 if rng.random() < 0.2 else 2
    given = [rng.choice(signs).split(":") for _ in range(count)]
    bare = "".join(sign for sign, _ in given)
    reading = ""
    if rng.random() < 0.3:
        reading = f"{said_family} {''.join(said for _, said in given)}".title()
    return Identity(name=family + bare, given=bare, family=family, reading=reading, language="zh")


def _english(rng: Random, gender: Gender) -> Identity:
    lists = names()["en"]
    given = _often(rng, lists["female" if gender == "f" else "male"])
    family = _surname(rng, lists, 0.45)
    if rng.random() < 0.04:
        family += "-" + _often(rng, lists["family"])
    return Identity(name=f"{given} {family}", given=given, family=family, language="en")


def _spanish(rng: Random, gender: Gender) -> Identity:
    lists = names()["es"]
    given = _often(rng, lists["female" if gender == "f" else "male"])
    if rng.random() < 0.2:
        given += " " + _often(rng, lists["female" if gender == "f" else "male"])
    family = _surname(rng, lists, 0.2)
    if rng.random() < 0.7:
        family += " " + _surname(rng, lists, 0.2)
    return Identity(name=f"{given} {family}", given=given, family=family, language="es")


def _russian(rng: Random, gender: Gender) -> Identity:
    lists = names()["ru"]
    given, _, _ = _often(rng, lists["female" if gender == "f" else "male"]).partition(":")
    family = _surname(rng, lists, 0.35)
    middle = ""
    if rng.random() < 0.4:
        middle = _often(rng, lists["male"]).partition(":")[2]
    if gender == "f":
        family, middle = _her_surname(family), _her_patronymic(middle)
    parts = (family, given, middle) if middle else (given, family)
    name = " ".join(parts)
    return Identity(name=name, given=given, middle=middle, family=family, language="ru")


def _her_surname(family: str) -> str:
    return family[:-2] + "ая" if family.endswith("ий") else _her_ending(family)


def _her_ending(family: str) -> str:
    return family + "а" if family.endswith(("ов", "ев", "ёв", "ин", "ын")) else family


def _her_patronymic(middle: str) -> str:
    if middle.endswith(("ович", "евич")):
        return middle[:-2] + "на"
    if middle.endswith("ич"):
        return middle[:-2] + ("ична" if middle != "Ильич" else "инична")
    return middle


def _other(rng: Random, gender: Gender) -> Identity:
    lists = rng.choice(names()["others"])
    given, _, given_said = rng.choice(lists["female" if gender == "f" else "male"]).partition(":")
    family, _, family_said = rng.choice(lists["family"]).partition(":")
    order = {"family+given": f"{family}{given}", "family given": f"{family} {given}"}
    return Identity(
        name=order.get(lists["order"], f"{given} {family}"),
        given=given,
        family=family,
        reading=f"{family_said} {given_said}".strip(),
        language=lists["language"],
    )


_PEOPLE: dict[str, Callable[[Random, Gender], Identity]] = {
    "zh": _chinese,
    "en": _english,
    "es": _spanish,
    "ru": _russian,
}


def _with_contacts(rng: Random, language: str, who: Identity) -> Identity:
    phones = [_number(rng, language)]
    if rng.random() < 0.1:
        phones.append(_number(rng, language))
    emails = (_address(rng, language, who),) if rng.random() < 0.6 else ()
    nickname = ""
    if rng.random() < 0.2:
        nickname = _nicknames(language).get(who.given, "")
        if language == "zh":
            nickname = "小" + who.given[-1] if rng.random() < 0.5 else who.given[-1] * 2
    return replace(who, phones=tuple(phones), emails=emails, nickname=nickname)


def _number(rng: Random, language: str) -> str:
    form = rng.choice(_NUMBERS[language])
    digits = iter(f"{int(rng.random() * 10**9):09}")
    return "".join(next(digits) if sign == "#" else sign for sign in form)


def _address(rng: Random, language: str, who: Identity) -> str:
    given, family = _plain(who.given), _plain(who.family)
    form = int(rng.random() * 4)
    name = (f"{given}.{family}", f"{family}{given}", f"{given[:1]}{family}", f"{given}_{family}")[
        form
    ]
    number = f"{int(rng.random() * 99) + 1}" if rng.random() < 0.5 else ""
    return f"{name}{number}@{rng.choice(_DOMAINS[language])}"


def _plain(word: str) -> str:
    """The word in the letters of an address."""
    return "".join(sign for sign in anyascii(word).lower() if sign.isalnum())


@cache
def _nicknames(language: str) -> dict[str, str]:
    pairs = names()["nicknames"].get(language, ())
    return dict(pair.split(":") for pair in pairs)

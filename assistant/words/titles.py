"""What a title means, whatever its language, and how each language says it. Nothing is guessed."""

_WRITTEN = {
    "mr": "mr mister herr monsieur señor sr 先生 господин г-н",
    "ms": "ms frau señora sra 女士 госпожа г-жа",
    "mrs": "mrs madame mme 太太 夫人",
    "miss": "miss señorita srta 小姐",
    "mx": "mx",
    "doctor": "doctor dr doctora dra 医生 大夫 доктор",
    "professor": "professor prof profesor profesora catedrático catedrática 教授 профессор",
}
_RANKS = {word: rank for rank, words in _WRITTEN.items() for word in words.split()}
_BY_GENDER = {"f": "ms", "m": "mr"}

_SPOKEN = {
    "en": {
        "mr": "Mr",
        "ms": "Ms",
        "mrs": "Mrs",
        "miss": "Miss",
        "mx": "Mx",
        "doctor": "Dr",
        "professor": "Professor",
    },
    # A foreign “Dr” is 医生 or 博士: nobody can tell, so there is no form for it.
    "zh": {"mr": "先生", "ms": "女士", "mrs": "女士", "miss": "女士", "professor": "教授"},
    "es": {"mr": "señor", "ms": "señora", "mrs": "señora", "miss": "señora"},
    "ru": {
        "mr": "господин",
        "ms": "госпожа",
        "mrs": "госпожа",
        "miss": "госпожа",
        "doctor": "доктор",
        "professor": "профессор",
    },
}
_SPANISH_WITH_GENDER = {
    ("doctor", "f"): "doctora",
    ("doctor", "m"): "doctor",
    ("professor", "f"): "profesora",
    ("professor", "m"): "profesor",
}
_SPANISH_AS_USED = {
    "sra": "señora",
    "srta": "señorita",
    "señorita": "señorita",
    "dra": "doctora",
    "doctora": "doctora",
    "profesora": "profesora",
    "catedrática": "profesora",
}
"""What the bearer uses, spelt out as it is spoken."""


def spoken_title(title: str, gender: str, language: str, *, own: bool) -> str:
    """The title that `language` puts beside a family name; "" when none is safe.

    `own`: the title is in this very language, so one that is in no list is kept as it is.
    Where no title is on file, the gender that the guest said or used decides, and only that.
    """
    title = title.strip()
    plain = title.rstrip(".").casefold()
    rank = _RANKS.get(plain) if plain else _BY_GENDER.get(gender)
    if rank is None:
        return title if own and not title.endswith(".") else ""
    if own and language == "zh":
        return title
    if language == "es" and plain in _SPANISH_AS_USED:
        return _SPANISH_AS_USED[plain]
    if language == "es" and (rank, gender) in _SPANISH_WITH_GENDER:
        return _SPANISH_WITH_GENDER[rank, gender]
    return _SPOKEN[language].get(rank, "")

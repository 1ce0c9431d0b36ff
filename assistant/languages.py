"""The names of languages that guests speak, in the interface's language."""

from assistant.tongue import N_, _

NAMES = {
    "en": N_("English"),
    "zh": N_("Chinese"),
    "es": N_("Spanish"),
    "ru": N_("Russian"),
    "ar": N_("Arabic"),
    "cs": N_("Czech"),
    "da": N_("Danish"),
    "de": N_("German"),
    "el": N_("Greek"),
    "fi": N_("Finnish"),
    "fr": N_("French"),
    "he": N_("Hebrew"),
    "hi": N_("Hindi"),
    "hu": N_("Hungarian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "nb": N_("Norwegian"),
    "nl": N_("Dutch"),
    "no": N_("Norwegian"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "sv": N_("Swedish"),
    "th": N_("Thai"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "vi": N_("Vietnamese"),
    "yue": N_("Cantonese"),
}


def language_name(tag: str) -> str:
    """The name of a BCP 47 language; the tag itself where we have no name for it."""
    name = NAMES.get(tag.replace("_", "-").split("-")[0].lower())
    return _(name) if name else tag

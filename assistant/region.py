"""The country and the language of this system, as far as they can be told without Qt."""

import locale
import os

from assistant.places import Settings


def system_language() -> str:
    """The language of this system as a code of two letters; "" where it tells none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if told := os.environ.get(name):
            return told[:2].lower()
    told = locale.getlocale()[0] or ""  # Windows says "Russian_Russia"
    return {"chinese": "zh", "spanish": "es", "russian": "ru"}.get(
        told.partition("_")[0].lower(), told[:2].lower()
    )


def region(settings: Settings) -> str:
    """The country of the settings, else of the system's locale; "" where neither tells one."""
    _language, _, country = (locale.getlocale()[0] or "").partition("_")
    named = settings.region or country
    return named.upper() if len(named) == 2 else ""

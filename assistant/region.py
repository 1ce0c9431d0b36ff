"""The country whose telephone numbers are meant where a number has no prefix."""

import locale

from assistant.places import Settings


def region(settings: Settings) -> str:
    """The country of the settings, else of the system's locale; "" where neither tells one."""
    _language, _, country = (locale.getlocale()[0] or "").partition("_")
    named = settings.region or country
    return named.upper() if len(named) == 2 else ""

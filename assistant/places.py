"""Where this desk's files live, its identity, and what it may set for itself."""

import json
import os
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple


class Home(NamedTuple):
    """The folder of one store with its settings and its key file."""

    root: Path
    practice: bool = False
    """A practice store has made-up guests and can never be opened as the real one (H44)."""

    @property
    def store(self) -> Path:
        """The encrypted journal."""
        return self.root / "salve.db"

    @property
    def key(self) -> Path:
        """The key file, where the system has no keyring."""
        return self.root / "salve.key"

    @property
    def settings(self) -> Path:
        """This desk's settings, as JSON."""
        return self.root / "settings.json"

    def practice_home(self) -> "Home":
        """The practice store beside this one."""
        return Home(self.root / "practice", practice=True)


def home(given: str | None = None, *, practice: bool = False) -> Home:
    """The home named by `given`, else by SALVE_HOME, else the usual place of this system."""
    named = given or os.environ.get("SALVE_HOME")
    real = Home(Path(named).expanduser().absolute() if named else _usual())
    return real.practice_home() if practice else real


def _usual() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - lazy for start-up

    return user_data_path("Salve", appauthor=False)


def named_home(words: Sequence[str]) -> Home:
    """The home that a command line's words name, as far as can be seen without its grammar."""
    given = None
    for word, follower in pairwise((*words, None)):
        if word == "--home":
            given = follower
        elif word and word.startswith("--home="):
            given = word.removeprefix("--home=")
    return home(given, practice="--practice" in words)


Theme = Literal["system", "light", "dark"]
_DESK = re.compile("[0-9a-f]{32}")
_SMALLEST, _LARGEST = 0.5, 4.0
_LONGEST_AWAY = 24 * 60
_THEMES = ("system", "light", "dark")


class Settings(NamedTuple):
    """What this desk sets for itself; nothing of it concerns a guest."""

    desk: str = ""
    """This desk's id, 32 hexadecimal digits; made when the store is."""
    language: str = ""
    """The interface's language, "" for the system's."""
    theme: Theme = "system"
    scale: float = 1.0
    """Text size, 1.0 is 100 %."""
    region: str = ""
    """ISO 3166 code by which telephone numbers without a prefix are read."""
    house: str = ""
    """The house's name, as it is said in greetings."""
    longest_stay_days: int = 30
    """A visit that nobody closed counts as over after so many days."""
    away_minutes: int = 5
    """Nobody touched the desk for so long: everything is hidden. 0: never."""
    mask: bool = False
    """Whether lists show no more than the end of a telephone number or e-mail address."""
    staff: str = ""
    """Who was last at this desk, 32 hexadecimal digits."""
    desk_name: str = ""
    """What this desk is called at the other desks; "" until it shares."""
    server: str = ""
    """Another program to connect the desks, by its path; "" for Salve's own."""
    window: str = ""
    """Where the window stood when it was closed, in its own words; "" where it never was."""


def read_settings(place: Home) -> Settings:
    """The settings on file; the default for each that is not there or cannot be read.

    A practice store looks and speaks like the real one beside it until it is told otherwise.
    """
    try:
        told = json.loads(place.settings.read_bytes())
    except (OSError, ValueError):
        if not place.practice:
            return Settings()
        return read_settings(Home(place.root.parent))._replace(desk="", staff="")
    return _understood(told)


def _understood(told: object) -> Settings:
    """What was made by hand or by another version may have anything in it."""
    if not isinstance(told, dict):
        return Settings()
    usual = Settings()._asdict()
    known = {name: told[name] for name in usual if type(told.get(name)) is type(usual[name])}
    if not 0 <= known.get("away_minutes", 0) <= _LONGEST_AWAY:
        known.pop("away_minutes")
    if known.get("longest_stay_days", 1) < 1:
        known.pop("longest_stay_days")
    if not _DESK.fullmatch(known.get("desk", "")):
        known.pop("desk", None)
    if not _DESK.fullmatch(known.get("staff", "")):
        known.pop("staff", None)
    if not _SMALLEST <= known.get("scale", 1.0) <= _LARGEST:
        known.pop("scale")
    if known.get("theme") not in _THEMES:
        known.pop("theme", None)
    return Settings(**known)


def write_settings(place: Home, settings: Settings) -> None:
    """Put `settings` on file, whole or not at all. OSError where the folder cannot be written."""
    place.root.mkdir(parents=True, exist_ok=True)
    usual = Settings()._asdict()
    own = {name: value for name, value in settings._asdict().items() if value != usual[name]}
    fresh = place.settings.with_suffix(".new")
    fresh.write_text(json.dumps(own, indent=2, ensure_ascii=False) + "\n", "utf-8")
    fresh.replace(place.settings)

"""The parts of the day with their greetings, by language and country: house data, not a clock's."""

import tomllib
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

PARTS = ("night", "morning", "midday", "afternoon", "evening")


class Hour(Struct, frozen=True):
    """A part of the day as it is greeted and taken leave of."""

    part: str
    since: time
    hello: str
    bye: str


def hour(language: str, now_local: datetime) -> Hour:
    """The part of the day in `language` ("es-ES" before "es", English where nothing is known)."""
    table = _hours()
    day = table.get(language) or table.get(language.partition("-")[0]) or table["en"]
    clock = now_local.time()
    return [part for part in day if part.since <= clock][-1]


@cache
def _hours() -> dict[str, tuple[Hour, ...]]:
    text = (files("resources") / "words" / "hours.toml").read_text(encoding="utf-8")
    return {
        tag: tuple(_read(tag, row) for row in rows) for tag, rows in tomllib.loads(text).items()
    }


def _read(tag: str, row: dict[str, Any]) -> Hour:
    if row["part"] not in PARTS:
        raise ValueError(f"hours.toml, {tag}: no part of the day is called {row['part']}")
    return Hour(row["part"], time.fromisoformat(row["from"]), row["hello"], row["bye"])

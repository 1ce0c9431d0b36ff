"""Real parts for every test: a home in a temporary folder, an open desk, somebody who signs."""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# Before anything imports Qt or the keyring: no screen is needed, and nobody's keyring is touched.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("SALVE_HOME", None)
# One seed for all processes of a run: the random schedules of tests/agreement are made of it.
os.environ.setdefault("SALVE_AGREEMENT_SEED", str(random.randrange(2**32)))
# It is noon wherever and whenever a run begins: what a test calls today is today until its end, and
# in the morning nothing is yesterday's. Tests of certain hours and zones bring their own.
if "SALVE_NOON" not in os.environ:
    os.environ["SALVE_NOON"] = f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"
os.environ["TZ"] = os.environ["SALVE_NOON"]
if hasattr(time, "tzset"):
    time.tzset()

from assistant.places import Home
from assistant.tongue import speak

if TYPE_CHECKING:
    from assistant.desk import Desk


# No test is timed: how long one example takes is the machine's affair.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_report_header() -> str:
    """So that a run whose schedules were random can be run again."""
    return f"SALVE_AGREEMENT_SEED={os.environ['SALVE_AGREEMENT_SEED']}"


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English."""
    speak("en")


@pytest.fixture
def place(tmp_path: Path) -> Home:
    """A home where nothing is yet."""
    return Home(tmp_path / "home")


@pytest.fixture
def desk(place: Home) -> "Iterator[Desk]":
    """An open desk with a real store, and Elena at it."""
    from assistant.desk import open_desk

    opened = open_desk(place)
    opened.sign_in(opened.join(name="Elena", role="manager").result())
    yield opened
    opened.close()

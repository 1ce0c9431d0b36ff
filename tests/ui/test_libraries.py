"""A library that the system lacks is named with its package, before Qt says something else."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.libraries import PACKAGES

ROOT = Path(__file__).parents[2]
LACKING = "libQt6XcbQpa.so.9"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's libraries")


@pytest.fixture
def lean(tmp_path: Path) -> Path:
    """A PySide6 whose way to the screen needs a library that no system has.

    It is the real one, but for one letter in the real plugin.
    """
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    real = Path(spec.origin).parent
    own = tmp_path / "PySide6"
    for folder in (".", "Qt", "Qt/plugins", "Qt/plugins/platforms"):
        (own / folder).mkdir()
        for there in (real / folder).iterdir():
            if there.name not in ("Qt", "plugins", "platforms", "libqxcb.so"):
                (own / folder / there.name).symlink_to(there)
    plugin = (real / "Qt/plugins/platforms/libqxcb.so").read_bytes()
    needed = b"libQt6XcbQpa.so.6"
    assert needed in plugin
    (own / "Qt/plugins/platforms/libqxcb.so").write_bytes(plugin.replace(needed, LACKING.encode()))
    return tmp_path


def window(**more: str) -> "subprocess.CompletedProcess[str]":
    env = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    env = {**env, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-m", "ui"]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)


def test_missing_library_is_named_and_qt_keeps_silent(lean: Path) -> None:
    told = window(DISPLAY=":0", PYTHONPATH=f"{lean}{os.pathsep}{ROOT}", SALVE_HOME=str(lean))
    assert told.returncode == 1
    assert told.stderr.startswith(f"This system lacks {LACKING}, which the window needs.")
    assert f"sudo apt install {LACKING}" in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_screen_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = window(DISPLAY="", SALVE_HOME=str(tmp_path))
    assert (told.returncode, "There is no screen here" in told.stderr) == (1, True)
    told = window(DISPLAY=":4711", SALVE_HOME=str(tmp_path))
    assert (told.returncode, "There is no screen here" in told.stderr) == (1, True)
    assert len(told.stderr.splitlines()) == 1


def test_every_package_is_that_of_a_library() -> None:
    assert all(name.startswith("lib") and ".so." in name for name in PACKAGES)
    assert not {one for one in PACKAGES.values() if not one.islower()}

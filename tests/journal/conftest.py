"""Homes, lines of a story, and small disks for the journal's tests."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.journal.entry import Entry
from assistant.journal.stamp import PROGRAM, Clock, DeskId, PageId

ROOT = Path(__file__).parents[2]


@pytest.fixture
def story() -> Callable[..., list[Entry]]:
    """Makes the chained lines of one desk, some of them longer than a page of the file."""

    def told(count: int, desk: bytes = b"d" * 16, pages: int = 40, seed: int = 7) -> list[Entry]:
        dice = random.Random(seed)
        clock = Clock()
        names = [PageId(dice.randbytes(16)) for _ in range(pages)]
        lines: list[Entry] = []
        before = bytes(32)
        for seq in range(1, count + 1):
            now_ms = 1_700_000_000_000 + seq // 3
            size = dice.choice((9000, 1100)) if seq % 97 == 0 else dice.randrange(200)
            body = b'{"text":"' + b"x" * size + b'"}'
            line = Entry(
                dice.choice(names),
                clock.next(now_ms),
                "note-taken",
                body,
                PROGRAM,
                DeskId(desk),
                seq,
                before,
                now_ms,
            )
            before = line.digest()
            lines.append(line)
        return lines

    return told


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Reads a folder: every name in it, and every byte."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
            for path in sorted(folder.rglob("*"))
        }

    return read


@pytest.fixture
def python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a script in a process of its own, with the program to import."""

    def run(script: str, *args: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", script, *map(str, args)],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mounts a file system of the test's own; skips where that is not allowed."""
    points: list[Path] = []

    def mount(*options: str, name: str = "disk") -> Path:
        point = tmp_path / name
        point.mkdir()
        try:
            done = subprocess.run(["mount", *options, str(point)], capture_output=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no mount here")
        if done.returncode:
            pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")
        points.append(point)
        return point

    yield mount
    for point in reversed(points):
        subprocess.run(["umount", "-l", str(point)], check=True)


@pytest.fixture
def read_only(mounted: Callable[..., Path]) -> Iterator[Callable[[Path], Path]]:
    """Takes the right to write in a folder away: the root user, who has every right, by a mount."""
    locked: list[tuple[Path, int]] = []

    def lock(folder: Path) -> Path:
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            point = mounted("--bind", str(folder), name="read-only")
            subprocess.run(["mount", "-o", "remount,bind,ro", str(point)], check=True)
            return point
        for path in (*folder.iterdir(), folder):
            locked.append((path, path.stat().st_mode))
            path.chmod(path.stat().st_mode & ~0o222)
        return folder

    yield lock
    for path, mode in locked:
        path.chmod(mode)

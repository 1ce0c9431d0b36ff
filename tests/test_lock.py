"""What is installed is what was tested: the locks are whole, hashed, in step with the project."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RUNTIME, DEV = ROOT / "requirements.lock", ROOT / ".ci" / "dev.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def locked(path: Path) -> dict[str, set[str]]:
    """The versions of each name; several where systems or Pythons differ."""
    found: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if told := re.match(r"([\w.-]+)==(\S+)", line):
            found.setdefault(canonicalize_name(told[1]), set()).add(told[2])
    return found


@pytest.mark.parametrize("path", [RUNTIME, DEV], ids=["runtime", "dev"])
def test_every_locked_version_has_its_hashes(path: Path) -> None:
    blocks = re.split(r"\n(?=\S)", path.read_text("utf-8").strip())
    assert len(blocks) > 20
    assert not [block for block in blocks if "--hash=sha256:" not in block]


def test_locks_are_in_step_with_the_project() -> None:
    wanted = [(text, RUNTIME) for text in PROJECT["dependencies"]]
    wanted += [(text, DEV) for text in PROJECT["dependencies"]]
    wanted += [(text, DEV) for text in PROJECT["optional-dependencies"]["dev"]]
    late = []
    for text, path in wanted:
        asked = Requirement(text)
        versions = locked(path).get(canonicalize_name(asked.name), set())
        if not versions or not all(asked.specifier.contains(one) for one in versions):
            late.append((text, path.name))
    assert not late, "renew them with .ci/lock"


def test_tests_run_with_what_is_installed_at_a_counter() -> None:
    there, tested = locked(RUNTIME), locked(DEV)
    assert {name: tested.get(name) for name in there} == there

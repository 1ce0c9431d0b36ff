"""The house's plan, held to by a test: who may import whom, who stays pure, how rooms are kept."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted([*ROOT.glob("assistant/**/*.py"), *ROOT.glob("ui/**/*.py")])
PURE = {"entries.py", "acts.py", "view.py", "fold.py", "standing.py"}
UNCLEAN = {"sqlalchemy", "sqlcipher3", "socket", "threading", "time", "pathlib", "os", "asyncio"}
SQL = {"assistant.journal", "assistant.guests.lookup", "assistant.desk", "assistant.model"}
"""Rooms that may speak to the database; the desk only hands transactions on."""

LAZY = {
    # Modules that import inside functions so that the shell is painted before the core is loaded.
    "ui.__main__": "each way in loads its own half",
    "ui.app": "the core is loaded after the first paint",
    "ui.look.icons": "the first paint has no icon",
    "assistant.guests.lookup.phones": "phonenumbers is needed when a number is stored",
    "assistant.guests.lookup.spelling": "rapidfuzz is needed when a query has few hits",
    "assistant.people.pins": "argon2 is needed only where somebody has a PIN",
    "assistant.__main__": "each command loads only what it uses",
    "assistant.journal.key": "the keyring is needed once",
    "assistant.journal.rescue": "Windows has no fcntl",
}


def name_of(path: Path) -> str:
    """The module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.AST) -> set[str]:
    """All modules that a tree imports, `TYPE_CHECKING` blocks left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


MODULES = {name_of(path): (path, ast.parse(path.read_text("utf-8"))) for path in SOURCES}


@pytest.fixture(params=sorted(MODULES))
def module(request: pytest.FixtureRequest) -> tuple[str, Path, ast.Module]:
    path, tree = MODULES[request.param]
    return request.param, path, tree


def under(module: str, *rooms: str) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


def test_module_opens_with_one_line_that_says_its_duty(
    module: tuple[str, Path, ast.Module],
) -> None:
    name, _, tree = module
    duty = ast.get_docstring(tree)
    assert duty, name
    assert duty.splitlines()[0].endswith((".", "?")), f"{name}: {duty.splitlines()[0]}"


def test_module_stays_within_its_wall(module: tuple[str, Path, ast.Module]) -> None:
    name, path, _ = module
    assert len(path.read_text("utf-8").splitlines()) <= 400, name


def test_core_never_imports_the_window(module: tuple[str, Path, ast.Module]) -> None:
    name, _, tree = module
    if under(name, "assistant"):
        assert not {m for m in imports(tree) if under(m, "PySide6", "shiboken6", "ui")}, name


def test_imports_run_one_way(module: tuple[str, Path, ast.Module]) -> None:
    name, _, tree = module
    seen = imports(tree)
    if under(name, "assistant.journal"):
        allowed = ("assistant.journal", "assistant.refusal", "assistant.tongue", "assistant.places")
        assert not {m for m in seen if under(m, "assistant") and not under(m, *allowed)}, name
    for domain in ("guests", "words", "people"):
        if under(name, f"assistant.{domain}"):
            assert not {m for m in seen if under(m, "assistant.desk", "assistant.exchange")}, name
            others = {f"assistant.{d}.acts" for d in ("guests", "words", "people") if d != domain}
            assert not seen & others, f"{name} imports another domain's acts"


def test_pure_rooms_have_no_clock_no_file_no_sql(module: tuple[str, Path, ast.Module]) -> None:
    name, path, tree = module
    if path.name in PURE and under(name, "assistant"):
        assert not {m for m in imports(tree) if m.partition(".")[0] in UNCLEAN}, name


def test_only_store_and_look_up_touch_the_database(module: tuple[str, Path, ast.Module]) -> None:
    name, _, tree = module
    if not under(name, *SQL):
        assert not {m for m in imports(tree) if under(m, "sqlalchemy", "sqlcipher3")}, name


def test_panes_do_not_know_each_other(module: tuple[str, Path, ast.Module]) -> None:
    name, path, tree = module
    composers = {"app.py", "pages.py", "page.py", "finding.py", "deeds.py", "__main__.py"}
    if under(name, "ui") and path.name not in composers:
        assert not {m for m in imports(tree) if under(m, "ui.window", "ui.app")}, name
        assert not {
            m for m in imports(tree) if under(m, "assistant.desk", "assistant.journal.store")
        }, name


def test_imports_inside_functions_are_the_known_ones(module: tuple[str, Path, ast.Module]) -> None:
    name, _, tree = module
    inner = [
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    if name not in LAZY:
        assert not inner, (
            f"{name} imports inside a function, line {inner[0].lineno if inner else 0}"
        )


def test_no_room_for_odds_and_ends(module: tuple[str, Path, ast.Module]) -> None:
    banned = {"utils", "util", "helpers", "helper", "base", "common", "misc", "manager", "service"}
    assert not banned & set(module[0].split(".")), module[0]


def test_top_level_is_what_the_user_fixed() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    top = {line.partition("/")[0] for line in tracked}
    allowed = {
        "pyproject.toml",
        "assistant",
        "ui",
        "resources",
        "tests",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "uv.lock",
    }
    assert not {name for name in top if name not in allowed and not name.startswith(".")}


def test_core_runs_without_qt_installed() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['ui'] = None;"
        "import assistant.desk, assistant.__main__"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

"""The house's plan, held to by a test: who may import whom, who stays pure, how rooms are kept."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCES = sorted([*ROOT.glob("assistant/**/*.py"), *ROOT.glob("ui/**/*.py")])
PURE = {
    *("entries.py", "acts.py", "view.py", "fold.py", "standing.py"),
    *("asked.py", "promises.py", "gestures.py", "house.py", "telling.py"),
    *("deciding.py", "pressing.py", "spoken.py", "rights.py", "tries.py", "times.py", "rules.py"),
    *("expecting.py", "good.py", "traces.py", "slides.py", "worth.py", "lineup.py"),
    *("apology.py", "lexicon.py", "own.py", "forms.py", "plain.py", "private.py", "remark.py"),
    *("drill.py", "drawing.py", "plots.py"),
    *("told.py", "handed.py", "moments.py", "naming.py", "special.py", "wished.py"),
    *("of_card.py", "of_identity.py", "of_matters.py", "of_shifts.py"),
    *("merge.py", "merge_entries.py", "merge_acts.py", "joined.py"),
    *(
        "needed.py",
        "said_of.py",
        "taking.py",
        "writing.py",
        "boxes.py",
        "faults.py",
        "pace.py",
        "picking.py",
        "ready.py",
        "trading.py",
        "trying.py",
        "calling.py",
        *("belonging.py", "erasure.py", "erase_acts.py", "terms.py", "due.py"),
        "field_due.py",
        "looks.py",
        "sealed.py",
        "plausible.py",
        *("turned.py", "mentioned.py"),
    ),
}
DOMAINS = {"guests", "words", "people", "recovery", "shift", "privacy"}
COMPOSERS = {
    *("app.py", "work.py", "pages.py", "page.py", "finding.py", "deeds.py", "__main__.py"),
    *("notices.py", "recovery_settings.py", "shift_settings.py", "matters.py", "matters_at.py"),
    *("reading.py", "beginning.py", "handling.py", "drafting.py", "known.py", "pen.py"),
    *(
        "expected_at.py",
        "trading.py",
        "traces_at.py",
        "of_day.py",
        "shift_notices.py",
        "one_lines.py",
        "shifts.py",
        "wordings.py",
        "desks.py",
        "trust.py",
        *("quiet.py", "searching.py", "terms_page.py"),
        "joined_at.py",
        "hands.py",
        "hiding.py",
        "turning.py",
        "revealing.py",
    ),
}
"""Modules of the window that may ask the desk; panes are fed by them."""
UNCLEAN = {"sqlalchemy", "sqlcipher3", "socket", "threading", "time", "pathlib", "os", "asyncio"}
SQL = {
    *("assistant.journal", "assistant.guests.lookup", "assistant.recovery.register"),
    "assistant.open_book",
    *("assistant.chain", "assistant.desk", "assistant.matters", "assistant.model"),
    *("assistant.shift.register", "assistant.shifts", "assistant.wording"),
    *("assistant.neighbours", "assistant.refilling"),
    *("assistant.merging", "assistant.privacy.merge_register", "assistant.exchange.alike_pairs"),
    *(
        "assistant.privacy.look_register",
        "assistant.viewing",
        "assistant.who",
        "assistant.sealing",
        "assistant.copied",
        "assistant.half_typed",
        "assistant.colleagues",
    ),
    "assistant.safekeeping",
    *("assistant.forgetting", "assistant.erasing", "assistant.clearing", "assistant.reaching"),
    "assistant.mentions",
}
"""Rooms that may speak to the database; the desk only hands transactions on."""

LAZY = {
    # Modules that import inside functions so that the shell is painted before the core is loaded.
    "ui.__main__": "each way in loads its own half",
    "ui.app": "what is not seen in the first paint is loaded after it",
    "ui.libraries": "the loader and ldd are asked only where a library is missing",
    "assistant.places": "the usual place is asked for only where none is named",
    "ui.work": "the core is loaded on a thread, beside the shell",
    "ui.look.icons": "the first paint has no icon",
    "assistant.guests.lookup.phones": "phonenumbers is needed when a number is stored",
    "assistant.guests.lookup.spelling": "rapidfuzz is needed when a query has few hits",
    "ui.paper.deeds": "Qt's printing is loaded when somebody prints",
    "ui.pages": "a page is loaded when somebody first turns to it",
    "ui.matters": "a page is loaded when somebody first turns to it",
    "ui.wordings": "a page is loaded when somebody first turns to it",
    "ui.trust": "a page is loaded when somebody first turns to it",
    "ui.desks": "a page is loaded when somebody first turns to it",
    "ui.sharing.linked": "a desk that works alone never loads what sharing needs",
    "ui.shifts": "a page is loaded when somebody first turns to it",
    "assistant.people.pins": "argon2 is needed only where somebody has a PIN",
    "assistant.__main__": "each command loads only what it uses",
    "assistant.exchange.coming_list": "icalendar is needed only where a calendar is read",
    "assistant.journal.key": "the keyring is needed once",
    "assistant.journal.rescue": "Windows has no fcntl",
    "assistant.share.keep": "a backup knows its structs, and loads no cipher for that",
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


class Module(NamedTuple):
    """One source file as the rules look at it."""

    name: str
    path: Path
    tree: ast.Module
    imports: frozenset[str]


def read(path: Path) -> Module:
    tree = ast.parse(path.read_text("utf-8"))
    return Module(name_of(path), path, tree, frozenset(imports(tree)))


HOUSE = [read(path) for path in SOURCES]


def strays(room: str, *forbidden: str) -> dict[str, str]:
    """Modules of a room that import what they should not know."""
    return {
        one.name: m
        for one in HOUSE
        for m in one.imports
        if under(one.name, room) and under(m, *forbidden)
    }


def under(module: str, *rooms: str) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


def duty(one: Module) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(one.tree) or "").partition("\n")[0]


def test_module_opens_with_one_line_that_says_its_duty() -> None:
    assert not [one.name for one in HOUSE if not duty(one).endswith((".", "?"))]


def test_module_stays_within_its_wall() -> None:
    lines = {one.name: len(one.path.read_text("utf-8").splitlines()) for one in HOUSE}
    assert not {name: count for name, count in lines.items() if count > 400}


def test_core_never_imports_the_window() -> None:
    assert not strays("assistant", "PySide6", "shiboken6", "ui")


def test_the_journal_knows_no_guest() -> None:
    known = ("assistant.journal", "assistant.refusal", "assistant.tongue", "assistant.places")
    up = {
        one.name: m
        for one in HOUSE
        for m in one.imports
        if under(one.name, "assistant.journal")
        and under(m, "assistant")
        and m != "assistant"
        and not under(m, *known)
    }
    assert not up


def test_domains_know_neither_the_desk_nor_each_others_acts() -> None:
    for domain in DOMAINS:
        room = f"assistant.{domain}"
        assert not strays(room, "assistant.desk", "assistant.model", "assistant.exchange")
        assert not strays(room, *(f"assistant.{other}.acts" for other in DOMAINS - {domain}))


def test_pure_rooms_have_no_clock_no_file_no_sql() -> None:
    assert not {
        one.name: m
        for one in HOUSE
        for m in one.imports
        if one.path.name in PURE and under(one.name, "assistant") and under(m, *UNCLEAN)
    }


def test_only_store_and_look_up_touch_the_database() -> None:
    assert not {
        one.name: m
        for one in HOUSE
        for m in one.imports
        if under(m, "sqlalchemy", "sqlcipher3") and not under(one.name, *SQL)
    }


def test_panes_are_fed_and_never_ask_the_desk() -> None:
    assert not {
        one.name: m
        for one in HOUSE
        for m in one.imports
        if under(one.name, "ui")
        and one.path.name not in COMPOSERS
        and under(m, "ui.window", "ui.app", "ui.pages", "assistant.desk", "assistant.journal.store")
    }


def test_a_tab_of_trust_borrows_nothing_from_another() -> None:
    rooms = {"erasing", "merging", "openbook", "safe", "sharing", "staff", "views"}
    for room in rooms - {"merging"}:  # it watches the link, to look for guests who are alike
        assert not strays(f"ui.{room}", *(f"ui.{other}" for other in rooms - {room}))


def test_nothing_that_is_read_is_ever_run() -> None:
    loads = ("pickle", "marshal", "shelve", "dill", "yaml", "runpy", "code")
    assert not {(one.name, m) for one in HOUSE for m in one.imports if under(m, *loads)}
    calls = {
        (one.name, node.func.id)
        for one in HOUSE
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "compile", "__import__"}
    }
    assert not calls


def test_no_program_is_started_through_a_shell() -> None:
    assert not [
        one.name
        for one in HOUSE
        for node in ast.walk(one.tree)
        if (isinstance(node, ast.Call) and any(word.arg == "shell" for word in node.keywords))
        or (
            isinstance(node, ast.Attribute)
            and node.attr in {"system", "popen"}
            and isinstance(node.value, ast.Name)
            and node.value.id == "os"
        )
    ]


def test_imports_inside_functions_are_the_known_ones() -> None:
    inner = {
        one.name
        for one in HOUSE
        for function in ast.walk(one.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert inner == set(LAZY), "the list says why each of them is there"


def test_no_room_for_odds_and_ends() -> None:
    banned = {"utils", "util", "helpers", "helper", "base", "common", "misc", "manager", "service"}
    assert not {one.name for one in HOUSE if banned & set(one.name.split("."))}


def test_readme_lists_the_rooms_in_their_own_words() -> None:
    rooms = [
        one for one in HOUSE if one.path.name == "__init__.py" or one.path.parent.parent == ROOT
    ]
    told = "\n".join(
        f"| `{one.path.relative_to(ROOT).as_posix().removesuffix('__init__.py')}` | {duty(one)} |"
        for one in rooms
        if duty(one)
    )
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = readme.partition("<!-- rooms -->")[2].partition("<!-- /rooms -->")[0]
    wanted = f"\n| room | duty |\n|---|---|\n{told}\n"
    assert listed == wanted, f"the README's rooms should be:{wanted}"


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
        "requirements.lock",
    }
    assert not {name for name in top if name not in allowed and not name.startswith(".")}


def test_core_runs_without_qt_installed() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['ui'] = None;"
        "import assistant.desk, assistant.__main__"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

"""The command line as a shell sees it: a real process, its two streams and its exit status."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.desk import open_desk
from assistant.exchange import imports
from assistant.guests.lookup import find
from assistant.journal.opening import open_store
from assistant.places import Home

ROOT = Path(__file__).parents[1]
Salve = Callable[..., "subprocess.CompletedProcess[str]"]
LIST = (
    "Name,Phone,E-mail,Note\n"
    "Ana Gil,+34 761 111 111,ana@example.com,Likes the corner table\n"
    "王雅琴,+86 161 1234 5678,,\n"
    "Иван Соколов,+7 946 555-01-02,,Tea without sugar\n"
    "Ana Gilbert,+44 7700 900123,,\n"
)
HIT = {"id", "name", "reading", "phones", "line", "visits", "here", "why"}


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "assistant", *map(str, words)]


def surroundings(**more: str) -> dict[str, str]:
    """The environment without what this machine would say of language and home."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "SALVE_"))}
    return {**known, "LC_ALL": "C.UTF-8", **more}


@pytest.fixture
def salve() -> Salve:
    def run(
        *words: str | Path, typed: str | bytes | None = None, **more: str
    ) -> "subprocess.CompletedProcess[str]":
        given = typed.encode() if isinstance(typed, str) else typed
        done = subprocess.run(
            command(*words),
            cwd=ROOT,
            env=surroundings(**more),
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            timeout=120,
        )
        told = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in told[1], told[1]
        return subprocess.CompletedProcess(words, done.returncode, *told)

    return run


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a shop with four guests, for all who only read it."""
    root = tmp_path_factory.mktemp("shop")
    (root / "list.csv").write_text(LIST, "utf-8")
    desk = open_desk(Home(root))
    imports.import_file(desk, root / "list.csv")
    desk.close()
    return root


# -- wrong usage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "a command is needed"),
        (["meet"], "invalid choice: 'meet'"),
        (["--practise", "find", "ana"], "--practise is not understood"),
        (["--pract", "find", "ana"], "--pract is not understood"),
        (["find"], "QUERY"),
        (["find", "ana", "--limit", "0"], "a number from 1"),
        (["find", "ana", "--limit", "few"], "a whole number"),
        (["find", "ana", "--limit", "9" * 20], "a number from 1"),
        (["--home", "", "find", "ana"], "a folder is needed"),
        (["find", "ana", "--home"], "expected one argument"),
        (["demo"], "--guests"),
        (["import"], "FILE"),
    ],
)
def test_wrong_usage_is_two_and_told(salve: Salve, words: list[str], told: str) -> None:
    done = salve(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "--help” tells more." in done.stderr


def test_every_command_explains_itself(salve: Salve) -> None:
    done = salve("--help")
    assert done.returncode == 0
    for name in ("find", "show", "import", "words", "demo", "check", "rebuild"):
        assert name in done.stdout
        assert salve(name, "--help").returncode == 0
    assert "Exit status" in done.stdout
    assert salve("--version").stdout.startswith("salve 0.")


def test_it_speaks_the_system_s_language_where_the_desk_has_none(salve: Salve, shop: Path) -> None:
    told = salve("--home", shop, "find", "zzzz", LC_ALL="ru_RU.UTF-8").stderr
    assert "никого" in told


# -- where the store is ---------------------------------------------------------------------------


def test_home_is_taken_before_the_command_behind_it_and_from_the_environment(
    salve: Salve, shop: Path, tmp_path: Path
) -> None:
    before = salve("--home", shop, "find", "иван", "--json")
    assert json.loads(before.stdout)[0]["name"] == "Иван Соколов"
    assert salve("find", "иван", "--json", "--home", shop).stdout == before.stdout
    assert salve("find", f"--home={shop}", "иван", "--json").stdout == before.stdout
    assert salve("find", "иван", "--json", SALVE_HOME=str(shop)).stdout == before.stdout
    # What is said behind the command counts, and both count more than the environment.
    both = salve("--home", tmp_path, "find", "иван", "--json", "--home", shop, SALVE_HOME="/x")
    assert both.stdout == before.stdout


@pytest.mark.parametrize("words", [["find", "ana"], ["show", "ana"], ["check"], ["rebuild"]])
def test_mistyped_folder_does_not_become_a_store(
    salve: Salve, tmp_path: Path, words: list[str]
) -> None:
    done = salve("--home", tmp_path / "nowhere", *words)
    assert done.returncode == 1
    assert "There is no store" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_practice_has_its_guests_without_the_window(salve: Salve, tmp_path: Path) -> None:
    done = salve("find", "--practice", "wang", "--home", tmp_path, "--json")
    assert json.loads(done.stdout)
    assert not (tmp_path / "salve.db").exists()
    store = open_store(Home(tmp_path / "practice", practice=True))
    store.close()


# -- find -----------------------------------------------------------------------------------------


def test_hits_are_told_in_words_and_in_json(salve: Salve, shop: Path) -> None:
    done = salve("--home", shop, "find", "5678", "--json")
    (hit,) = json.loads(done.stdout)
    assert set(hit) == HIT
    assert (hit["name"], hit["phones"], hit["why"]) == ("王雅琴", ["+86 161 1234 5678"], "phone")
    told = salve("--home", shop, "find", "5678").stdout
    assert told == f"{hit['id']}  王雅琴  +86 161 1234 5678  (by phone)\n"
    assert (
        len(json.loads(salve("--home", shop, "find", "ana", "--json", "--limit", "1").stdout)) == 1
    )


def test_nobody_found_is_one_sentence_and_one(salve: Salve, shop: Path) -> None:
    done = salve("--home", shop, "find", "zzzz")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "No guest is found by these words.\n"
    assert salve("--home", shop, "find", "zzzz", "--json").stdout == "[]\n"


def test_each_line_of_standard_input_has_one_line_of_answer(salve: Salve, shop: Path) -> None:
    lines = [
        "иван",
        "",
        "   ",
        "zzzz",
        "иван\0",
        "\0",
        "%_*'\"--;drop table",
        "(((",
        "NEAR(",
        "\u200b\u202e",
        "😀",
        "иван\r",
        "a\rb",
        "x" * 200_000,
        "иван " * 50_000,
        "no newline",
    ]
    done = salve("--home", shop, "find", "-", "--json", typed="\n".join(lines))
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines)
    assert [bool(answers[at]) for at in (0, 1, 2, 3, 11, 14)] == [
        True,
        False,
        False,
        False,
        True,
        True,
    ]


def test_bytes_that_are_no_text_find_nobody_and_end_nothing(salve: Salve, shop: Path) -> None:
    typed = b"\xff\xfe\x80\n" + "иван\n".encode() + "иван\n".encode("cp1251") + bytes(range(10))
    done = salve(
        "--home", shop, "find", "-", "--json", typed=typed, PYTHONIOENCODING="ascii:strict"
    )
    assert done.returncode == 0
    assert [bool(json.loads(line)) for line in done.stdout.splitlines()][:3] == [False, True, False]


def test_no_standard_input_is_refused(shop: Path) -> None:
    told = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *command("--home", shop, "find", "-")],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "There is no standard input to read queries from.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
def test_reader_who_has_seen_enough_is_no_error(shop: Path) -> None:
    words = ["sh", "-c", 'yes ana | "$@" | head -n 1', "sh"]
    words += command("--home", shop, "find", "-", "--json")
    told = subprocess.run(words, cwd=ROOT, env=surroundings(), capture_output=True, text=True)
    assert json.loads(told.stdout)
    assert not told.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk to write to")
def test_answer_that_cannot_be_written_is_told(shop: Path) -> None:
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            command("--home", shop, "find", "ana"),
            cwd=ROOT,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert told.returncode == 1
    assert told.stderr.startswith("The answer cannot be written: No space left on device.")
    assert len(told.stderr.splitlines()) == 1


# -- show -----------------------------------------------------------------------------------------


def test_card_is_shown_by_id_by_words_and_by_the_whole_name(salve: Salve, shop: Path) -> None:
    shown = json.loads(salve("--home", shop, "show", "соколов", "--json").stdout)
    assert shown["name"] == "Иван Соколов"
    assert [note["text"] for note in shown["notes"]] == ["Tea without sugar"]
    assert json.loads(salve("--home", shop, "show", shown["id"], "--json").stdout) == shown
    # “Ana Gil” begins another guest's name too, and is one guest's whole name.
    assert "Likes the corner table" in salve("--home", shop, "show", "ana", "gil").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ana"], "More than one guest is meant."),
        (["zzzz"], "No guest is found by these words."),
        (["00000000-0000-0000-0000-000000000000"], "No guest has this id."),
    ],
)
def test_card_that_cannot_be_shown_is_one_sentence(
    salve: Salve, shop: Path, words: list[str], told: str
) -> None:
    done = salve("--home", shop, "show", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1


# -- import and demo ------------------------------------------------------------------------------


def test_list_comes_in_and_what_is_refused_is_told_and_kept(salve: Salve, tmp_path: Path) -> None:
    place, file, refused = tmp_path / "h", tmp_path / "l.csv", tmp_path / "refused.csv"
    file.write_text(LIST + ",+34 762 222 222,,\nBoris Gil,+34 761 111 111,,\n", "utf-8")
    done = salve("import", file, "--home", place, "--refused", refused)
    assert done.returncode == 1
    assert "5 new guests" in done.stdout
    assert "1 row was refused" in done.stdout
    assert f"The refused rows are in {refused}." in done.stdout
    assert "Row 6: There is no name in this row." in done.stderr
    assert "Row 7: “Boris Gil” has the phone or e-mail of Ana Gil" in done.stderr
    assert f"A new store was made: {place / 'salve.db'}" in done.stderr
    assert "Its key is in a file beside it that only you can read" in done.stderr
    assert "+34 762 222 222" in refused.read_text("utf-8-sig")
    again = salve("import", file, "--home", place)
    assert "5 rows were on file already" in again.stdout
    assert "A new store" not in again.stderr


def test_dry_run_tells_and_leaves_nothing_behind(salve: Salve, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_text(LIST, "utf-8")
    done = salve("import", "--dry-run", file, "--home", tmp_path / "h")
    assert done.returncode == 0
    assert "4 new guests" in done.stdout
    assert (not done.stderr, (tmp_path / "h").exists()) == (True, False)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "There is no file l.csv."),
        (b"", "This file is empty."),
        (b"Name,Phone\n", "0 new guests"),
        (b"\x89PNG\r\n\x1a\n\0\0", "This file is not a list of text."),
        (b"PK\x03\x04rubbish", "This is a packed file."),
        (b"Phone,E-mail\n+34 761 111 111,a@example.com\n", "No column holds"),
    ],
)
def test_file_that_is_no_list_of_guests_is_told(
    salve: Salve, tmp_path: Path, content: bytes | None, told: str
) -> None:
    file = tmp_path / "l.csv"
    if content is not None:
        file.write_bytes(content)
    done = salve("import", file, "--home", tmp_path / "h")
    assert told in done.stderr + done.stdout
    if done.returncode:
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "h").exists()


def test_list_is_not_written_over_by_its_refused_rows(salve: Salve, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_text("Name,Phone\n,1\n", "utf-8")
    done = salve("import", file, "--home", tmp_path / "h", "--refused", tmp_path / "." / "l.csv")
    assert (done.returncode, file.read_text("utf-8")) == (1, "Name,Phone\n,1\n")
    assert "Name another file" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is a signal elsewhere")
def test_interrupted_import_tells_what_is_on_file_and_goes_on_without_doubling(
    salve: Salve, tmp_path: Path
) -> None:
    place, file = Home(tmp_path / "h"), tmp_path / "l.csv"
    rows = "".join(f"Guest {n},+34 761 {n:06}\n" for n in range(20_000))
    file.write_text("Name,Phone\n" + rows, "utf-8")
    # Guests come in batches: when the first are found, the import is under way.
    going = subprocess.Popen(
        command("import", file, "--home", place.root),
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert going.stderr is not None
    going.stderr.readline()  # the store is made
    desk = open_desk(place)
    while not desk.look_up(lambda tx: find.recent(tx, 1)) and going.poll() is None:
        time.sleep(0.02)
    going.send_signal(signal.SIGINT)
    told, _ = going.communicate(timeout=60)
    assert going.returncode == 1
    assert "The import was stopped. What is counted here is on file" in told
    came = len(desk.look_up(lambda tx: find.recent(tx, 20_000)))
    desk.close()
    assert told.startswith(f"{came} new guests")
    assert 0 < came < 20_000
    file.write_text("Name,Phone\n" + "".join(rows.splitlines(keepends=True)[: came + 5]), "utf-8")
    again = salve("import", file, "--home", place.root)
    assert again.stdout == f"5 new guests\n{came} rows were on file already\n"


def test_made_up_guests_go_into_a_new_store_only(salve: Salve, tmp_path: Path) -> None:
    assert "40 made-up guests" in salve("demo", "--guests", "40", "--home", tmp_path).stdout
    done = salve("demo", "--guests", "40", "--home", tmp_path)
    assert done.returncode == 1
    assert "new store only" in done.stderr


# -- check and rebuild ----------------------------------------------------------------------------


def test_sound_store_is_called_so_and_says_where_its_key_is(salve: Salve, shop: Path) -> None:
    done = salve("check", "--home", shop)
    assert done.returncode == 0
    assert "The store is sound." in done.stdout
    assert "Its key is in a file beside it" in done.stdout


def test_damaged_store_is_set_aside_and_recovered_with_the_count(
    salve: Salve, tmp_path: Path
) -> None:
    file = tmp_path / "l.csv"
    file.write_text(LIST, "utf-8")
    salve("import", file, "--home", tmp_path)
    store = tmp_path / "salve.db"
    data = bytearray(store.read_bytes())
    data[100:140] = bytes(40)  # the first page, which has no line of the journal
    store.write_bytes(data)
    found = salve("find", "иван", "--home", tmp_path)
    assert found.returncode == 1
    assert "salve check" in found.stderr
    assert store.read_bytes() == data
    done = salve("check", "--home", tmp_path)
    (aside,) = tmp_path.glob("salve-damaged-*.db")
    assert aside.read_bytes() == data
    assert done.returncode == 0
    assert "6 lines were recovered" in done.stdout
    assert "Иван Соколов" in salve("find", "иван", "--home", tmp_path).stdout


def test_look_up_is_made_anew(salve: Salve, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_text(LIST, "utf-8")
    salve("import", file, "--home", tmp_path)
    assert salve("rebuild", "--home", tmp_path).stdout == "4 guests can be found again.\n"


# -- the house's own words ------------------------------------------------------------------------

WORDS = (
    '{"salve-words":1,"house":"The Old Harbour","day":"2026-05-09"}\n'
    '{"kind":"phrase-written","key":"own.1","moment":"greeting","situation":"plain",'
    '"texts":{"ru":{"":"Рады вам."}}}\n'
    '{"kind":"word-written","key":"w1","language":"en","level":"never","say":["fam"]}\n'
)


def test_book_and_lexicon_go_from_one_house_to_another(salve: Salve, tmp_path: Path) -> None:
    theirs, ours, home = tmp_path / "theirs.jsonl", tmp_path / "ours.jsonl", tmp_path / "home"
    theirs.write_text(WORDS, "utf-8")
    open_desk(Home(home)).close()
    dry = salve("--home", home, "words", "import", theirs, "--dry-run")
    assert dry.stdout == "Nothing was written. The import would do this:\n2 new entries\n"
    assert salve("words", "import", theirs, "--home", home).stdout == "2 new entries\n"
    again = salve("words", "import", theirs, "--home", home)
    assert (again.returncode, again.stdout) == (0, "0 new entries\n2 entries were there already\n")
    theirs.write_text(WORDS.replace("Рады вам", "Мы рады"), "utf-8")
    anew = salve("words", "import", theirs, "--home", home)
    assert anew.stdout == "0 new entries\n1 entry worded anew\n1 entry was there already\n"
    saved = salve("words", "export", ours, "--home", home)
    assert saved.stdout == f"2 entries are in {ours}.\n"
    assert ours.read_text("utf-8").splitlines()[1:] == theirs.read_text("utf-8").splitlines()[1:]
    assert not list(tmp_path.glob(".ours*"))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("no.jsonl", "There is no file no.jsonl."),
        ("folder", "folder cannot be opened for reading."),
        ("wrong.jsonl", "Line 3: “level” is missing, or is not as it should be."),
    ],
)
def test_words_that_cannot_be_brought_are_refused_in_one_sentence(
    salve: Salve, tmp_path: Path, file: str, told: str
) -> None:
    open_desk(Home(tmp_path / "home")).close()
    (tmp_path / "folder").mkdir()
    (tmp_path / "wrong.jsonl").write_text(WORDS.replace("never", "sometimes"), "utf-8")
    done = salve("--home", tmp_path / "home", "words", "import", tmp_path / file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1


def test_words_that_cannot_be_saved_leave_what_is_there(salve: Salve, tmp_path: Path) -> None:
    open_desk(Home(tmp_path / "home")).close()
    done = salve("--home", tmp_path / "home", "words", "export", tmp_path / "no" / "ours.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "no").exists()

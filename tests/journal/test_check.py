"""The check of a whole store finds what is missing, altered or damaged."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from assistant.journal.check import Findings, check
from assistant.journal.entry import Entry
from assistant.journal.key import fresh_key
from assistant.journal.pages import PAGE_BYTES
from assistant.journal.store import Store, append, connected
from assistant.refusal import Refused

Story = Callable[..., list[Entry]]
KEY = fresh_key()


@pytest.fixture
def store(tmp_path: Path, story: Story) -> Store:
    """A store of two thousand lines."""
    made = Store(tmp_path / "salve.db", KEY)
    made.create("real")
    with made.writing() as tx:
        append(tx, story(2000))
    return made


def altered(store: Store, query: str, *values: object) -> Findings:
    with store.writing() as tx:
        tx.exec_driver_sql(query, values)
    return check(store)


def test_a_sound_store_is_sound(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    findings = check(store, progress=lambda done, of: seen.append((done, of)))
    assert findings == Findings(2000, 0, 0, 0, whole=True)
    assert findings.sound
    assert seen[-1] == (2000, 2000)
    store.close()


def test_an_empty_store_is_sound(tmp_path: Path) -> None:
    store = Store(tmp_path / "salve.db", KEY)
    store.create("real")
    assert check(store) == Findings(0, 0, 0, 0, whole=True)
    store.close()


@pytest.mark.parametrize(
    "change",
    [
        "kind = kind || 'x'",
        "happened_at = happened_at + 1",
        "body = CAST(body || ' ' AS BLOB)",
        "staff = CAST(zeroblob(15) || x'09' AS BLOB)",
        "page = zeroblob(16)",
        "prev = CAST(zeroblob(31) || x'07' AS BLOB)",
        "prev = x'07'",
    ],
)
@pytest.mark.parametrize("seq", [1, 2, 1000, 2000])
def test_a_line_altered_by_another_program_is_noticed(store: Store, seq: int, change: str) -> None:
    findings = altered(store, f"UPDATE entry SET {change} WHERE seq = ?", seq)
    assert 1 <= findings.altered + findings.missing <= 2  # an altered `prev` fits neither side
    assert not findings.sound
    assert not findings.damaged
    store.close()


def test_a_line_taken_away_is_noticed(store: Store) -> None:
    assert altered(store, "DELETE FROM entry WHERE seq = 700").missing == 1
    assert altered(store, "DELETE FROM entry WHERE seq = 1").missing == 2
    assert altered(store, "DELETE FROM entry WHERE seq = 2000").missing == 3
    assert check(store).altered == 0
    store.close()


LAST = "(SELECT max(seq) FROM entry WHERE desk = x'64646464646464646464646464646464')"


@pytest.mark.parametrize(
    ("alteration", "missing", "altered_lines"),
    [
        ("DELETE FROM entry WHERE seq = 900", 1, 0),
        ("DELETE FROM entry WHERE seq = " + LAST, 1, 0),
        ("DELETE FROM entry WHERE seq > 1990", 10, 0),
        ("UPDATE entry SET body = CAST('{}' AS BLOB) WHERE seq = 900", 0, 1),
        ("UPDATE entry SET body = CAST('{}' AS BLOB) WHERE seq = " + LAST, 0, 1),
        ("UPDATE entry SET staff = CAST(zeroblob(15) || x'09' AS BLOB) WHERE seq = 1", 0, 1),
        ("UPDATE entry SET happened_at = 0 WHERE seq = " + LAST, 0, 1),
        ("UPDATE chain SET seq = seq + 3", 3, 0),
        ("UPDATE chain SET digest = zeroblob(32)", 0, 1),
        ("DELETE FROM entry", 2000, 0),
    ],
)
def test_the_hand_of_another_program_that_has_the_key_is_noticed(
    store: Store, alteration: str, missing: int, altered_lines: int
) -> None:
    path = store.path
    store.close()
    other = connected(path, KEY)  # SQLCipher itself, with none of our own rules
    other.execute(alteration)
    other.close()
    store = Store(path, KEY)
    findings = check(store)
    assert (findings.missing, findings.altered) == (missing, altered_lines)
    assert not findings.sound
    assert not findings.damaged
    store.close()


def test_two_lines_with_one_number_are_noticed(store: Store, story: Story) -> None:
    twin = msgspec.structs.replace(story(2000)[77], id=b"z" * 16)
    with store.writing() as tx:
        append(tx, [twin])
    assert check(store).altered >= 1
    store.close()


def test_a_number_beyond_all_reason_takes_no_room(store: Store, story: Story) -> None:
    far = msgspec.structs.replace(story(1, desk=b"f" * 16)[0], seq=2**50)
    with store.writing() as tx:
        append(tx, [far])
    assert check(store).altered >= 1
    store.close()


@pytest.mark.parametrize("page", [1, 2, 10, 50])
def test_a_damaged_page_is_found(store: Store, page: int) -> None:
    path = store.path
    store.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + 300)
        file.write(b"\x13" * 30)
    store = Store(path, KEY)
    findings = check(store)
    assert findings.damaged
    assert not findings.sound
    assert findings.damaged_pages == 1
    store.close()


def test_a_zeroed_page_is_found(store: Store) -> None:
    path = store.path
    store.close()
    with path.open("r+b") as file:
        file.seek(20 * PAGE_BYTES)
        file.write(bytes(PAGE_BYTES))
    store = Store(path, KEY)
    assert check(store).damaged
    store.close()


def test_a_check_can_be_stopped(store: Store) -> None:
    with pytest.raises(Refused, match="stopped"):
        check(store, cancelled=lambda: True)
    store.close()

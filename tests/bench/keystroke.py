"""Keystroke to the top 20: what the look-up costs beside its own statements on the bare driver."""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.guests.lookup.find import Hit
from tests.bench.row import Row, percentile

GUESTS = 240


def figures(desk: Desk) -> Iterator[Row]:
    """p50 and p99 over every prefix of realistic queries; then the second, cancellable step."""
    words = keystrokes(desk)
    answer(desk, words, find.exact)  # the first pass fills the cache
    wall, cpu = zip(*answer(desk, words, find.exact), strict=True)
    floor, _ = zip(*bare(desk, words), strict=True)
    for name, share, bar in (("p99", 0.99, "≤ 2.5"), ("p50", 0.5, "")):
        yield Row(
            f"keystroke → top 20, {name}",
            percentile(wall, share),
            percentile(floor, share),
            "ms",
            bar,
        )
    yield Row("the same, CPU p99, of 5 ms", percentile(cpu, 0.99), 5.0, "ms", "≤ 1")
    both, _ = zip(*answer(desk, words, find.find), strict=True)
    yield Row(
        "with the second step (sound, layout, spelling), p99",
        percentile(both, 0.99),
        percentile(floor, 0.99),
        "ms",
        "",
    )


def keystrokes(desk: Desk) -> list[str]:
    """Every prefix of what a clerk would type for guests picked over the whole store."""
    chance = random.Random(7)
    hits: dict[bytes, Hit] = {}
    while len(hits) < GUESTS:
        letters = "".join(chance.choices("abcdefghijklmnoprstuvwz", k=2))
        for hit in desk.look_up(lambda tx, q=letters: find.exact(tx, q)):
            hits[hit.page] = hit
    typed: list[str] = []
    for hit in list(hits.values())[:GUESTS]:
        query = form(hit, chance)
        typed += [query[:end] for end in range(1, len(query) + 1)]
    chance.shuffle(typed)
    return typed


def form(hit: Hit, chance: random.Random) -> str:
    """A guest as a clerk asks for them: name, words turned round, last digits, a slip."""
    words = (hit.reading or hit.name).split()
    digits = "".join(c for phone in hit.phones[:1] for c in phone if c.isdigit())
    match chance.choices(
        ["name", "native", "turned", "last4", "phone", "both", "slip"], [25, 15, 10, 22, 10, 8, 10]
    )[0]:
        case "native":
            return hit.name
        case "turned":
            return " ".join(reversed(words))
        case "last4" if digits:
            return digits[-4:]
        case "phone" if digits:
            return digits[-9:]
        case "both" if digits:
            return f"{words[-1]} {digits[-4:]}"
        case "slip" if len(words[0]) > 4:
            return words[0][:2] + words[0][3:]
        case _:
            return " ".join(words)


def answer(
    desk: Desk, words: list[str], ask: Callable[..., list[Hit]]
) -> list[tuple[float, float]]:
    """Wall and CPU milliseconds of each keystroke through the desk."""
    return [timed(lambda q=word: desk.look_up(lambda tx: ask(tx, q))) for word in words]


class Noted:
    """Stands for a transaction and its driver's connection, and notes what is asked of them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.connection = self.driver_connection = self
        self.asked: list[tuple[str, Any]] = []

    def execute(self, sql: str, values: Any) -> Any:
        """Pass it on."""
        self.asked.append((sql, values))
        return self._connection.execute(sql, values)


def bare(desk: Desk, words: list[str]) -> list[tuple[float, float]]:
    """The same statements with the same values, prepared, straight through the driver."""
    with desk._store.reading() as tx:
        connection = tx.connection.driver_connection
        asked: list[list[tuple[str, Any]]] = []
        for word in words:
            noted = Noted(connection)
            find.exact(noted, word)  # type: ignore[arg-type] - all that it uses of a transaction
            asked.append(noted.asked)
        assert any(asked)

        def run(statements: list[tuple[str, Any]]) -> None:
            for sql, values in statements:
                connection.execute(sql, values).fetchall()

        return [timed(lambda s=statements: run(s)) for statements in asked]


def timed(what: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of wall and of this thread's CPU."""
    wall, cpu = time.perf_counter(), time.thread_time()
    what()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000

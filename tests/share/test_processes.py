"""Desks as processes: started, joined, killed, and what their commands tell."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec import structs

from assistant.journal import store as journal
from assistant.journal.now import now_ms
from assistant.journal.opening import open_store
from assistant.journal.stamp import DeskId, new_id
from assistant.places import Home
from assistant.share.hub import Hub, founded
from assistant.share.keep import Admitted, Keep
from assistant.share.nkey import fresh_seed, public
from assistant.together import _awaited
from tests.share.agreed import assert_homes_agree
from tests.share.programs import Computer
from tests.share.shop import HERE, Shop, free_port, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
Add = Callable[[str], Computer]


@pytest.fixture
def add(tmp_path: Path) -> Iterator[Add]:
    port, there = free_port(), []

    def computer(name: str) -> Computer:
        there.append(Computer(tmp_path, name, port))
        return there[-1]

    yield computer
    for one in there:
        one.switch_off()


def lines(at: Computer) -> set[bytes]:
    store = open_store(Home(at.root))
    try:
        with store.reading() as tx:
            return {entry.id for _page, entries in journal.all_pages(tx) for entry in entries}
    finally:
        store.close()


def answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex((HERE, port)) == 0


def test_two_desks_share_by_their_commands_until_one_is_removed(add: Add) -> None:
    front, bar = add("Front desk"), add("Bar")
    bar.bring("Ingrid Solheim")
    program, code = front.host()
    bar.join(code, front.port)
    assert bar.run("sync", "--once")[0] == 0
    assert program.line("Bar is ") == "there."
    until(lambda: lines(front) >= lines(bar))
    status, told, _wrong = front.run("desks", "--json")
    assert (status, [one["name"] for one in json.loads(told)]) == (0, ["Bar"])
    status, said, wrong = front.run("sync")
    assert (status, said) == (1, "")
    assert wrong.startswith("Another program shares this memory already")
    assert front.run("desks", "--remove", "bar")[0] == 0
    status, _said, wrong = bar.run("sync")
    assert status == 1
    assert "This desk was removed from the shop." in wrong
    assert program.interrupt()[0] == 0
    until(lambda: not answers(front.port))


def test_hub_program_killed_leaves_no_server_and_begins_again(add: Add) -> None:
    front, bar = add("Front desk"), add("Bar")
    program, code = front.host()
    bar.join(code, front.port)
    program.kill()
    until(lambda: not answers(front.port))
    bar.bring("Ingrid Solheim")
    giving = bar.start("sync", "--once")
    until(lambda: giving.told("Working alone"))
    front.host()
    assert giving.end()[0] == 0
    until(lambda: lines(front) == lines(bar))
    assert_homes_agree([front.root, bar.root])


def test_a_server_that_outlived_its_program_is_ended_by_the_next(add: Add) -> None:
    front = add("Front desk")
    front.host()[0].interrupt()
    folder = front.root / "share" / "server"
    # As it is left where the system does not end it with its program.
    orphan = _server(folder)
    until(lambda: answers(front.port))
    (folder / "server.pid").write_text(str(orphan.pid))
    front.host()
    assert orphan.wait(5) == 0 or orphan.returncode == -signal.SIGTERM


def _server(folder: Path) -> "subprocess.Popen[bytes]":
    from assistant.journal.key import store_key
    from assistant.share.keep import Keep
    from assistant.share.server import program

    hub = Keep(folder.parent, store_key(Home(folder.parent.parent))[0]).hub()
    assert hub is not None
    return subprocess.Popen(
        [str(program()), "-c", str(folder / "server.conf")],
        env={"SALVE_STREAM_KEY": hub.store_key},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_desk_killed_in_the_middle_of_writing_and_giving_loses_nothing(add: Add) -> None:
    front, bar = add("Front desk"), add("Bar")
    _program, code = front.host()
    bar.bring("Ana Gil")
    bar.join(code, front.port)
    many = bar.root / "many.csv"
    many.write_text("Name\n" + "".join(f"Guest {n}\n" for n in range(4000)))
    giving, writing = bar.start("sync"), bar.start("import", str(many))
    before = len(lines(bar))
    until(lambda: len(lines(bar)) > before)
    writing.kill()
    giving.kill()
    assert bar.run("sync", "--once")[0] == 0
    until(lambda: lines(front) == lines(bar))
    assert len(lines(bar)) > before
    assert_homes_agree([front.root, bar.root])


def test_who_shares_with_nobody_is_told_how(add: Add) -> None:
    front = add("Front desk")
    front.bring("Ana Gil")
    status, _said, wrong = front.run("sync")
    assert status == 1
    assert wrong.startswith("This desk shares its memory with no other.")


# -- two programs change the hub's list -----------------------------------------------------------


def listed(names: Sequence[str]) -> tuple[Admitted, ...]:
    return tuple(
        Admitted(DeskId(new_id(n)), name, public(fresh_seed()), 0) for n, name in enumerate(names)
    )


def test_two_programs_change_the_list_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    keep = Keep(tmp_path / "share", bytes(32))
    desks = listed([f"Desk {n}" for n in range(8)])
    keep.keep(structs.replace(founded("shop", now_ms(), free_port()), desks=desks))

    def removes(some: Sequence[Admitted]) -> None:
        mine = Keep(tmp_path / "share", bytes(32))
        hub = Hub(mine, until(mine.hub), listen=HERE)

        async def work() -> None:
            for one in some:
                await hub.remove(one.desk)

        asyncio.run(work())

    with ThreadPoolExecutor() as programs:
        for done in [programs.submit(removes, desks[at::2]) for at in range(2)]:
            done.result()
    assert until(keep.hub).desks == ()
    assert not list((tmp_path / "share").rglob("*.new"))


def test_what_a_command_removed_that_was_killed_is_cut_off_all_the_same(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    try:
        hub = shop.host()
        bar = shop.join(hub, "Bar")
        shop.settle(hub)
        # It came as far as to keep the list, and wrote nothing for the server.
        kept = until(hub.keep.hub)
        rest = tuple(one for one in kept.desks if one.name != "Bar")
        hub.keep.keep(structs.replace(kept, desks=rest))
        until(lambda: bar.desk.removal.of is not None)
    finally:
        shop.close()


def test_a_command_ends_where_what_it_waits_for_was_too_slow() -> None:
    slow: Future[None] = Future()
    slow.set_exception(TimeoutError("slow"))
    looks = iter([False] * 3)
    with pytest.raises(TimeoutError, match="slow"):
        _awaited(slow, lambda: next(looks, True))

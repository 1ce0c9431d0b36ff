"""More than one shop and more than one server, as the README tells it: its own lines are used."""

import asyncio
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import nats
import pytest
from msgspec import structs

from assistant.desk import open_desk
from assistant.journal import store as journal
from assistant.places import Home
from assistant.refusal import Refused
from assistant.share import certificates
from assistant.share.config import STREAM
from assistant.share.laid_out import EXTRA
from assistant.share.server import program
from tests.share.programs import ROOT, Computer
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, free_port, until
from tests.share.stranger import Stranger, at_hub, member_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
T = TypeVar("T")
LONG_S = 150.0
"""What was cut off is asked for again after up to forty seconds."""
OFFICE, KEY = "office-word", "a" * 32
NOW_MS = 1_790_000_000_000


def told(name: str) -> str:
    """The lines of the README below a mark."""
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"<!-- {re.escape(name)} -->\n\n((?: {{4}}.*\n|\n)+)", text)
    assert found is not None
    return "\n".join(line[4:] for line in found[1].splitlines())


class Servers:
    """Bare servers, ended with the test."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, folder: Path, config: str, **environment: str) -> None:
        self.running[name] = subprocess.Popen(
            [str(program()), "-c", config],
            cwd=folder,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self, name: str) -> None:
        one = self.running.pop(name)
        one.kill()
        one.wait()


@pytest.fixture
def servers() -> Iterator[Servers]:
    running = Servers()
    yield running
    for name in list(running.running):
        running.kill(name)


@pytest.fixture
def shops(tmp_path: Path) -> Iterator[list[Shop]]:
    every = [Shop(tmp_path / name) for name in ("First", "Second")]
    yield every
    for shop in every:
        shop.close()


@pytest.fixture
def front(shop: Shop) -> Iterator[Computer]:
    there = Computer(shop.root, "Front", 0)
    yield there
    there.switch_off()


# -- a head office --------------------------------------------------------------------------------


class Head:
    """Head office, by the README."""

    def __init__(self, servers: Servers, folder: Path) -> None:
        self.folder, self._servers = folder, servers
        self.port, self.leaves = free_port(), free_port()
        folder.mkdir()
        own = certificates.authority("head", NOW_MS)
        signed = certificates.for_hub("head", own, NOW_MS, [HERE])
        (folder / "authority.crt").write_text(own.certificate)
        (folder / "head.crt").write_text(signed.certificate)
        (folder / "head.key").write_text(signed.key)
        config = told("head.conf").replace("127.0.0.1:4222", f"{HERE}:{self.port}")
        config = config.replace("0.0.0.0:7422", f"{HERE}:{self.leaves}")
        (folder / "head.conf").write_text(config)

    def start(self) -> None:
        words = {"HEAD_KEY": KEY, "SHOP_PASSWORD": "shop-word", "OFFICE_PASSWORD": OFFICE}
        self._servers.start("head", self.folder, "head.conf", **words)

    def lead(self, shop: Shop, name: str) -> None:
        """Put the way to head office into a shop that is not begun yet."""
        folder = shop.root / name / "share"
        folder.mkdir(parents=True)
        extra = told("extra.conf").replace("PASSWORD@head.example.com:7422", "shop-word@{where}")
        extra = extra.replace("{where}", f"{HERE}:{self.leaves}")
        extra = extra.replace("/etc/salve/head-authority.crt", str(self.folder / "authority.crt"))
        (folder / EXTRA).write_text(extra)

    def ask(self, what: Callable[[Any], Awaitable[T]]) -> T:
        async def work() -> T:
            client = await nats.connect(
                f"nats://{HERE}:{self.port}", user="office", password=OFFICE
            )
            try:
                return await what(client)
            finally:
                await client.close()

        return asyncio.run(work())

    def gather(self, *shops: str) -> None:
        """Make the stream that takes in those of the shops."""
        config = told("chain.json")
        for mark, shop in zip(("FIRST_SHOP", "SECOND_SHOP"), shops, strict=True):
            config = config.replace(mark, shop)

        async def make(client: Any) -> dict[str, Any]:
            answer = await client.request(
                "$JS.API.STREAM.CREATE.CHAIN", json.dumps(json.loads(config)).encode(), timeout=10
            )
            return json.loads(answer.data)

        assert "error" not in self.ask(make)

    def held(self) -> int:
        async def count(client: Any) -> int:
            return (await client.jetstream().stream_info("CHAIN")).state.messages

        return self.ask(count)


def held(place: Place, address: str = "") -> int:
    """How many lines the stream has; at a server that may just have begun to read another list."""
    member = member_of(place)
    member = structs.replace(member, addresses=(address,) if address else member.addresses)
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return at_hub(member, Stranger.held)
        except (OSError, nats.errors.Error):
            assert time.monotonic() < end
            time.sleep(0.1)


def test_head_office_has_what_both_shops_write_and_no_shop_waits_for_it(
    shops: list[Shop], servers: Servers, tmp_path: Path
) -> None:
    head = Head(servers, tmp_path / "head")
    head.start()
    hubs = []
    for shop, name in zip(shops, ("North", "South"), strict=True):
        head.lead(shop, name)
        hubs.append(shop.host(name))
    north, south = hubs
    bar = shops[0].join(north, "Bar")
    first, second = bar.meet("Ana Gil"), south.meet("Ingrid Solheim")
    until(lambda: north.knows(first) and south.sharing.is_even)
    until(lambda: _answers(head))
    head.gather(member_of(north).shop, member_of(south).shop)
    until(lambda: head.held() == held(north) + held(south), LONG_S)
    assert not north.knows(second)
    servers.kill("head")
    alone = [bar.meet(f"Guest {n}") for n in range(20)] + [south.meet("Boris")]
    until(lambda: all(map(north.knows, alone[:-1])) and south.sharing.is_even)
    head.start()
    until(lambda: _answers(head))
    until(lambda: head.held() == held(north) + held(south), LONG_S)


def _answers(head: Head) -> bool:
    try:
        return head.ask(lambda client: _connected(client))
    except (OSError, nats.errors.Error):
        return False


async def _connected(client: Any) -> bool:
    return bool(client.is_connected)


# -- three servers --------------------------------------------------------------------------------


def ports() -> list[str]:
    return [f"{HERE}:{free_port()}" for _ in range(3)]


def three_servers(front: Computer, servers: Servers, tmp_path: Path) -> list[str]:
    """By the README; the first is the one of `salve host`."""
    where, folder = ports(), tmp_path / "servers"
    words = shlex.split(told("three servers").strip())
    assert words[:2] == ["salve", "host"]
    words[words.index("--config-only") + 1] = str(folder)
    words[words.index("--servers") + 1] = ",".join(where)
    status, said, wrong = front.run(*words[1:])
    assert status == 0, wrong
    assert said.splitlines() == [f"Written to {folder / number}" for number in "23"]
    for number in "23":
        start(servers, folder, number)
    return where


def start(servers: Servers, folder: Path, number: str) -> None:
    name, _, key = (folder / number / "server.env").read_text().strip().partition("=")
    servers.start(number, folder / number, "server.conf", **{name: key})


def leader(place: Place) -> str:
    """Which of the three speaks for the stream: its number."""

    async def ask(one: Stranger) -> str:
        info = await one.stream.stream_info(STREAM)
        assert info.config.num_replicas == 3
        cluster = info.cluster
        return (cluster.leader or "") if cluster is not None else ""

    return at_hub(member_of(place), ask).rpartition("-")[2]


def test_three_servers_go_on_when_the_first_among_them_is_killed(
    shop: Shop, front: Computer, servers: Servers, tmp_path: Path
) -> None:
    where = three_servers(front, servers, tmp_path)
    front.port = int(where[0].rpartition(":")[2])
    running, code = front.host()
    bar = shop.add("Bar")
    bar.sharing.join(code, f"{HERE}:{front.port + 1}").result(PATIENCE_S)
    until(lambda: bar.sharing.is_even, LONG_S)
    assert set(where) <= set(member_of(bar).addresses)
    # The other two learn who may come in as the README tells.
    assert front.run("host", "--config-only", str(tmp_path / "servers"))[0] == 0
    for number in "23":
        servers.running[number].send_signal(signal.SIGHUP)
    written = [bar.meet(f"Guest {n}") for n in range(20)]
    until(lambda: bar.sharing.is_even, LONG_S)
    first = leader(bar)
    if first == "1":
        os.kill(int((front.root / "share/server/server.pid").read_text()), signal.SIGKILL)
    else:
        servers.kill(first)
    written += [bar.meet(f"Walk-in {n}") for n in range(20)]
    until(lambda: bar.sharing.is_even, LONG_S)
    assert held(bar) >= len(bar.ids)
    other = next(number for number in "23" if number in servers.running)
    assert held(bar, where[int(other) - 1]) >= len(bar.ids)
    assert all(map(bar.knows, written))
    until(lambda: _lines(front) >= bar.ids, LONG_S)  # its own server may have been killed
    running.interrupt()


def _lines(at: Computer) -> set[bytes]:
    desk = open_desk(Home(at.root))
    try:
        with desk._store.reading() as tx:
            return {entry.id for _page, entries in journal.all_pages(tx) for entry in entries}
    finally:
        desk.close()


@pytest.mark.parametrize(
    "wrong",
    ["127.0.0.1:4000,127.0.0.1:4010", "one,two,three", "127.0.0.1:4000," * 3, "1.2.3.4:1,a:2,b:3"],
)
def test_servers_that_are_none_are_told(front: Computer, wrong: str) -> None:
    status, _said, told_so = front.run("host", "--config-only", "x", "--servers", wrong)
    assert status == 2
    assert "192.168.1.5:47225" in told_so
    assert "Traceback" not in told_so


def test_which_servers_there_are_is_settled_when_a_shop_is_begun(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    written = hub.sharing.write_config(tmp_path / "out").result(PATIENCE_S)
    assert written == [tmp_path / "out"]
    assert sorted(one.name for one in written[0].iterdir()) == sorted(
        ["authority.crt", "extra.conf", "hub.crt", "hub.key", "server.conf", "server.env"]
    )
    (tmp_path / "out" / "extra.conf").write_text("# ours\n")
    hub.sharing.write_config(tmp_path / "out").result(PATIENCE_S)
    assert (tmp_path / "out" / "extra.conf").read_text() == "# ours\n"
    with pytest.raises(Refused, match="settled when it is begun"):
        hub.sharing.write_config(tmp_path / "out", tuple(ports())).result(PATIENCE_S)
    bar = shop.join(hub, "Bar")
    until(lambda: bar.sharing.is_even)
    with pytest.raises(Refused, match="at the desk that carries"):
        bar.sharing.write_config(tmp_path / "other").result(PATIENCE_S)


def test_lines_that_the_server_does_not_understand_are_told_and_corrected(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: bar.sharing.is_even)
    hub.close()
    extra = hub.home.root / "share" / EXTRA
    extra.write_text("leafnodes { remotes: [")
    hub.open()
    until(lambda: hub.sharing.state.trouble == "extra")
    there = bar.meet("Ana Gil")
    extra.write_text("max_connections: 1000\n")
    until(lambda: hub.knows(there) and not hub.sharing.state.trouble)


@pytest.mark.parametrize(
    "before", ["", 'leafnodes { remotes: [ { urls: ["nats://127.0.0.1:9"] } ] }']
)
def test_a_desk_is_cut_off_though_the_house_s_own_lines_are_wrong(shop: Shop, before: str) -> None:
    hub = shop.host()
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    until(lambda: bar.sharing.is_even and spa.sharing.is_even)
    extra = hub.home.root / "share" / EXTRA
    if before:
        hub.close()
        extra.write_text(before)
        hub.open()
        until(lambda: hub.sharing.state.where == "together")
        until(lambda: bar.sharing.is_even and spa.sharing.is_even)
    shop.settle(hub)
    extra.write_text("this is { not understood\n")
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: bar.desk.removal.of is not None)
    until(lambda: hub.sharing.state.trouble == "extra")
    met = hub.meet("Ana Gil")
    until(lambda: spa.knows(met))
    extra.write_text("max_connections: 1000\n")
    until(lambda: not hub.sharing.state.trouble)
    met = spa.meet("Ingrid Solheim")
    until(lambda: hub.knows(met))


def test_a_server_that_waits_for_the_others_is_none_that_ends(
    servers: Servers, tmp_path: Path
) -> None:
    where = ports()
    place = Place(tmp_path, "Front desk", int(where[0].rpartition(":")[2]))
    try:
        place.sharing.write_config(tmp_path / "servers", tuple(where)).result(PATIENCE_S)
        seen = [place.sharing.state.trouble]
        place.sharing.on_state(lambda state: seen.append(state.trouble))
        hub = place.sharing._hub
        pid = until(lambda: hub._admin is not None and hub.pid)
        for number in "23":
            start(servers, tmp_path / "servers", number)
        until(lambda: place.sharing.state.where == "together", LONG_S)
        assert (set(seen), hub.pid) == ({""}, pid)
    finally:
        place.close()

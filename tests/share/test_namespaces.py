"""Desks on computers of their own: cables out, lines that swallow all, addresses that change."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.journal import store as journal
from assistant.journal.key import store_key
from assistant.journal.opening import open_store
from assistant.places import Home
from assistant.share.keep import Keep
from tests.share.agreed import assert_homes_agree
from tests.share.lan import Host, Lan
from tests.share.shop import until

LONG_S = 90.0


@pytest.fixture
def lan(tmp_path: Path) -> Iterator[Lan]:
    """Nothing is plugged in yet."""
    try:
        made = Lan(tmp_path)
    except OSError as why:
        pytest.skip(f"no network namespaces here: {why}")
    yield made
    made.close()


def lines(at: Host) -> set[bytes]:
    store = open_store(Home(at.root))
    try:
        with store.reading() as tx:
            return {entry.id for _page, entries in journal.all_pages(tx) for entry in entries}
    finally:
        store.close()


def agree(lan: Lan, written: set[bytes]) -> None:
    """Wait until all have the same, switch all off, and look closely."""
    until(lambda: len({frozenset(lines(host)) for host in lan.hosts}) == 1, LONG_S)
    for host in lan.hosts:
        host.switch_off()
    assert_homes_agree([host.root for host in lan.hosts], written)


def wrote(*hosts: Host, seconds: float = 0.0) -> set[bytes]:
    """For so long guests come to all of these desks; the lines that are on file then."""
    end, turn = time.monotonic() + seconds, 0
    while not turn or time.monotonic() < end:
        turn += 1
        for host in hosts:
            host.bring(f"Guest {turn} at {host.name}")
        time.sleep(0.2)
    return set().union(*map(lines, hosts))


def shared(lan: Lan, *names: str) -> list[Host]:
    """A hub and desks that share with it."""
    hub = lan.host("Front desk")
    for name in names:
        _program, code = hub.host()
        host = lan.host(name)
        host.join(code, hub.port, hub.address)
        host.share()
        if name != names[-1]:
            _program.interrupt()
    return lan.hosts


PULLED = pytest.param(Host.pull, Host.plug, id="cable out")
SWALLOWED = pytest.param(Host.vanish, Host.appear, id="all is swallowed")


@pytest.mark.parametrize("seconds", [3.0, 22.0])
@pytest.mark.parametrize(("cut", "mend"), [PULLED, SWALLOWED])
def test_a_desk_is_cut_off_while_both_sides_write(
    lan: Lan, cut: Callable[[Host], None], mend: Callable[[Host], None], seconds: float
) -> None:
    hub, bar = shared(lan, "Bar")
    cut(bar)
    written = wrote(hub, bar, seconds=seconds)
    mend(bar)
    agree(lan, written | wrote(bar))


def test_the_hub_is_cut_off_from_all_and_who_stays_goes_on_alone(lan: Lan) -> None:
    hub, bar, spa = shared(lan, "Bar", "Spa")
    hub.vanish()
    written = wrote(hub, bar, spa, seconds=10.0)
    hub.appear()
    agree(lan, written)


def test_a_hub_is_found_without_its_address_and_another_shop_beside_it_is_told(lan: Lan) -> None:
    hub, bar, spa = lan.host("Front desk"), lan.host("Bar"), lan.host("Spa")
    hub.bring("Ana Gil")
    _program, code = hub.host()
    status, _said, wrong = bar.run("join", code)
    assert status == 0, wrong
    bar.share()
    other = lan.host("Another house")
    _other, code = other.host()
    status, _said, wrong = spa.run("join", code)
    assert status == 1
    assert "More than one is found" in wrong
    assert f"{hub.address}:{hub.port + 1}" in wrong
    assert f"{other.address}:{other.port + 1}" in wrong
    lan.hosts[:] = [hub, bar]
    for one in (spa, other):
        one.switch_off()
    agree(lan, lines(hub) | wrote(bar))


def test_a_hub_that_has_another_address_is_found_again(lan: Lan) -> None:
    hub, bar = shared(lan, "Bar")
    written = wrote(hub, bar)
    hub.move("10.77.0.99")
    agree_on = wrote(hub, bar, seconds=2.0)
    until(lambda: len({frozenset(lines(host)) for host in lan.hosts}) == 1, LONG_S)
    bar.switch_off()  # and it knows it from now on
    member = Keep(bar.root / "share", store_key(Home(bar.root))[0]).member()
    assert member is not None
    assert member.addresses[0] == f"10.77.0.99:{hub.port}"
    bar.share()
    agree(lan, written | agree_on | wrote(bar))


def test_a_desk_joins_while_another_is_cut_off(lan: Lan) -> None:
    hub, bar = shared(lan, "Bar")
    bar.pull()
    written = wrote(hub, bar)
    spa = lan.host("Spa")
    spa.bring("Ingrid Solheim")
    hub.switch_off()
    _program, code = hub.host()
    spa.join(code, hub.port, hub.address)
    spa.share()
    bar.plug()
    agree(lan, written | lines(spa))

"""Two hubs by accident, the wrong shop's hub, names, and what a new desk may do at first."""

import asyncio
import shutil
import socket
import time
from collections.abc import Iterator
from ipaddress import IPv4Interface
from pathlib import Path

import pytest
from msgspec import structs
from nats.errors import Error as NatsError

from assistant.journal.key import store_key
from assistant.journal.now import now_ms
from assistant.journal.stamp import DeskId, new_id
from assistant.places import Home
from assistant.refusal import Refused
from assistant.share.client import ended
from assistant.share.config import STREAM
from assistant.share.hub import Hub, founded
from assistant.share.keep import Admitted, Keep
from assistant.share.listed import REBUILD_S, Handing, after
from assistant.share.lookout import seen
from assistant.share.nearby import Nearby, found, likely, own_addresses, told
from assistant.share.nkey import fresh_seed, public
from assistant.share.troubles import SENTENCES, trouble_sentence
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, free_port, until
from tests.share.stranger import Stranger, at_hub, line, member_of

DAY_MS = 24 * 3_600_000
has_lan = pytest.mark.skipif(not own_addresses(), reason="there is no network to look around in")


@pytest.fixture
def watchful(tmp_path: Path) -> Iterator[Shop]:
    """A shop whose desks look around every second."""
    opened = Shop(tmp_path)
    opened.words = {"look_s": 1.0}
    yield opened
    opened.close()


def sentence(place: Place) -> str:
    sharing = place.sharing
    return trouble_sentence(sharing.state, sharing.carrier, hub=sharing.is_hub)


def together(*places: Place) -> bool:
    return all(place.sharing.is_even for place in places)


def test_a_desk_may_knock_while_the_hub_still_begins(tmp_path: Path) -> None:
    """What the server reads is written by both; each waits for the other."""

    async def knocks(n: int) -> bool:
        keep = Keep(tmp_path / f"share {n}", bytes(32))
        hub = Hub(keep, founded("shop", now_ms(), free_port()), listen=HERE)
        bar = Admitted(DeskId(new_id(0)), "Bar", public(fresh_seed()), now_ms(), rebuilds=True)
        knock = asyncio.ensure_future(hub.admit(bar))
        runs = asyncio.ensure_future(hub.run())
        try:
            await knock
            return hub.pid > 0
        finally:
            await ended([runs])

    for n in range(5):  # which of them was first was chance
        assert asyncio.run(knocks(n))


@has_lan
def test_two_hubs_of_one_shop_are_told_at_both_and_at_the_desks_and_nothing_is_merged(
    watchful: Shop,
) -> None:
    shop = watchful
    hub = shop.host("Reception")
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    until(lambda: together(hub, bar, spa))
    hub.close()
    bar.port = bar.sharing._port = free_port()
    bar.sharing.take_hub().result(PATIENCE_S)
    until(lambda: spa.sharing.state.second == "Bar")
    until(lambda: sentence(spa) == "“Bar” carries the shop now. Join it with its code.")
    hub.open()  # the computer that was thought to be gone
    until(lambda: hub.sharing.state.second == "Bar")
    until(lambda: bar.sharing.state.second == "Reception")
    until(lambda: sentence(hub).startswith("Two desks carry this shop: this one and “Bar”."))
    until(lambda: sentence(bar).startswith("Two desks carry this shop: this one and “Reception”."))
    until(lambda: spa.sharing.is_even and spa.sharing.carrier == "Reception")
    until(
        lambda: sentence(spa).startswith("Two desks carry this shop: “Reception” and “Bar”. Decide")
    )
    alone = hub.meet("Written at the old hub")
    until(lambda: spa.knows(alone))
    assert not bar.knows(alone)

    # It is decided at one of them, and confirmed at the desks that went with it.
    assert hub.sharing.state.second_at.endswith(f":{bar.port + 1}")
    for place in (hub, spa):
        code = bar.sharing.let_in().result(PATIENCE_S)
        place.sharing.join(code, f"{HERE}:{bar.port + 1}").result(PATIENCE_S)
    assert not hub.sharing.is_hub
    until(lambda: bar.knows(alone) and together(hub, bar, spa) and shop.equal())
    until(lambda: not any(sentence(place) for place in shop.places))
    hub.close()
    hub.open()
    until(lambda: hub.sharing.is_even)
    assert not hub.sharing.is_hub


def copy_of(hub: Place, to: Path) -> Place:
    """The same disk in another computer; here, where both are one, it listens at another port."""
    hub.close()
    shutil.copytree(hub.home.root, to / hub.name)
    hub.open()
    port = free_port()
    keep = Keep(to / hub.name / "share", store_key(Home(to / hub.name))[0])
    kept, member = keep.hub(), keep.member()
    assert kept is not None
    assert member is not None
    keep.keep(structs.replace(kept, port=port))
    keep.keep(structs.replace(member, addresses=(f"{HERE}:{port}",)))
    return Place(to, hub.name, port, **hub.words)


@has_lan
def test_a_copied_hub_is_told_at_both_and_at_the_desks_and_nothing_is_merged(
    watchful: Shop, tmp_path: Path
) -> None:
    shop = watchful
    hub = shop.host("Reception")
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    copy = copy_of(hub, tmp_path / "copy")
    try:
        for place in (hub, copy, bar):
            until(lambda at=place: at.sharing.state.trouble == "hub-copied")
            assert sentence(place) == SENTENCES["hub-copied"]
        here, there = hub.meet("At the first"), copy.meet("At its copy")
        until(lambda: hub.sharing.is_even and copy.sharing.is_even)
        assert not hub.knows(there)
        assert not copy.knows(here)
        code = hub.sharing.let_in().result(PATIENCE_S)
        with pytest.raises(Refused, match="shares its memory already"):
            copy.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
        copy.sharing.leave().result(PATIENCE_S)
        with pytest.raises(Refused, match="could not let this one in"):
            copy.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
    finally:
        copy.close()
    until(lambda: not sentence(hub) and not sentence(bar))
    later = hub.meet("When it was over")
    shop.agree([here, later])
    assert not bar.knows(there)


@has_lan
def test_a_hub_that_begins_anew_is_no_copy(watchful: Shop) -> None:
    shop = watchful
    hub = shop.host("Reception")
    bar = shop.join(hub, "Bar")
    until(lambda: together(hub, bar))
    told: list[str] = []
    bar.sharing.on_state(lambda state: told.append(state.trouble))
    looks = bar.sharing._lookout
    for _ in range(2):
        before = looks._before
        hub.close()
        hub.open()
        hub.sharing.on_state(lambda state: told.append(state.trouble))
        until(lambda: together(hub, bar))
        until(lambda: any(one.run == hub.sharing._run for one in looks._before))
        assert looks._before is not before
    assert "hub-copied" not in told


@pytest.mark.parametrize(
    ("before", "now", "own", "told"),
    [
        ("a", "ab", "a", False),  # heard once
        ("ab", "ab", "a", True),
        ("b", "b", "a", True),  # a hub need not hear itself
        ("a", "b", "b", False),  # it has begun anew
        ("ab", "bc", "c", True),
        ("ab", "b", "b", False),
        ("a", "ab", "", False),  # at a desk
        ("ab", "ab", "", True),
        ("ab", "b", "", False),
        ("ab", "bc", "", False),
        ("-a", "-a", "", False),  # of the version before, which does not tell
    ],
)
def test_who_carries_the_shop_at_two_looks_besides_the_hub_is_its_copy(
    before: str, now: str, own: str, told: bool
) -> None:
    def heard(runs: str) -> list[Nearby]:
        return [
            Nearby("mine", "House", "10.0.0.5", 9, run=one.strip("-"), founding="a") for one in runs
        ]

    around = seen(heard(now), "mine", "a", own, heard(before))
    assert around.copied is told
    assert not around.second


def test_a_hub_goes_over_to_the_same_shop_only(shop: Shop, tmp_path: Path) -> None:
    hub, others = shop.host(), Shop(tmp_path / "other")
    other = others.host()
    try:
        code = other.sharing.let_in().result(PATIENCE_S)
        with pytest.raises(Refused, match="shares its memory already"):
            hub.sharing.join(code, f"{HERE}:{other.port + 1}").result(PATIENCE_S)
        hub.sharing.state = structs.replace(hub.sharing.state, second="Bar")  # as if one was seen
        with pytest.raises(Refused, match="another shop"):
            hub.sharing.join(code, f"{HERE}:{other.port + 1}").result(PATIENCE_S)
        assert hub.sharing.is_hub
    finally:
        others.close()


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ([], ("", "")),
        ([("mine", "a")], ("", "")),
        ([("mine", "b")], ("Desk b", "")),
        ([("mine", "a"), ("mine", "b")], ("Desk b", "")),
        ([("other", "c")], ("", "House other")),
        ([("mine", "a"), ("other", "c")], ("", "")),
        ([("mine", "")], ("", "")),  # of the version before
    ],
)
def test_what_is_seen_around(there: list[tuple[str, str]], told: tuple[str, str]) -> None:
    hubs = [Nearby(shop, f"House {shop}", "10.0.0.5", 9, f"Desk {m}", m) for shop, m in there]
    around = seen(hubs, "mine", "a")
    assert (around.second, around.stranger) == told


def test_every_address_of_the_own_hub_is_tried() -> None:
    hub = Nearby("mine", "House", "192.168.1.5", 9, "Desk", "a", ("10.8.0.2",))
    assert seen([hub], "mine", "a").mine == ("192.168.1.5:8", "10.8.0.2:8")


@pytest.mark.parametrize(
    ("theirs", "own", "best"),
    [
        (["172.17.0.1", "192.168.1.5"], ["192.168.1.7/24"], ["192.168.1.5", "172.17.0.1"]),
        (["192.168.1.5", "10.0.0.5"], ["10.0.0.7/8"], ["10.0.0.5", "192.168.1.5"]),
        (["172.17.0.1", "10.0.0.5"], ["172.17.0.1/16", "10.0.0.7/8"], ["10.0.0.5"]),
        (["172.17.0.1", "8.8.8.8", "192.168.1.5"], [], ["192.168.1.5", "172.17.0.1", "8.8.8.8"]),
        (["10.0.0.5", "172.17.0.1"], ["172.17.0.1/16", "10.0.0.5/8"], ["10.0.0.5", "172.17.0.1"]),
        ([], ["10.0.0.7/8"], []),
    ],
)
def test_of_many_addresses_the_one_in_a_common_network_is_first(
    theirs: list[str], own: list[str], best: list[str]
) -> None:
    for order in (theirs, theirs[::-1]):
        assert likely(order, [IPv4Interface(one) for one in own]) == best


@has_lan
@pytest.mark.parametrize(
    "house",
    [
        "Гостиница «Прибалтийская»",
        "上海外滩华尔道夫酒店前厅礼宾部总台",
        "Mar\ty\x07 Sol.\n",
        "🏨" * 50,
        "",
    ],
)
def test_a_hub_is_heard_of_whatever_the_house_is_called(house: str) -> None:
    mine = Nearby(new_id(now_ms()).hex(), house, "", 31501, house, "ab" * 8)

    async def heard() -> list[Nearby]:
        async with told(mine):
            while not (hubs := [one for one in await found(0.5) if one.shop == mine.shop]):
                pass
            return hubs

    (hub,) = asyncio.run(asyncio.wait_for(heard(), PATIENCE_S))
    assert (hub.house, hub.desk, hub.port) == (house[:40], house[:40], 31501)
    assert {hub.address, *hub.others} <= set(own_addresses())


def test_a_desk_joins_at_whichever_address_answers_and_the_code_is_used_once(shop: Shop) -> None:
    hub, bar = shop.host("Reception"), shop.add("Bar")
    code, door, nobody = hub.sharing.let_in().result(PATIENCE_S), hub.port + 1, free_port()
    with pytest.raises(Refused, match=f"Nobody answers at {HERE}:{nobody}, {HERE}:{nobody + 1}."):
        bar.sharing.join(code, f"{HERE}:{nobody} {HERE}:{nobody + 1}").result(PATIENCE_S)
    where = f"{HERE}:{nobody}, {HERE}, localhost:{door}"  # the door’s own port is known
    assert bar.sharing.join(code, where).result(PATIENCE_S) == "Hotel Mar"
    member = bar.keep.member()
    assert member is not None
    assert member.addresses[0].endswith(f":{hub.port}")
    until(lambda: together(hub, bar))


def test_another_shop_at_the_remembered_address_is_told_and_not_talked_to(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: together(hub, bar))
    hub.close()
    others = Shop(tmp_path / "other")
    others.port = shop.port
    other = others.host("Casa Azul")
    try:
        until(lambda: bar.sharing.state.trouble == "another-shop")
        assert "another shop’s desk or another program answers" in sentence(bar)
        waits = bar.meet("Not for them")
        until(lambda: bar.sharing.state.waiting)
        assert not other.sharing.others()
        assert not other.knows(waits)
        log = (other.home.root / "share" / "server" / "server.log").read_text()
        told = [one for one in log.lower().splitlines() if "reloaded" not in one]
        assert not any("authorization" in one for one in told)  # no key was ever shown to them
    finally:
        others.close()
    hub.open()
    until(lambda: hub.knows(waits) and together(hub, bar))
    until(lambda: not bar.sharing.state.trouble)


@has_lan
def test_that_only_another_shop_is_there_is_told(watchful: Shop, tmp_path: Path) -> None:
    shop, others = watchful, Shop(tmp_path / "other")
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: together(hub, bar))
    others.host("Casa Azul")
    try:
        hub.close()
        until(lambda: bar.sharing.state.stranger)
        until(lambda: sentence(bar).startswith("On this network only another shop’s desk is found"))
    finally:
        others.close()
    hub.open()
    until(lambda: together(hub, bar) and not sentence(bar))


def test_a_name_given_at_the_desk_or_at_the_hub_holds_everywhere(shop: Shop) -> None:
    hub = shop.host("Reception")
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    named: list[str] = []
    bar.sharing.on_named(named.append)

    def names(place: Place) -> list[str]:
        return [one.name for one in place.sharing.others()]

    until(lambda: names(spa) == ["Bar", "Reception"])
    bar.sharing.call("Pool bar", "Hotel Mar")
    until(lambda: names(hub) == ["Pool bar", "Spa"] and names(spa) == ["Pool bar", "Reception"])
    hub.sharing.rename(bar.desk.neighbours.me, "Beach bar").result(PATIENCE_S)
    until(lambda: bar.sharing.name == "Beach bar" and named == ["Beach bar"])
    until(lambda: names(spa) == ["Beach bar", "Reception"])
    hub.sharing.call("Front desk", "Hotel Mar")
    until(lambda: names(spa) == ["Beach bar", "Front desk"])
    until(lambda: bar.sharing.carrier == spa.sharing.carrier == "Front desk")
    bar.close()
    hub.sharing.rename(bar.desk.neighbours.me, "Roof bar").result(PATIENCE_S)
    bar.name = "Beach bar"
    bar.open()  # it hears of the name that it was given meanwhile
    until(lambda: bar.sharing.name == "Roof bar")
    hub.close()
    bar.name = "Roof bar"
    bar.close()
    bar.open()
    until(lambda: bar.sharing.carrier == "Front desk")  # it remembers who carried the shop


def test_a_removed_desk_is_gone_from_every_list(shop: Shop) -> None:
    hub = shop.host("Reception")
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    until(lambda: len(spa.sharing.others()) == len(hub.sharing.others()) == 2)
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: [one.name for one in hub.sharing.others()] == ["Spa"])
    until(lambda: [one.name for one in spa.sharing.others()] == ["Reception"])


def test_a_new_desk_speaks_for_others_until_it_has_given_all_and_no_longer(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: together(hub, bar))
    shop.settle(hub)
    assert not at_hub(member_of(bar), _lie)


async def _lie(one: Stranger) -> bool:
    other = line(one.member.desk)
    return await one.publish(structs.replace(other, desk=type(other.desk)(b"x" * 16)))


def test_a_desk_has_a_day_to_hand_over_what_it_has_and_only_while_it_is_there() -> None:
    desk, handing = DeskId(bytes(16)), Handing()
    one = Admitted(desk, "Bar", "key", since_ms=0, rebuilds=True)

    def goes_on(hours: float, began_s: float) -> Admitted:
        for n in range(int(hours * 720) + 1):
            handing.hear(desk, began_s + n * 5.0)
        return after(one, 400 * DAY_MS, is_over=handing.is_over(desk))

    assert goes_on(12, 0.0).rebuilds
    assert goes_on(11.9, 3 * DAY_MS / 1000).rebuilds  # it was switched off for days
    assert not goes_on(1, 9 * DAY_MS / 1000).rebuilds
    handing.begin(desk)
    assert goes_on(1, 10 * DAY_MS / 1000).rebuilds


def test_a_new_desk_that_never_gives_all_loses_that_right_in_the_end(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    key, me = member_of(bar), bar.desk.neighbours.me
    until(lambda: together(hub, bar))
    shop.places.remove(bar)
    bar.close()
    hub.close()
    kept = hub.keep.hub()
    assert kept is not None
    desks = [structs.replace(one, rebuilds=True) for one in kept.desks]
    hub.keep.keep(structs.replace(kept, desks=tuple(desks)))
    hub.open()
    until(lambda: hub.sharing.is_even)
    assert at_hub(key, _lie)
    hub.watch.ahead_ms = 3 * DAY_MS  # a clock alone takes nothing away
    handing, now_s = hub.sharing._hub._handing, time.monotonic()
    for n in range(0, int(REBUILD_S) + 20, 10):
        handing.hear(me, now_s + n)
    until(lambda: not any(one.rebuilds for one in hub.sharing._hub.kept.desks if one.desk == me))
    until(lambda: not hub.sharing._hub._one.locked())
    assert not at_hub(key, _lie)
    assert any(one.rebuilds for one in hub.sharing._hub.kept.desks)  # the hub itself


def test_a_line_that_the_server_lost_when_it_began_anew_is_given_again(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    pages = [bar.meet(f"Guest {n}") for n in range(3)]
    until(lambda: all(map(hub.knows, pages)) and together(hub, bar))
    shop.settle(hub)
    kept = hub.keep.hub()
    assert kept is not None
    ids: list[str] = []

    async def lose(one: Stranger) -> None:
        """As a disk that only said it had written them."""
        last = (await one.stream.stream_info(STREAM)).state.last_seq
        for place in range(last - 1, last + 1):
            found = await one.stream.get_msg(STREAM, place)
            ids.append((found.headers or {})["Nats-Msg-Id"])
            await one.client.jsm().delete_msg(STREAM, place)

    async def held(one: Stranger) -> set[str]:
        info = await one.stream.stream_info(STREAM)
        told = set()
        for place in range(info.state.first_seq, info.state.last_seq + 1):
            try:
                found = await one.stream.get_msg(STREAM, place)
            except Exception:  # it was lost
                continue
            told.add((found.headers or {})["Nats-Msg-Id"])
        return told

    at_hub(member_of(hub), lose, seed=kept.admin)
    assert not set(ids) & at_hub(member_of(hub), held, seed=kept.admin)
    hub.kill_server()

    def is_back() -> bool:
        try:
            return set(ids) <= at_hub(member_of(hub), held, seed=kept.admin)
        except (OSError, NatsError):
            return False

    until(is_back)
    spa = shop.join(hub, "Spa")
    until(lambda: together(hub, bar, spa) and shop.equal())


def test_the_hubs_port_taken_by_another_program_is_told_and_heals(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: together(hub, bar))
    hub.close()
    with socket.create_server((HERE, shop.port)):
        hub.open()
        until(lambda: hub.sharing.state.trouble == "port")
        until(lambda: sentence(hub).startswith("Another program on this computer stands where"))
        page = hub.meet("Meanwhile")
        assert hub.knows(page)
    until(lambda: together(hub, bar) and bar.knows(page))
    until(lambda: not hub.sharing.state.trouble)

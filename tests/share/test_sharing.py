"""Desks that share, with the real server between them: killed, cut off, lost, and found again."""

import shutil

import pytest
from msgspec import structs

from assistant.guests import acts
from assistant.guests.lookup.find import find
from assistant.refusal import LockedOut, Refused
from tests.share.shop import HERE, PATIENCE_S, Shop, free_port, until


def test_what_one_desk_writes_the_others_know(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    there, here = bar.meet("Ingrid Solheim"), hub.meet("Ana Gil")
    until(lambda: hub.knows(there) and bar.knows(here))
    shop.agree([there, here])
    assert not hub.desk.neighbours.count_waiting()
    assert not bar.desk.neighbours.count_waiting()


def test_the_hub_is_met_at_its_other_address_where_nobody_answers_at_the_first(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    bar.sharing.close()
    member = bar.keep.member()
    assert member is not None
    there = f"{HERE}:{hub.port}"
    bar.keep.keep(structs.replace(member, addresses=(f"{HERE}:{free_port()}", there)))
    bar.share()
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page) and bar.sharing.is_even)
    known = bar.keep.member()
    assert known is not None
    assert known.addresses[0] == there


def test_what_another_desk_has_noted_is_found_by_its_words(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page))
    hub.desk.on_guest(page, acts.write_note, text="Likes marzipan").result()
    until(lambda: [hit.page for hit in bar.desk.look_up(lambda tx: find(tx, "marzipan"))] == [page])


def test_a_desk_that_has_guests_joins_and_both_memories_become_one(shop: Shop) -> None:
    hub = shop.host()
    mine = [hub.meet(f"Guest {n} of the house") for n in range(30)]
    bar = shop.add("Bar")
    theirs = [bar.meet(f"Guest {n} of the bar") for n in range(30)]
    code = hub.sharing.let_in().result(PATIENCE_S)
    assert bar.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S) == "Hotel Mar"
    until(lambda: all(map(hub.knows, theirs)) and all(map(bar.knows, mine)))
    shop.agree([*mine, *theirs])


def test_the_server_dies_and_nothing_is_lost_or_doubled(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    written = []
    for turn in range(3):
        written += [bar.meet(f"Guest {turn} {n}") for n in range(10)]
        hub.kill_server()
        written += [hub.meet(f"Walk-in {turn} {n}") for n in range(10)]
    shop.agree(written)


def test_a_desk_works_on_alone_and_catches_up_when_the_hub_is_back(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    first = hub.meet("Ana Gil")
    until(lambda: bar.knows(first) and not bar.desk.neighbours.count_waiting())
    hub.close()
    until(lambda: bar.sharing.state.where == "alone")
    alone = [bar.meet(f"Guest {n}") for n in range(5)]
    until(lambda: bar.sharing.state.waiting == 5)
    hub.open()
    until(lambda: all(map(hub.knows, alone)))
    shop.agree([first, *alone])


def test_the_stream_is_lost_and_is_made_anew_from_the_desks(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    written = [place.meet(f"Guest {n}") for n in range(10) for place in (hub, bar)]
    until(shop.equal)
    hub.close()
    shutil.rmtree(hub.home.root / "share" / "server" / "stream")
    hub.open()
    spa = shop.join(hub, "Spa")
    until(lambda: all(map(spa.knows, written)))
    shop.agree(written)


def test_a_removed_desk_is_cut_off_and_does_not_come_in_again(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    until(lambda: bar.sharing.state.where == "together")
    until(lambda: [one.name for one in hub.sharing.others()] == ["Bar"])
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: bar.sharing.state.where == "removed")
    secret = hub.meet("Ana Gil")
    bar.close()
    bar.open()
    until(lambda: bar.sharing.state.where == "removed")
    with pytest.raises(LockedOut):
        bar.knows(secret)


def test_a_wrong_code_lets_nobody_in_and_five_guesses_end_it(shop: Shop) -> None:
    hub, bar = shop.host(), shop.add("Bar")
    code = hub.sharing.let_in().result(PATIENCE_S)
    wrong = "000000" if code != "000000" else "111111"
    address = f"{HERE}:{hub.port + 1}"
    for _ in range(5):
        with pytest.raises(Refused, match="does not fit"):
            bar.sharing.join(wrong, address).result(PATIENCE_S)
    with pytest.raises(Refused):
        bar.sharing.join(code, address).result(PATIENCE_S)
    assert not bar.sharing.is_shared
    assert hub.sharing.code == ("", 0.0)


def test_a_code_is_used_once(shop: Shop) -> None:
    hub, spa = shop.host(), shop.add("Spa")
    code = hub.sharing.let_in().result(PATIENCE_S)
    bar = shop.add("Bar")
    bar.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
    with pytest.raises(Refused):
        spa.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)


def test_another_desk_becomes_the_hub_and_the_others_follow(shop: Shop) -> None:
    hub = shop.host()
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    written = [place.meet(f"Guest at {place.name}") for place in (hub, bar, spa)]
    until(shop.equal)
    shop.places.remove(hub)
    hub.close()
    alone = spa.meet("Guest while nobody was the hub")
    bar.port = bar.sharing._port = free_port()
    bar.sharing.take_hub().result(PATIENCE_S)
    code = bar.sharing.let_in().result(PATIENCE_S)
    spa.sharing.join(code, f"{HERE}:{bar.port + 1}").result(PATIENCE_S)
    shop.agree([*written, alone])


def test_what_is_told_of_each_other(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page))
    hub.sharing.show_guest(page.hex())
    until(lambda: [one.guest for one in bar.sharing.others()] == [page.hex()])
    assert [one.name for one in bar.sharing.others()] == ["Desk 1"]
    assert abs(bar.sharing.others()[0].ahead_ms) < 5000

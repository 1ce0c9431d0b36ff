"""What a stranger on the LAN, a dishonest desk or a thief of the disk can do: nothing."""

import asyncio
import errno
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from nats.errors import Error as NatsError
from nats.js.api import ConsumerConfig, DeliverPolicy

from assistant.guests import acts
from assistant.journal.now import now_ms
from assistant.journal.stamp import DeskId, new_id
from assistant.refusal import Refused
from assistant.share import certificates
from assistant.share.config import STREAM, inbox
from assistant.share.nkey import fresh_seed, public
from assistant.share.pairing import GUESSES, LIVES_S, Code, Door, Newcomer, Welcome, join
from assistant.share.state import Here
from tests.share.shop import HERE, PATIENCE_S, Shop, free_port, until
from tests.share.stranger import Stranger, at_hub, eventually, line, member_of

SHOP = "ab" * 16


async def there(one: Stranger) -> bool:
    return one.client.is_connected


def test_hub_speaks_to_nobody_in_the_open(shop: Shop) -> None:
    hub = shop.host()
    with socket.create_connection((HERE, hub.port), 5) as bare:
        bare.settimeout(0.5)
        bare.sendall(b"CONNECT {}\r\nPING\r\n")
        told = b""
        while more := _more(bare):
            told += more
    assert b"INFO" not in told
    assert b"PONG" not in told


def _more(bare: socket.socket) -> bytes:
    try:
        return bare.recv(1000)
    except OSError:
        return b""


def test_another_authority_is_not_trusted(shop: Shop) -> None:
    member = member_of(shop.host())
    assert at_hub(member, there)
    for authority in (
        certificates.authority(member.shop, now_ms()),
        certificates.authority(SHOP, now_ms()),
    ):
        with pytest.raises(ssl.SSLCertVerificationError):
            at_hub(member, there, authority=authority.certificate)
    with pytest.raises(ssl.SSLCertVerificationError):
        at_hub(member, there, shop=SHOP)


def test_whoever_has_no_key_or_another_one_is_not_let_in(shop: Shop) -> None:
    hub = shop.host()
    member = member_of(hub)
    with pytest.raises(NatsError, match=r"(?i)authorization violation"):
        at_hub(member, there, seed=fresh_seed())

    async def knock() -> bytes:
        trust = ssl.create_default_context(cadata=member.authority)
        reader, writer = await asyncio.open_connection(
            HERE, hub.port, ssl=trust, server_hostname=certificates.host_name(member.shop)
        )
        await reader.readline()
        writer.write(b'CONNECT {"verbose":false,"user":"admin","pass":"admin"}\r\nPING\r\n')
        answer = await reader.readline()
        writer.transport.abort()
        return answer

    assert b"Authorization Violation" in asyncio.run(knock())


def test_of_several_servers_the_hubs_own_alone_says_who_is_not_welcome(shop: Shop) -> None:
    """The others may have the list of before: a new desk is not one that was removed."""
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    member = member_of(bar)
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    with pytest.raises(NatsError, match=r"(?i)authorization violation"):
        at_hub(member, there)
    with pytest.raises(ConnectionRefusedError):
        at_hub(member, there, servers=member.addresses)


def test_a_plain_server_that_poses_as_the_hub_gets_nothing_to_read(shop: Shop) -> None:
    hub = shop.host()
    member, heard = member_of(hub), bytearray()
    with socket.create_server((HERE, 0)) as impostor:
        impostor.settimeout(5)

        def pose() -> None:
            guest, _address = impostor.accept()
            with guest:
                guest.settimeout(1)
                guest.sendall(b'INFO {"server_id":"x","version":"2.15.1","nonce":"abc"}\r\n')
                while more := _more(guest):
                    heard.extend(more)

        posing = threading.Thread(target=pose)
        posing.start()
        address = f"{HERE}:{impostor.getsockname()[1]}"
        with pytest.raises((OSError, NatsError)):
            at_hub(member, there, addresses=(address,))
        posing.join()
    assert heard[:2] == b"\x16\x03"  # a TLS hello, and nothing that is said behind it
    assert b"CONNECT" not in heard
    assert member.seed.encode() not in heard
    assert member.shop.encode() not in heard.replace(
        certificates.host_name(member.shop).encode(), b""
    )


def test_a_desk_speaks_under_its_own_name_only(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    me, other = bar.desk.neighbours.me, hub.desk.neighbours.me
    known = hub.ids

    async def lie(one: Stranger) -> tuple[bool, ...]:
        return (
            await one.publish(line(other), patience_s=0.5),
            await one.publish(line(other), desk=me.hex()),
            await one.publish(line(me), page="cd" * 16),
            await one.publish(b"\xff\x00 no line", "cd" * 16, me.hex()),
            await one.publish(line(me, body=b'"' + b"x" * 1_000_000 + b'"')),
            await one.publish(line(me, body=b'"' + b"x" * 40_000 + b'"')),
        )

    # Under another desk's name: refused. What it says under its own is judged by who reads it.
    assert at_hub(member_of(bar), lie) == (False, True, True, True, False, False)
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page))
    until(lambda: hub.sharing.state.refused == 3)
    until(lambda: hub.sharing.state.where == "together")
    assert len(hub.ids - known) == len(bar.ids - known) > 0
    until(shop.equal)


def test_who_claims_to_have_lines_that_the_hub_has_lost_speaks_for_the_hub_only_and_once(
    shop: Shop,
) -> None:
    hub = shop.host()
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    until(lambda: bar.sharing.is_even and spa.sharing.is_even)
    shop.settle(hub)
    me, carrier, other = (one.desk.neighbours.me for one in (bar, hub, spa))
    bar.sharing.close()

    async def claim(one: Stranger) -> list[bool]:
        here, tries = f"here.{one.member.shop}.{me.hex()}", 0

        async def tell(ahead: int) -> None:
            told = Here(me, "Bar", 0, run="x", ahead=ahead)
            await one.client.publish(here, msgspec.msgpack.encode(told))

        async def may_for(desk: DeskId) -> bool:
            return await one.publish(line(desk, 10_000), patience_s=0.3)

        assert not await may_for(carrier)
        await tell(10_001)
        while not await may_for(carrier):
            assert (tries := tries + 1) < 50
        done = [await may_for(other)]
        await tell(0)
        while await may_for(carrier):
            assert (tries := tries + 1) < 100
        await tell(10_002)
        await asyncio.sleep(1.0)
        return [*done, await may_for(carrier)]

    assert at_hub(member_of(bar), claim) == [False, False]


def test_a_desk_cannot_change_or_remove_the_stream(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)

    async def harm(one: Stranger) -> tuple[int, int]:
        before = await one.held()
        api, erased = "$JS.API.STREAM", b'{"seq":1}'
        for subject, asked in (
            (f"{api}.DELETE.{STREAM}", b""),
            (f"{api}.PURGE.{STREAM}", b""),
            (f"{api}.MSG.DELETE.{STREAM}", erased),
            (f"{api}.UPDATE.{STREAM}", b'{"name":"JOURNAL","max_msgs":1}'),
            (f"{api}.CREATE.OTHER", b'{"name":"OTHER","subjects":["other.>"]}'),
            (f"{api}.LIST", b""),
            ("$SYS.REQ.SERVER.PING", b""),
        ):
            with pytest.raises((NatsError, TimeoutError)):
                await one.client.request(subject, asked, timeout=0.2)
            await one.is_told(subject.lower())  # perhaps after the request has given up
        return before, await one.held()

    before, after = at_hub(member_of(bar), harm)
    assert before == after > 0


def test_a_desk_does_not_hear_what_the_hub_answers_to_others(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)

    async def listen(one: Stranger) -> list[bytes]:
        heard: list[bytes] = []

        async def on_message(message: object) -> None:
            heard.append(message.subject)  # type: ignore[attr-defined]

        theirs = f"{inbox(public(member_of(hub).seed))}.>"
        for subject in (">", "_INBOX.>", theirs, "journal.>", "$JS.>"):
            await one.client.subscribe(subject, cb=on_message)
        await asyncio.sleep(0.1)
        await asyncio.to_thread(lambda: hub.desk.neighbours.me and hub.meet("Ana Gil"))
        await asyncio.sleep(0.5)
        return heard

    assert at_hub(member_of(bar), listen) == []


def test_another_shops_stream_is_at_another_hub(shop: Shop, tmp_path: Path) -> None:
    hub = shop.host()
    page = hub.meet("Ana Gil")
    until(lambda: hub.sharing.is_even)
    other = Shop(tmp_path / "other")
    try:
        theirs = member_of(other.host("Another house"))

        async def read(one: Stranger) -> list[str]:
            heard: list[str] = []

            async def on_message(message: object) -> None:
                heard.append(message.subject)  # type: ignore[attr-defined]

            await one.stream.subscribe(
                ">",
                stream=STREAM,
                cb=on_message,
                ordered_consumer=True,
                config=ConsumerConfig(deliver_policy=DeliverPolicy.ALL),
            )
            await eventually(lambda: heard)
            await asyncio.sleep(0.5)  # and whatever else would come
            return heard

        heard = at_hub(theirs, read)
        assert not any(page.hex() in subject or hub_shop(hub) in subject for subject in heard)
        with pytest.raises((OSError, NatsError)):
            at_hub(theirs, there, addresses=(f"{HERE}:{hub.port}",))
    finally:
        other.close()


def hub_shop(hub: object) -> str:
    return member_of(hub).shop  # type: ignore[arg-type]


# -- the code --------------------------------------------------------------------------------------


def at_door(code: Code, knock: Callable[[int], object]) -> list[Newcomer]:
    """Open a door with a code, knock, and tell who was admitted."""
    admitted: list[Newcomer] = []

    async def admit(one: Newcomer) -> None:
        admitted.append(one)

    async def work() -> None:
        port = free_port()
        welcome = Welcome(SHOP, "", (HERE,), port, "Hotel Mar")
        server = await Door(code, welcome, admit).serve(HERE, port)
        try:
            await knock(port)  # type: ignore[misc]
        finally:
            server.close()
            await asyncio.sleep(0.05)

    asyncio.run(work())
    return admitted


def desk() -> DeskId:
    return DeskId(new_id(0))


def test_an_expired_code_lets_nobody_in() -> None:
    now = [1000.0]
    code = Code(lambda: now[0])
    now[0] += LIVES_S + 1

    async def knock(port: int) -> None:
        with pytest.raises(Refused, match="used or too old"):
            await join(code.digits, HERE, port, desk(), "Bar")

    assert at_door(code, knock) == []


def test_guessing_ends_the_code() -> None:
    code = Code()
    wrong = (f"{n:06}" for n in range(1_000_000) if f"{n:06}" != code.digits)

    async def knock(port: int) -> None:
        for _ in range(GUESSES):
            with pytest.raises(Refused, match="does not fit"):
                await join(next(wrong), HERE, port, desk(), "Bar")
        with pytest.raises(Refused, match="used or too old"):
            await join(code.digits, HERE, port, desk(), "Bar")

    assert at_door(code, knock) == []


def test_who_cannot_be_let_in_is_told_so_and_not_that_the_code_is_wrong() -> None:
    code = Code()

    async def admit(one: Newcomer) -> None:
        raise OSError(errno.ENOSPC, "the hub's disk is full")

    async def knocks() -> None:
        port = free_port()
        server = await Door(code, Welcome(SHOP, "", (), port, "Hotel Mar"), admit).serve(HERE, port)
        with pytest.raises(Refused, match="fits, but the other desk could not let this one in"):
            await join(code.digits, HERE, port, desk(), "Bar")
        with pytest.raises(Refused, match="used or too old"):
            await join(code.digits, HERE, port, desk(), "Bar")
        server.close()

    asyncio.run(knocks())


def test_what_was_said_at_the_door_cannot_be_said_again() -> None:
    code, said = Code(), list[bytes]()

    async def knock(port: int) -> None:
        relay_port = free_port()

        async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            back, on = await asyncio.open_connection(HERE, port)

            async def answers() -> None:
                while more := await back.read(4096):
                    writer.write(more)
                writer.close()

            answering = asyncio.ensure_future(answers())
            while more := await reader.read(4096):
                said.append(more)
                on.write(more)
            on.close()
            await answering

        between = await asyncio.start_server(relay, HERE, relay_port)
        await join(code.digits, HERE, relay_port, desk(), "Bar")
        between.close()
        await asyncio.sleep(0.05)
        again, on = await asyncio.open_connection(HERE, port)
        for one in said:
            on.write(one)
        assert await again.read() == b""
        on.close()
        assert code.digits.encode() not in b"".join(said)

    assert len(at_door(code, knock)) == 1


def test_a_replay_while_a_new_code_is_good_proves_nothing() -> None:
    first, said = Code(), list[bytes]()

    async def overheard(port: int) -> None:
        reader, writer = await asyncio.open_connection(HERE, port)
        from assistant.share import pairing

        side = pairing.SPAKE2_A(first.digits.encode(), idA=b"salve desk", idB=b"salve hub")
        hello = pairing._Hello(1, side.start())
        await pairing._write(writer, hello)
        answer = await pairing._read(reader, pairing._Hello)
        keys = pairing._Keys(side.finish(answer.exchange), hello.exchange, answer.exchange)
        sealed = keys.seal(b"salve desk", Newcomer(desk(), "Bar", "U"))
        proof = pairing._Proof(keys.proofs[b"salve desk"], sealed)
        said.extend(map(_framed, (hello, proof)))
        writer.close()

    at_door(first, overheard)

    async def again(port: int) -> None:
        reader, writer = await asyncio.open_connection(HERE, port)
        writer.write(b"".join(said))
        await reader.read()
        writer.close()

    assert at_door(Code(), again) == []


def _framed(what: object) -> bytes:
    import msgspec

    frame = msgspec.msgpack.encode(what)
    return len(frame).to_bytes(2, "big") + frame


@pytest.mark.parametrize(
    "noise", [b"", b"\x00\x00", b"\xff\xff" + b"x" * 99, b"GET / HTTP/1.1\r\n\r\n"]
)
def test_noise_at_the_door_costs_no_guess(noise: bytes) -> None:
    code = Code()

    async def knock(port: int) -> None:
        reader, writer = await asyncio.open_connection(HERE, port)
        writer.write(noise)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
        await join(code.digits, HERE, port, desk(), "Bar")

    assert len(at_door(code, knock)) == 1


OFF_THE_CURVE = [b"B" + bytes([n]) * 32 for n in range(1, 9)] + [b"", b"B", b"A" + bytes(32)]


@pytest.mark.parametrize("step", OFF_THE_CURVE)
def test_no_step_of_the_exchange_is_told_at_both_sides(step: bytes) -> None:
    code = Code()

    async def knock(port: int) -> None:
        reader, writer = await asyncio.open_connection(HERE, port)
        writer.write(_framed([1, step]))
        assert await reader.read() == b""
        writer.close()

    assert at_door(code, knock) == []

    async def strange() -> None:
        over = asyncio.Event()

        async def on_call(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(_framed([1, step]))
            await reader.read()
            writer.close()
            await writer.wait_closed()
            over.set()

        port = free_port()
        async with await asyncio.start_server(on_call, HERE, port):
            with pytest.raises(Refused, match="is not a desk of Salve"):
                await join(code.digits, HERE, port, desk(), "Bar")
            await over.wait()

    asyncio.run(strange())


# -- a removed desk, and the disk ------------------------------------------------------------------


def test_a_removed_desks_key_opens_nothing_and_the_others_stay(shop: Shop) -> None:
    hub = shop.host()
    bar, spa = shop.join(hub, "Bar"), shop.join(hub, "Spa")
    until(lambda: bar.sharing.is_even and spa.sharing.is_even)
    key, client = member_of(bar), spa.sharing._link._incoming
    hub.sharing.remove(bar.desk.neighbours.me).result(PATIENCE_S)
    until(lambda: bar.sharing.state.where == "removed")
    with pytest.raises(NatsError, match=r"(?i)authorization violation"):
        at_hub(key, there)
    assert spa.sharing._link._incoming is client  # it was not disturbed
    page = hub.meet("Ana Gil")
    until(lambda: spa.knows(page))
    assert bar.desk.removal.of is not None


def test_nothing_readable_lies_on_disk(shop: Shop) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    marker = "Likes-marzipan-8641"
    page = bar.meet(f"Ana {marker}")
    bar.desk.on_guest(page, acts.write_note, text=f"Note {marker}").result()
    until(lambda: hub.knows(page) and shop.equal() and bar.sharing.is_even)
    member = member_of(bar)
    secrets = [marker.encode(), member.seed.encode(), page.hex().encode(), b"PRIVATE KEY-----\nM"]
    kept = hub.sharing._keep.hub()
    secrets += [kept.store_key.encode(), kept.admin.encode(), kept.system.encode()]
    secrets += [kept.authority_key.encode()]
    shop.close()
    shop.places.clear()
    for path in shop.root.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            found = [secret for secret in secrets if secret in held]
            # The server's own key is for whoever may read the hub's disk: it opens no data.
            assert not found or path.name in ("hub.key", "salve.key"), (path, found)
        elif path.name == "share":
            assert not path.stat().st_mode & 0o077, path

"""The stream at the hub: how it is laid out, and what it has of a desk."""

import asyncio
import secrets

from nats.js import JetStreamContext
from nats.js.api import DiscardPolicy, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import BadRequestError, NotFoundError, ServiceUnavailableError

from assistant.journal.stamp import DeskId
from assistant.share.config import STREAM
from assistant.share.state import Here
from assistant.share.wire import HEADERS, MOST_BYTES, MalformedError, read

_TWICE_S = 300
"""For so long the server itself notices what it is given twice; later the desks do."""
_LOOK_S = 0.1


def fresh(shop: str, servers: int = 1) -> StreamConfig:
    """A new stream: of another epoch than any before, so that all desks notice."""
    return StreamConfig(
        name=STREAM,
        subjects=[f"journal.{shop}.*.*"],
        retention=RetentionPolicy.LIMITS,
        discard=DiscardPolicy.NEW,
        storage=StorageType.FILE,
        max_msg_size=MOST_BYTES + HEADERS,
        duplicate_window=_TWICE_S,
        num_replicas=max(servers, 1),
        metadata={"epoch": secrets.token_hex(8)},
    )


async def laid_out(stream: JetStreamContext, shop: str, servers: int, patience_s: float) -> None:
    """The stream is there, made where there is none: then of another epoch.

    Several servers refuse it until enough of them are there: they are waited for.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + patience_s
    while True:
        try:
            try:
                await stream.stream_info(STREAM)
            except NotFoundError:
                await stream.add_stream(fresh(shop, servers))
            return
        except (ServiceUnavailableError, BadRequestError, TimeoutError):
            if loop.time() > end or not servers:
                raise
        await asyncio.sleep(_LOOK_S)


async def last_of(stream: JetStreamContext, shop: str, desk: DeskId) -> int:
    """The number of the last line of a desk that the stream has; 0 where it has none."""
    try:
        found = await stream.get_last_msg(STREAM, f"journal.{shop}.*.{desk.hex()}")
        return read(found.subject or "", found.data or b"").seq
    except (NotFoundError, MalformedError):
        return 0


class Claims:
    """What desks say that the hub's stream has lost of the hub's own lines.

    Each desk is believed once while the program runs: it can have been set back only before.
    """

    def __init__(self) -> None:
        self._waiting: dict[DeskId, int] = {}
        self._believed: set[DeskId] = set()

    def hear(self, here: Here) -> None:
        """What a desk tells of itself."""
        if here.ahead and here.desk not in self._believed:
            self._waiting[here.desk] = here.ahead

    def __bool__(self) -> bool:
        """Whether one is to be looked at."""
        return bool(self._waiting)

    async def true(self, stream: JetStreamContext, shop: str, hub: DeskId) -> set[DeskId]:
        """The desks whose claims the stream does not gainsay; all have been looked at then."""
        claims, self._waiting = self._waiting, {}
        last = await last_of(stream, shop, hub)
        believed = {desk for desk, seq in claims.items() if seq > last}
        self._believed |= believed
        return believed

"""A cable between a desk and the hub, which can be pulled, or let nothing through."""

import asyncio
from contextlib import suppress

from assistant.share.thread import LoopThread
from tests.share.shop import HERE, free_port


class Cable:
    """Listens at `port` and passes on to the port at its other end."""

    def __init__(self, to: int) -> None:
        self.to, self.port = to, free_port()
        self._thread = LoopThread("cable")
        self._is_cut = False
        self._ends: set[asyncio.StreamWriter] = set()
        self._flows = asyncio.Event()
        self._flows.set()
        self._server = self._thread.on(
            asyncio.start_server(self._on_call, HERE, self.port)
        ).result()

    def cut(self) -> None:
        """Both ends notice at once; what was on its way is lost."""
        self._do(self._cut)

    def hold(self) -> None:
        """Nothing comes through, and nobody is told: as where a cable was pulled."""
        self._do(self._flows.clear)

    def mend(self) -> None:
        """As it was."""
        self._is_cut = False
        self._do(self._flows.set)

    def close(self) -> None:
        """It is no longer there."""

        async def end() -> None:
            self._server.close()
            for _again in range(5):  # for who is just being let in, and out
                self._cut()
                await asyncio.sleep(0.05)

        self._thread.end(end())

    def _do(self, act: object) -> None:
        async def done() -> None:
            act()  # type: ignore[operator]

        self._thread.on(done()).result()

    def _cut(self) -> None:
        self._is_cut = True
        for end in self._ends:
            end.transport.abort()

    async def _on_call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        ends = [writer]
        # A server's own task must not end as cancelled.
        with suppress(OSError, asyncio.CancelledError):
            if not self._is_cut:
                back, on = await asyncio.open_connection(HERE, self.to)
                self._ends.add(on)
                ends.append(on)
                await asyncio.gather(self._pass_on(reader, on), self._pass_on(back, writer))
        for end in ends:
            self._ends.discard(end)
            end.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while some := await reader.read(65_536):
                await self._flows.wait()
                writer.write(some)
                await writer.drain()
        writer.transport.abort()

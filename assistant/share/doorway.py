"""The hub's door while a code is good: one desk comes in by it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from assistant.refusal import Refused
from assistant.share.pairing import Code, Door, Newcomer, Welcome
from assistant.tongue import N_

_LOOK_S = 0.5
_TRIES, _AGAIN_S = 5, 0.1
"""A program that is just being started holds for a moment what this one has closed."""
_NO_PORT = N_("No other desk can be let in: a firewall or another program is in the way.")


class Doorway:
    """At most one code is good at a time."""

    def __init__(self) -> None:
        self._code: Code | None = None

    @property
    def code(self) -> tuple[str, float]:
        """The code, and for how many seconds more it is good; "" where there is none."""
        code = self._code
        return ("", 0.0) if code is None or not code.left_s else (code.digits, code.left_s)

    def shut(self) -> None:
        """No code is good any more."""
        self._code = None

    async def opened(
        self,
        welcome: Welcome,
        admit: Callable[[Newcomer], Awaitable[None]],
        listen: str,
    ) -> "asyncio.Future[None]":
        """Open it; what is given back ends when it is closed again. Refused where it cannot be."""
        self._code = code = Code()
        try:
            server = await _served(Door(code, welcome, admit), listen, welcome.port + 1)
        except OSError as wrong:
            self._code = None
            raise Refused(_NO_PORT) from wrong

        async def open_while_good() -> None:
            try:
                while code.left_s:
                    await asyncio.sleep(_LOOK_S)
            finally:
                server.close()

        return asyncio.ensure_future(open_while_good())


async def _served(door: Door, listen: str, port: int) -> asyncio.Server:
    """Open it; where the last one is not quite shut, a moment later. OSError where it cannot be."""
    for _ in range(_TRIES):
        with suppress(OSError):
            return await door.serve(listen, port)
        await asyncio.sleep(_AGAIN_S)
    return await door.serve(listen, port)

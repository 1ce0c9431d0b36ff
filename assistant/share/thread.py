"""A thread with an event loop, for what goes on beside the desk's own work."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from assistant.share.client import ended

T = TypeVar("T")

_CLOSE_S = 12.0
_AGAIN_S = 1.0

_log = logging.getLogger(__name__)


class LoopThread:
    """Begins when it is first needed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def on(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        """Have something done there."""
        return asyncio.run_coroutine_threadsafe(work, self._begun())

    def end(self, last: Coroutine[Any, Any, None]) -> None:
        """Do this as the last thing, then end all that goes on there, and the thread."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            last.close()
            return

        async def end() -> None:
            await last
            while left := asyncio.all_tasks() - {asyncio.current_task()}:
                await asyncio.sleep(0)  # a task that has not begun could not close what it holds
                await ended(left)  # the last words of one may have begun another

        with suppress(Exception):
            self.on(end()).result(_CLOSE_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_CLOSE_S)
        self._loop = self._thread = None

    def _begun(self) -> asyncio.AbstractEventLoop:
        if self._loop is not None:
            return self._loop
        logging.getLogger("asyncio").addFilter(_is_of_use)
        loop = self._loop = asyncio.new_event_loop()

        def run() -> None:
            asyncio.set_event_loop(loop)
            loop.run_forever()
            loop.close()

        self._thread = threading.Thread(target=run, name=self._name, daemon=True)
        self._thread.start()
        return loop


async def kept_up(begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Until it ends by itself or is cancelled: what ends by a fault that nobody expected begins
    again, as nobody at a counter would know that it has ended."""
    while True:
        try:
            return await begin()
        except Exception:
            _log.exception("it begins again")
            await asyncio.sleep(_AGAIN_S)


def _is_of_use(record: logging.LogRecord) -> bool:
    """asyncio warns of every TLS connection that the other side closes."""
    return "eof_received" not in str(record.msg)

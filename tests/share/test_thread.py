"""What goes on beside the desk's own work goes on."""

import asyncio

from assistant.share.thread import kept_up


def test_what_ends_by_a_fault_begins_again_and_what_ends_by_itself_does_not() -> None:
    begun: list[int] = []

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) == 1:
            raise KeyError("nobody expected this")

    asyncio.run(kept_up(work))
    assert begun == [0, 1]


def test_what_is_cancelled_does_not_begin_again() -> None:
    async def cancelled() -> bool:
        work = asyncio.ensure_future(kept_up(lambda: asyncio.sleep(60)))
        await asyncio.sleep(0)
        work.cancel()
        await asyncio.wait([work])
        return work.cancelled()

    assert asyncio.run(cancelled())

"""Which files with guests' data the program has written: an erasure must reach them as well.

The list is a remark of this desk's store; no other desk hears of it. Names of files can tell
something, so it lies encrypted with everything else.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from assistant.journal.now import now_ms
from assistant.journal.stamp import PageId
from assistant.journal.store import remark, set_remark

if TYPE_CHECKING:  # transactions are only handed on
    from sqlalchemy import Connection

What = Literal["backup", "export"]
"""A whole store, encrypted, in which lines can be erased; or a file that can only be deleted."""

_REMARK = "exchange:made"


class Made(msgspec.Struct, frozen=True):
    """A file that the program has written."""

    path: Path
    what: What
    when_ms: int
    about: tuple[PageId, ...] = ()
    """The guests of whom it speaks; none are named where it speaks of all."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    path: str
    """Its bytes in hexadecimal: not every name of a file is text."""
    what: What
    when_ms: int
    about: tuple[str, ...]


def note(
    tx: "Connection",
    path: Path,
    what: What,
    about: Collection[PageId] = (),
    when_ms: int | None = None,
) -> None:
    """The program writes the file `path`: note it before its first byte, so that none is missed.

    A file of the same name written again speaks of the guests of both.
    """
    when = now_ms() if when_ms is None else when_ms
    fresh = Made(_whole(path), what, when, tuple(about))
    files = {one.path: one for one in made(tx)}
    before = files.pop(fresh.path, None)
    if before is not None and what == "export" == before.what and _is_told(before, fresh):
        return
    if before is not None:
        both = (*before.about, *fresh.about) if before.about and fresh.about else ()
        fresh = Made(fresh.path, what, when, tuple(dict.fromkeys(both)))
    _keep(tx, [*files.values(), fresh])


def _is_told(before: Made, fresh: Made) -> bool:
    return not before.about or (bool(fresh.about) and set(fresh.about) <= set(before.about))


def made(tx: "Connection") -> list[Made]:
    """All such files, the oldest first; some may be gone, or on a stick that is not plugged in."""
    told = remark(tx, _REMARK)
    kept = msgspec.json.decode(told, type=list[_Kept]) if told else []
    return [
        Made(_path(one.path), one.what, one.when_ms, tuple(map(_page, one.about))) for one in kept
    ]


def forget(tx: "Connection", path: Path) -> None:
    """The file is deleted for good."""
    gone = _whole(path)
    _keep(tx, [one for one in made(tx) if one.path != gone])


def _keep(tx: "Connection", files: list[Made]) -> None:
    kept = [
        _Kept(
            os.fsencode(one.path).hex(),
            one.what,
            one.when_ms,
            tuple(page.hex() for page in one.about),
        )
        for one in files
    ]
    set_remark(tx, _REMARK, msgspec.json.encode(kept).decode())


def _whole(path: Path) -> Path:
    """Links are left as they are: what they lead to may change."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _path(told: str) -> Path:
    return Path(os.fsdecode(bytes.fromhex(told)))


def _page(told: str) -> PageId:
    return PageId(bytes.fromhex(told))

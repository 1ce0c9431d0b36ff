"""The commands by which desks share their memory without a window.

Whoever can run them on this computer acts as its owner: nobody is asked who is at the desk.
"""

import json
import platform
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FuturesTimeoutError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from assistant.desk import Desk
from assistant.journal.key import store_key
from assistant.places import Home, Settings, read_settings, write_settings
from assistant.refusal import Refused
from assistant.share.company import DeskThere
from assistant.share.hub import PORT
from assistant.share.keep import Keep
from assistant.share.nearby import Nearby
from assistant.share.state import State
from assistant.share.troubles import SENTENCES, clock_words, own_clock, trouble_sentence
from assistant.sharing import NOT_THE_HUB, Sharing
from assistant.terminal import interruptible, remark, say
from assistant.tongue import N_, _, n_, sentences

DONE = 0
_LOOK_S = 0.25
_FOUND_S = 2.0
_HEAR_S = 1.5
_PATIENCE_S = 30.0
_GONE_S = 16.0
"""A desk tells that it is there every five seconds; one not heard of for so long is gone."""

_NOT_SHARED = N_("This desk shares its memory with no other. “salve host” or “salve join” does it.")
_NONE_FOUND = N_("No desk is found that carries others. Name its address with --address.")
_SEVERAL = N_("More than one is found; name one with --address: {found}")
_UNREACHED = N_("The desk that carries the others is not reached. What waits goes on waiting.")
_REMOVED = N_("This desk was removed from the shop. Join again with a new code.")
_NOBODY = N_("No desk is called {name}.")

T = TypeVar("T")
Stopped = Callable[[], bool]


@contextmanager
def _sharing(asked: Namespace, desk: Desk) -> Iterator[Sharing]:
    settings = read_settings(asked.place)
    keep = Keep(asked.place.root / "share", store_key(asked.place)[0])
    port = getattr(asked, "port", 0) or PORT
    words: dict[str, Any] = {"house": settings.house, "server": settings.server, "port": port}
    sharing = Sharing(desk, keep, name=_name(settings), owner=True, **words)
    sharing.on_named(lambda name: _take_name(asked.place, name))
    try:
        yield sharing
    finally:
        sharing.close()


def _take_name(place: Home, name: str) -> None:
    """As it was called at the desk that carries the others."""
    write_settings(place, read_settings(place)._replace(desk_name=name))


def _awaited(future: "Future[T]", stopped: Stopped) -> T:
    """What comes of it; Ctrl+C ends the wait."""
    while not stopped():
        with suppress(FuturesTimeoutError):
            return future.result(_LOOK_S)
        if future.done():  # it failed with the very same word
            return future.result()
    raise KeyboardInterrupt


def _name(settings: Settings) -> str:
    return settings.desk_name.strip() or platform.node().partition(".")[0] or "Salve"


# -- host -----------------------------------------------------------------------------------------


def _host(asked: Namespace, desk: Desk) -> int:
    with _sharing(asked, desk) as sharing, interruptible() as stopped:
        if asked.config_only is not None:
            written = sharing.write_config(asked.config_only, asked.servers)
            for folder in _awaited(written, stopped):
                say(_("Written to {folder}").format(folder=folder))
            return DONE
        sharing.start()
        sharing.started()
        if not sharing.is_hub:
            if sharing.is_shared and not asked.instead:
                raise Refused(_ALREADY)
            made = sharing.take_hub() if asked.instead else sharing.host()
            _awaited(made, stopped)
        _say_code(_awaited(sharing.let_in(), stopped), sharing)
        seen, is_open, wrong = set[str](), True, ""
        while not stopped():
            time.sleep(_LOOK_S)
            desk.notice().result()
            seen, wrong = _told(seen, sharing), _tell_trouble(wrong, sharing)
            if is_open and not sharing.code[0]:
                is_open = False
                say(_("The code is used or too old. Start this again for another desk."))
    return DONE


_ALREADY = N_(
    "This desk shares the memory of others already. With --instead it takes the place of the desk"
    " that carried them, if that one is gone."
)


def _say_code(code: str, sharing: Sharing) -> None:
    minutes = round(sharing.code[1] / 60)
    say(_("Code for one more desk: {code}").format(code=code))
    said = n_("It is good for {n} minute.", "It is good for {n} minutes.", minutes)
    say(said.format(n=minutes))


def _told(before: set[str], sharing: Sharing) -> set[str]:
    """Tell who has come and who has gone."""
    now = {one.name for one in sharing.others() if _is_there(one)}
    for name in sorted(now - before):
        say(_("{name} is there.").format(name=name))
    for name in sorted(before - now):
        say(_("{name} is gone.").format(name=name))
    return now


def _tell_trouble(before: str, sharing: Sharing) -> str:
    """Tell what somebody has to see to, when it is another thing than before."""
    now = trouble_sentence(sharing.state, sharing.carrier, hub=sharing.is_hub)
    now = sentences(now, own_clock(sharing.clock_ms))
    if now and now != before:
        remark(now)
    return now


def _is_there(one: DeskThere) -> bool:
    return one.seen_ms > (time.time() - _GONE_S) * 1000


# -- join -----------------------------------------------------------------------------------------


def _join(asked: Namespace, desk: Desk) -> int:
    with _sharing(asked, desk) as sharing, interruptible() as stopped:
        hubs = [] if asked.address else _awaited(sharing.find_hubs(_FOUND_S), stopped)
        address = asked.address or _found(_of_shop(sharing, hubs))
        house = _awaited(sharing.join(asked.code, address), stopped)
        say(_("This desk shares the memory of {house} now.").format(house=house or address))
    return DONE


def _of_shop(sharing: Sharing, hubs: list[Nearby]) -> list[Nearby]:
    """Of the shop that this desk belongs to, if it does: another one’s hub is not asked."""
    shop = sharing.shop
    if hubs and shop and all(one.shop != shop for one in hubs):
        raise Refused(_ANOTHER, house=hubs[0].house or hubs[0].address)
    return [one for one in hubs if shop in ("", one.shop)]


_ANOTHER = N_(
    "Only another shop’s desk is found on this network: {house}. Name the address of the one that"
    " is meant with --address."
)


def _found(hubs: list[Nearby]) -> str:
    if not hubs:
        raise Refused(_NONE_FOUND)
    if len(hubs) > 1:
        told = "; ".join(f"{one.house} {one.address}:{one.port}" for one in hubs)
        raise Refused(_SEVERAL, found=told)
    return " ".join(hubs[0].at())


# -- desks ----------------------------------------------------------------------------------------


def _desks(asked: Namespace, desk: Desk) -> int:
    if (removed := desk.removal.of) is not None:
        raise removed.refused()
    with _sharing(asked, desk) as sharing, interruptible() as stopped:
        if not sharing.is_member:
            raise Refused(_NOT_SHARED)
        if asked.remove:
            _remove(asked.remove, sharing, stopped)
            return DONE
        _awaited(sharing.look(_HEAR_S), stopped)
        _tell_trouble("", sharing)
        desks = sharing.others()
        if asked.json:
            say(json.dumps([_as_json(one) for one in desks], ensure_ascii=False))
        else:
            for one in desks:
                say(_line(one))
    return DONE


def _remove(name: str, sharing: Sharing, stopped: Stopped) -> None:
    _awaited(sharing.look(0), stopped)
    if not sharing.is_hub:
        raise Refused(NOT_THE_HUB)
    found = [one for one in sharing.others() if one.name.casefold() == name.casefold()]
    if not found:
        raise Refused(_NOBODY, name=name)
    for one in found:
        _awaited(sharing.remove(one.desk), stopped)
    say(_("{name} is let in no more.").format(name=found[0].name))


def _as_json(one: DeskThere) -> dict[str, Any]:
    """For scripts; keys only grow. `seen_ms` is 0 for one that was not heard of."""
    return {
        "desk": one.desk.hex(),
        "name": one.name,
        "there": _is_there(one),
        "seen_ms": one.seen_ms,
        "waiting": one.waiting,
        "behind": one.behind,
        "ahead_ms": one.ahead_ms,
        "admitted": one.admitted,
    }


def _line(one: DeskThere) -> str:
    if not _is_there(one):
        return _("{name}: not there").format(name=one.name)
    told = [_("{name}: there").format(name=one.name)]
    if one.waiting:
        said = n_("{n} line to give", "{n} lines to give", one.waiting)
        told.append(said.format(n=one.waiting))
    if one.behind:
        said = n_("{n} line to take", "{n} lines to take", one.behind)
        told.append(said.format(n=one.behind))
    if clock := clock_words(one.ahead_ms):
        told.append(clock)
    return ", ".join(told)


# -- sync -----------------------------------------------------------------------------------------


def _sync(asked: Namespace, desk: Desk) -> int:
    with _sharing(asked, desk) as sharing, interruptible() as stopped:
        if not sharing.is_member:
            raise Refused(_NOT_SHARED)
        sharing.start()
        _refuse_ended(sharing.state)
        sharing.started()
        until, last, wrong = time.monotonic() + _PATIENCE_S, "", ""
        while not stopped():
            state = sharing.state
            _refuse_ended(state)
            if (told := _how(state)) != last:
                remark(last := told)
            wrong = _tell_trouble(wrong, sharing)
            if asked.once and sharing.is_even:
                return DONE
            if state.where != "alone":
                until = time.monotonic() + _PATIENCE_S
            elif asked.once and time.monotonic() > until:
                raise Refused(_UNREACHED)
            time.sleep(_LOOK_S)
            desk.notice().result()
    return DONE


def _refuse_ended(state: State) -> None:
    if state.where == "removed":
        raise Refused(_REMOVED)
    if state.trouble in ("copied", "damaged"):
        raise Refused(SENTENCES[state.trouble])


def _how(state: State) -> str:
    if state.where == "alone":
        said = n_("Working alone, {n} line waits.", "Working alone, {n} lines wait.", state.waiting)
        return said.format(n=state.waiting)
    if state.where == "catching-up":
        said = n_("Catching up: {n} line.", "Catching up: {n} lines.", state.behind)
        return said.format(n=state.behind)
    if state.waiting:
        said = n_("{n} line to give.", "{n} lines to give.", state.waiting)
        return said.format(n=state.waiting)
    return _("All desks know the same.")


RUN: dict[str, Callable[[Namespace, Desk], int]] = {
    "host": _host,
    "join": _join,
    "desks": _desks,
    "sync": _sync,
}

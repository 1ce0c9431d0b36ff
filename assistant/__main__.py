"""The command line: the same core for scripts, tests and machines without a screen."""

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

from assistant.places import Home, home, named_home, read_settings, write_settings
from assistant.refusal import Refused
from assistant.region import system_language
from assistant.terminal import Unheard, interruptible, progress, queries, remark, say, speak_utf8
from assistant.tongue import N_, _, n_, speak
from assistant.usage import HITS, understood

if TYPE_CHECKING:  # each command imports only what it uses
    from assistant.desk import Desk
    from assistant.guests.lookup.find import Hit
    from assistant.journal.stamp import PageId

DONE, REFUSED = 0, 1

NO_STORE = N_(
    "There is no store in {place} yet: open Salve there once, bring in a list with “salve import”,"
    " or name another folder with --home."
)
NOBODY_NAMED = N_(
    "No column holds the guests’ names. Write “Name” above the one that does, or import the list in"
    " the window."
)
REFUSED_INTO_LIST = N_("{name} is the list itself. Name another file for the refused rows.")
REBUILD_STOPPED = N_("Stopped. The next command makes the look-up anew.")
_SHOWN = 4
"""So many guests are named when more than one is meant."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. 0 done, 1 refused or not found (one sentence on stderr), 2 wrong usage."""
    words = sys.argv[1:] if words is None else words
    speak_utf8()
    place = named_home(words)
    # Before the parser, whose help is in it too.
    speak(read_settings(place).language or system_language())
    asked = understood(words)
    asked.place = home(asked.home, practice=asked.practice)
    try:
        return _RUN[asked.command](asked)
    except Refused as refused:
        return _no(refused.sentence())
    except Unheard:
        return DONE
    except KeyboardInterrupt:
        return _no(_("Stopped."))


def _no(sentence: str) -> int:
    remark(sentence)
    return REFUSED


# -- finding and showing --------------------------------------------------------------------------


def _find(asked: Namespace) -> int:
    from assistant.answers import say_hits  # noqa: PLC0415 - lazy for start-up
    from assistant.guests.lookup import find  # noqa: PLC0415 - lazy for start-up

    with _desk(asked) as desk:

        def hits(query: str) -> "list[Hit]":
            return desk.look_up(lambda tx: find.find(tx, query, asked.limit))

        if asked.query == ["-"]:
            for query in queries():
                say_hits(hits(query), as_json=asked.json)
                if not asked.json:
                    say("")  # tells one query's guests from the next one's
            return DONE
        found = hits(" ".join(asked.query))
        if found or asked.json:
            say_hits(found, as_json=asked.json)
    return DONE if found else _no(_("No guest is found by these words."))


def _show(asked: Namespace) -> int:
    from assistant.guests import card  # noqa: PLC0415 - lazy for start-up
    from assistant.people.view import signatures  # noqa: PLC0415 - lazy for start-up
    from assistant.recovery import register  # noqa: PLC0415 - lazy for start-up
    from assistant.recovery.case import case, case_text  # noqa: PLC0415 - lazy for start-up

    with _desk(asked) as desk:
        view = desk.guest(_page(desk, " ".join(asked.guest)))
        if view is None:
            raise Refused(N_("No guest has this id."))
        if asked.open_book:
            _say_open_book(asked, desk, view.page)
            return DONE
        now_ms = time.time_ns() // 1_000_000
        names = signatures(desk.staff())
        matters = desk.matters.all(lambda tx: register.of_guest(tx, view.page))
        if asked.json:
            told = card.card(view, now_ms, names)
            told["matters"] = [case(one, names) for one in matters]
            say(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            still_open = (case_text(one, names, now_ms) for one in matters if one.is_open)
            say("\n\n".join([*still_open, card.card_text(view, now_ms, names)]))
    return DONE


def _say_open_book(asked: Namespace, desk: "Desk", page: "PageId") -> None:
    """Everything on file, for the guest; that it was handed out is written down."""
    from assistant.privacy import handed  # noqa: PLC0415 - lazy for start-up

    house = read_settings(asked.place).house
    book = desk.open_book.of(page, asked.language, house)
    if asked.json:
        say(handed.as_json(book, desk.open_book.material(page).guest))
    else:
        say(handed.as_text(book))
    desk.open_book.hand_out(book, "json" if asked.json else "text").result()


def _page(desk: "Desk", words: str) -> "PageId":
    """The one guest that is meant by an id or by words."""
    from assistant.answers import hit_id  # noqa: PLC0415 - lazy for start-up
    from assistant.guests.lookup import find  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.stamp import PageId  # noqa: PLC0415 - lazy for start-up

    try:
        return PageId(UUID(words).bytes)
    except ValueError:
        pass
    hits = desk.look_up(lambda tx: find.exact(tx, words, HITS) or find.find(tx, words, HITS))
    # A whole name means its bearer, also where a note about somebody else has the same words.
    named = [hit for hit in hits if hit.name.casefold() == words.casefold()]
    meant = named or hits
    if not meant:
        raise Refused(N_("No guest is found by these words."))
    if len(meant) > 1:
        names = "; ".join(f"{hit.name} {hit_id(hit)}" for hit in meant[:_SHOWN])
        raise Refused(
            N_("More than one guest is meant. Say more, or give an id: {names}"), names=names
        )
    return meant[0].page


# -- bringing in ----------------------------------------------------------------------------------


def _import(asked: Namespace) -> int:
    from assistant.exchange import filekind, imports  # noqa: PLC0415 - lazy for start-up

    if asked.refused and filekind.is_same(asked.file, asked.refused):
        raise Refused(REFUSED_INTO_LIST, name=asked.refused.name)
    # What is no list is refused before a store is made for it.
    table, mapping = imports.proposed(asked.file)
    if not mapping.names_guests:
        raise Refused(NOBODY_NAMED)
    with (
        _dry(asked) if asked.dry_run else _desk(asked, new=True) as desk,
        interruptible() as stopped,
        progress(_("bytes")) as told,
    ):
        outcome = imports.import_file(
            desk,
            asked.file,
            mapping,
            table=table,
            dry_run=asked.dry_run,
            progress=told,
            cancelled=stopped,
        )
    say(imports.outcome_text(outcome))
    for one in outcome.remarks:
        remark(imports.remark_text(one))
    for row in outcome.refused:
        remark(imports.refused_text(row))
    if asked.refused and outcome.refused:
        imports.save_refused(outcome, asked.refused)
        say(_("The refused rows are in {file}.").format(file=asked.refused))
    return REFUSED if outcome.refused or outcome.cancelled else DONE


@contextmanager
def _dry(asked: Namespace) -> "Iterator[Desk]":
    """A desk to try a list at: where there is no store yet, none is made for it to stay."""
    if asked.place.store.exists():
        with _desk(asked) as desk:
            yield desk
        return
    with TemporaryDirectory() as folder:
        # As for practice: its key needs no keyring.
        passing = Home(Path(folder), practice=True)
        write_settings(passing, read_settings(asked.place)._replace(desk=""))
        with _desk(Namespace(place=passing), new=True, furnish=False, quiet=True) as desk:
            yield desk


def _demo(asked: Namespace) -> int:
    from assistant.exchange import imports  # noqa: PLC0415 - lazy for start-up

    with (
        _desk(asked, new=True, furnish=False) as desk,
        interruptible() as stopped,
        progress(_("guests"), asked.guests) as told,
    ):
        made = imports.fill(
            desk, guests=asked.guests, seed=asked.seed, progress=told, cancelled=stopped
        )
    said = n_("{n} made-up guest is in the store.", "{n} made-up guests are in the store.", made)
    say(said.format(n=made))
    return DONE if made == asked.guests else _no(_("Stopped."))


def _words(asked: Namespace) -> int:
    from assistant.exchange import trade  # noqa: PLC0415 - lazy for start-up

    with _desk(asked) as desk:
        if asked.deed == "export":
            say(trade.save(desk, asked.file, read_settings(asked.place).house))
        else:
            say(trade.bring(desk, asked.file, dry_run=asked.dry_run))
    return DONE


def _shared(asked: Namespace) -> int:
    from assistant import together  # noqa: PLC0415 - lazy for start-up

    with _desk(asked, new=asked.command in ("host", "join")) as desk:
        return together.RUN[asked.command](asked, desk)


# -- looking after the store ----------------------------------------------------------------------


def _safe(asked: Namespace) -> int:
    from assistant import safe  # noqa: PLC0415 - lazy for start-up

    if asked.command == "restore":
        return safe.bring_back(asked)
    if asked.command == "key" and asked.deed == "change":
        _look_for_store(asked.place)
        safe.change(asked.place)
    with _desk(asked) as desk:
        return safe.at_desk(asked, desk)


def _check(asked: Namespace) -> int:
    from assistant import checking  # noqa: PLC0415 - lazy for start-up

    _look_for_store(asked.place)
    is_sound = checking.looked_through(asked.place)
    if is_sound:
        say(_key_told(asked.place))
    return DONE if is_sound is not False else REFUSED


def _rebuild(asked: Namespace) -> int:
    with (
        _desk(asked, rebuild=False) as desk,
        interruptible() as stopped,
        progress(_("guests")) as told,
    ):
        done = desk.rebuild(progress=lambda n: told(n, 0), cancelled=stopped)
        if desk.is_stale():
            raise Refused(REBUILD_STOPPED)
    said = n_("{n} guest can be found again.", "{n} guests can be found again.", done)
    say(said.format(n=done))
    return DONE


# -- the desk of a command ------------------------------------------------------------------------


@contextmanager
def _desk(
    asked: Namespace,
    *,
    rebuild: bool = True,
    new: bool = False,
    furnish: bool = True,
    quiet: bool = False,
) -> "Iterator[Desk]":
    """The open desk of the command; its look-up made anew first if another version made it.

    A store is made only where it is `new` that is wanted, or for practice: a mistyped folder must
    not become an empty store. A practice store has its guests as in the window, unless `furnish`
    is off.
    """
    from assistant.desk import open_desk  # noqa: PLC0415 - lazy for start-up

    place: Home = asked.place
    fresh = not place.store.exists()
    if not new and not place.practice:
        _look_for_store(place)
    desk = open_desk(place)
    try:
        if fresh and not quiet:
            remark(_("A new store was made: {store}").format(store=place.store))
            remark(_key_told(place))
        if furnish and place.practice and desk.is_empty():
            from assistant.exchange import practice  # noqa: PLC0415 - lazy for start-up

            practice.furnish(desk, time.time_ns() // 1_000_000)
        if rebuild and desk.removal.of is None and desk.is_stale():
            _made_current(desk)
        yield desk
    finally:
        desk.close()


def _made_current(desk: "Desk") -> None:
    with interruptible() as stopped, progress(_("guests")) as told:
        desk.rebuild(progress=lambda n: told(n, 0), cancelled=stopped)
    if desk.is_stale():
        raise Refused(REBUILD_STOPPED)


def _look_for_store(place: Home) -> None:
    """Refused where no store was ever made. One whose log is left is a trouble of its own."""
    log = place.store.with_name(place.store.name + "-wal")
    if not place.store.exists() and not log.exists():
        raise Refused(NO_STORE, place=place.root)


def _key_told(place: Home) -> str:
    from assistant.journal.key import kept_in  # noqa: PLC0415 - lazy for start-up

    if kept_in(place) == "keyring":
        return _("Its key is in the system’s keyring.")
    if place.practice:
        return _("Its key is in a file beside it.")
    return _("Its key is in a file beside it that only you can read: this system has no keyring.")


_RUN = {
    "find": _find,
    "show": _show,
    "import": _import,
    "words": _words,
    "demo": _demo,
    **dict.fromkeys(("backup", "restore", "key"), _safe),
    "check": _check,
    "rebuild": _rebuild,
    **dict.fromkeys(("host", "join", "desks", "sync"), _shared),
}

if __name__ == "__main__":
    sys.exit(main())

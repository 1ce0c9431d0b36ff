"""The command line: the same core for scripts, tests and machines without a screen."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from uuid import UUID

from tqdm import tqdm

from assistant import __version__
from assistant.places import home, read_settings
from assistant.refusal import Refused, StoreTrouble
from assistant.tongue import N_, _, n_, speak

if TYPE_CHECKING:  # each command imports only what it uses
    from assistant.desk import Desk
    from assistant.guests.lookup.find import Hit
    from assistant.journal.stamp import PageId

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main(words: list[str] | None = None) -> int:
    """Run one command. 0 done, 1 refused or not found (one sentence on stderr), 2 wrong usage."""
    named, _rest = _places().parse_known_args(words)
    place = home(named.home, practice=named.practice)
    speak(read_settings(place).language or "en")  # before the parser, whose help is in it too
    asked = _parser().parse_args(words)
    asked.place = place
    try:
        status: int = asked.run(asked)
    except Refused as refused:
        return _said(refused.sentence())
    except BrokenPipeError:  # whoever read us has seen enough
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return _said(_("Stopped."))
    return status


def _places() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="salve", add_help=False)
    parser.add_argument("--home", metavar="DIR", help=_("another folder for store and settings"))
    parser.add_argument("--practice", action="store_true", help=_("the practice store"))
    return parser


def _parser() -> argparse.ArgumentParser:
    told = _("Without a command, salve opens its window.")
    parser = argparse.ArgumentParser(prog="salve", description=told, parents=[_places()])
    parser.add_argument("--version", action="version", version=f"salve {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], told: str) -> Any:
        sub = commands.add_parser(name, help=told, description=told)
        sub.set_defaults(run=run)
        return sub

    sub = command("find", _find, _("find guests by whatever is known of them"))
    sub.add_argument("query", nargs="+", metavar="QUERY", help=_("words; - reads one query a line"))
    sub.add_argument("--limit", type=_count, default=20, metavar="N", help=_("hits at the most"))
    sub.add_argument("--json", action="store_true", help=_("one JSON array a query"))

    sub = command("show", _show, _("show a guest’s card"))
    sub.add_argument("guest", nargs="+", metavar="GUEST", help=_("an id, or words that find one"))
    sub.add_argument("--json", action="store_true", help=_("the whole card as JSON"))

    sub = command("import", _import, _("bring in customers from a CSV file"))
    sub.add_argument("file", type=Path, metavar="FILE")
    sub.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))
    sub.add_argument("--refused", type=Path, metavar="FILE", help=_("save the refused rows there"))

    sub = command("demo", _demo, _("fill a new store with made-up guests"))
    sub.add_argument("--guests", type=_count, required=True, metavar="N")
    sub.add_argument("--seed", type=int, default=1, metavar="S")

    told = _("read the whole store; a damaged one is set aside, and what can be read recovered")
    command("check", _check, told)
    command("rebuild", _rebuild, _("make the look-up anew from the journal"))
    return parser


def _find(asked: argparse.Namespace) -> int:
    from assistant.guests.lookup import find  # noqa: PLC0415 - lazy for start-up

    def hits(desk: "Desk", query: str) -> "list[Hit]":
        return desk.look_up(lambda tx: find.find(tx, query, asked.limit))

    with _desk(asked) as desk:
        if asked.query == ["-"]:
            for line in sys.stdin:
                _print_hits(hits(desk, line.rstrip("\r\n")), as_json=asked.json)
            return DONE
        found = hits(desk, " ".join(asked.query))
        _print_hits(found, as_json=asked.json)
    return DONE if found else _said(_("No guest is found by these words."))


def _print_hits(found: "list[Hit]", *, as_json: bool) -> None:
    if as_json:
        told = [
            {
                "id": str(UUID(bytes=hit.page)),
                "name": hit.name,
                "reading": hit.reading,
                "phones": list(hit.phones),
                "line": hit.line,
                "visits": hit.visits,
                "here": hit.here,
                "why": hit.why,
            }
            for hit in found
        ]
        print(json.dumps(told, ensure_ascii=False), flush=True)
        return
    for hit in found:
        said = [hit.name, hit.reading, " ".join(hit.phones), hit.line, hit.why and f"({hit.why})"]
        print(UUID(bytes=hit.page), "  ".join(filter(None, said)), sep="  ", flush=True)


def _show(asked: argparse.Namespace) -> int:
    from assistant.guests import card  # noqa: PLC0415 - lazy for start-up
    from assistant.people.view import signatures  # noqa: PLC0415 - lazy for start-up

    with _desk(asked) as desk:
        view = desk.guest(_page(desk, " ".join(asked.guest)))
        if view is None:
            raise Refused(N_("No guest has this id."))
        now_ms = time.time_ns() // 1_000_000
        names = signatures(desk.staff())
        if asked.json:
            print(json.dumps(card.card(view, now_ms, names), ensure_ascii=False, indent=2))
        else:
            print(card.card_text(view, now_ms, names))
    return DONE


def _page(desk: "Desk", words: str) -> "PageId":
    """The one guest that is meant by an id or by words."""
    from assistant.guests.lookup import find  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.stamp import PageId  # noqa: PLC0415 - lazy for start-up

    try:
        return PageId(UUID(words).bytes)
    except ValueError:
        pass
    hits = desk.look_up(lambda tx: find.exact(tx, words, 4) or find.find(tx, words, 4))
    if not hits:
        raise Refused(N_("No guest is found by these words."))
    if len(hits) > 1:
        names = "; ".join(f"{hit.name} {UUID(bytes=hit.page)}" for hit in hits[:3])
        raise Refused(
            N_("More than one guest is meant. Say more, or give an id: {names}"), names=names
        )
    return hits[0].page


def _import(asked: argparse.Namespace) -> int:
    from assistant.exchange import imports  # noqa: PLC0415 - lazy for start-up

    with _desk(asked) as desk, _bar(_("bytes")) as progress:
        outcome = imports.import_file(desk, asked.file, dry_run=asked.dry_run, progress=progress)
    print(imports.outcome_text(outcome))
    for row in outcome.refused:
        sys.stderr.write(imports.refused_text(row) + "\n")
    if asked.refused and outcome.refused:
        imports.save_refused(outcome, asked.refused)
    return REFUSED if outcome.refused else DONE


def _demo(asked: argparse.Namespace) -> int:
    from assistant.exchange import imports  # noqa: PLC0415 - lazy for start-up

    with _desk(asked) as desk, _bar(_("guests"), asked.guests) as progress:
        made = imports.fill(desk, guests=asked.guests, seed=asked.seed, progress=progress)
    print(
        n_(
            "{n} made-up guest is in the store.", "{n} made-up guests are in the store.", made
        ).format(n=made)
    )
    return DONE


def _check(asked: argparse.Namespace) -> int:
    from assistant.journal import trouble  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.check import check  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.opening import open_store  # noqa: PLC0415 - lazy for start-up

    try:
        store = open_store(asked.place)
    except StoreTrouble as found:
        if not trouble.is_damage(found):
            raise
        return _rescue(asked)
    try:
        with _bar(_("lines")) as progress:
            findings = check(store, progress)
    finally:
        store.close()
    if findings.damaged:
        return _rescue(asked)
    print(n_("{n} line read.", "{n} lines read.", findings.lines).format(n=findings.lines))
    if findings.missing:
        told = n_("{n} line is missing.", "{n} lines are missing.", findings.missing)
        print(told.format(n=findings.missing))
    if findings.altered:
        told = n_(
            "{n} line was altered by another program.",
            "{n} lines were altered by another program.",
            findings.altered,
        )
        print(told.format(n=findings.altered))
    if findings.missing or findings.altered:
        return REFUSED
    print(_("The store is sound."))
    return DONE


def _rescue(asked: argparse.Namespace) -> int:
    from assistant.journal.key import store_key  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.rescue import rescue  # noqa: PLC0415 - lazy for start-up

    key, _kept = store_key(asked.place)
    with _bar(_("pages")) as progress:
        done = rescue(asked.place, key, progress)
    told = n_(
        "The store is damaged. It was set aside as {aside}; {n} line was recovered from it.",
        "The store is damaged. It was set aside as {aside}; {n} lines were recovered from it.",
        done.kept,
    )
    print(told.format(n=done.kept, aside=done.aside))
    if done.lost:
        told = n_("{n} line could not be read.", "{n} lines could not be read.", done.lost)
        print(told.format(n=done.lost))
    return REFUSED if done.lost else DONE


def _rebuild(asked: argparse.Namespace) -> int:
    with _desk(asked, rebuild=False) as desk, _bar(_("guests")) as progress:
        done = desk.rebuild(progress=lambda n: progress(n, 0))
    print(
        n_("{n} guest can be found again.", "{n} guests can be found again.", done).format(n=done)
    )
    return DONE


@contextmanager
def _desk(asked: argparse.Namespace, *, rebuild: bool = True) -> "Iterator[Desk]":
    """The open desk of the command; its look-up made anew first if another version made it."""
    from assistant.desk import open_desk  # noqa: PLC0415 - lazy for start-up

    desk = open_desk(asked.place)
    try:
        if rebuild and desk.is_stale():
            desk.rebuild()
        yield desk
    finally:
        desk.close()


@contextmanager
def _bar(
    unit: str, total: int = 0, stream: TextIO | None = None
) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr; none where that is not a terminal. Told (done, of)."""
    with tqdm(
        total=total or None,
        unit=f" {unit}",
        unit_scale=True,
        file=stream,
        disable=None,
        leave=False,
    ) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of or bar.total
            bar.update(done - bar.n)

        yield progress


def _count(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError(_("a number from 1 up is needed"))
    return number


def _said(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())

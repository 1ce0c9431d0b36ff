"""The commands, their options, and how they are explained."""

import argparse
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NoReturn

from assistant import __version__
from assistant.terminal import remark
from assistant.tongue import _

WRONG_USAGE = 2
HITS = 20
"""So many guests are found unless another number is asked for."""
_MOST = 10_000_000
_LAST_PORT = 65_535


class _Parser(argparse.ArgumentParser):
    """No half-written options: `--practise` must not open another store than was meant."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """What is wrong, then where the right way is told; exit status 2."""
        remark(f"{self.prog}: {message}")
        remark(_("“{command} --help” tells more.").format(command=self.prog))
        raise SystemExit(WRONG_USAGE)


def understood(words: Sequence[str]) -> argparse.Namespace:
    """What is asked: `command`, its options, `home`, `practice`. Exits with 2 if it is wrong."""
    parser = _parser()
    asked, strange = parser.parse_known_args(words)
    if strange:
        parser.error(_("{words} is not understood").format(words=" ".join(strange)))
    if asked.command is None:
        parser.error(_("a command is needed"))
    return asked


def _parser() -> _Parser:
    parser = _Parser(
        prog="salve",
        description=_("Without a command, salve opens its window."),
        epilog=_("Exit status: 0 done, 1 refused or not found, 2 wrong usage."),
        parents=[_where(None, practice=False)],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"salve {__version__}",
        help=_("tell the version and leave"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    # Said before the command or behind it; what is not said there must not undo what is said here.
    where = _where(argparse.SUPPRESS, practice=argparse.SUPPRESS)

    def command(name: str, told: str) -> Any:
        return commands.add_parser(name, help=told, description=told, parents=[where])

    sub = command("find", _("find guests by whatever is known of them"))
    sub.add_argument("query", nargs="+", metavar="QUERY", help=_("words; - reads one query a line"))
    sub.add_argument(
        "--limit", type=_count, default=HITS, metavar="N", help=_("hits at the most (20)")
    )
    sub.add_argument("--json", action="store_true", help=_("one JSON array a query"))

    sub = command("show", _("show a guest’s card"))
    sub.add_argument("guest", nargs="+", metavar="GUEST", help=_("an id, or words that find one"))
    sub.add_argument("--json", action="store_true", help=_("the whole card as JSON"))
    told = _("everything on file, in plain words for the guest")
    sub.add_argument("--open-book", action="store_true", help=told)
    told = _("the open book in another language than the guest’s")
    sub.add_argument("--language", default="", metavar="L", help=told)

    sub = command("import", _("bring in customers from a CSV file"))
    sub.add_argument("file", type=Path, metavar="FILE", help=_("the list, with or without header"))
    sub.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))
    sub.add_argument("--refused", type=Path, metavar="FILE", help=_("save the refused rows there"))

    told = _("trade the house’s own book and lexicon as one file")
    deeds = command("words", told).add_subparsers(dest="deed", metavar="DEED", required=True)
    told = _("save them in a file")
    sub = deeds.add_parser("export", help=told, description=told, parents=[where])
    sub.add_argument("file", type=Path, metavar="FILE", help=_("where they are saved"))
    told = _("bring in those of another house")
    sub = deeds.add_parser("import", help=told, description=told, parents=[where])
    sub.add_argument("file", type=Path, metavar="FILE", help=_("what another house has saved"))
    sub.add_argument("--dry-run", action="store_true", help=_("only tell what would be done"))

    told = _("make this desk the one that carries the others, and let one in by a code")
    sub = command("host", told)
    told = _("in place of one that is gone: the others join again")
    sub.add_argument("--instead", action="store_true", help=told)
    sub.add_argument("--port", type=_port, default=0, metavar="N", help=_("another port"))
    told = _("only write there what its server needs on another computer")
    sub.add_argument("--config-only", type=Path, metavar="FOLDER", help=told)
    told = _("with it, for a new shop: where three servers keep all together, this one first")
    sub.add_argument("--servers", type=_servers, default=(), metavar="A,B,C", help=told)
    sub = command("join", _("share the memory of the other desks"))
    sub.add_argument("code", metavar="CODE", help=_("as the other desk shows it"))
    told = _("where the other desk is, if it is not found")
    sub.add_argument("--address", default="", metavar="A", help=told)
    sub = command("desks", _("tell which desks share, and how they stand"))
    sub.add_argument("--json", action="store_true", help=_("one JSON array"))
    sub.add_argument("--remove", default="", metavar="NAME", help=_("let a desk in no more"))
    sub = command("sync", _("give and take lines without a window"))
    told = _("until all is given and taken, then leave")
    sub.add_argument("--once", action="store_true", help=told)

    sub = command("backup", _("save the whole store in one encrypted file, and try it out"))
    told = _("a folder, or a new file; where this desk keeps its backups")
    sub.add_argument("to", type=Path, nargs="?", metavar="PLACE", help=told)
    sub = command("restore", _("bring a backup back into an empty folder"))
    sub.add_argument("file", type=Path, metavar="FILE", help=_("the backup"))
    told = _("a file with the lines of the recovery sheet; else they are asked for")
    sub.add_argument("--key-file", type=Path, metavar="FILE", help=told)
    deeds = command("key", _("the store’s key")).add_subparsers(
        dest="deed", metavar="DEED", required=True
    )
    told = _("show the recovery sheet")
    deeds.add_parser("sheet", help=told, description=told, parents=[where])
    told = _("give the store another key; only a new sheet fits then")
    deeds.add_parser("change", help=told, description=told, parents=[where])

    sub = command("demo", _("fill a new store with made-up guests"))
    told = _("how many")
    sub.add_argument("--guests", type=_count, required=True, metavar="N", help=told)
    told = _("another number makes other guests (1)")
    sub.add_argument("--seed", type=_number, default=1, metavar="S", help=told)

    told = _("read the whole store; a damaged one is set aside, and what can be read recovered")
    command("check", told)
    command("rebuild", _("make the look-up anew from the journal"))
    return parser


def _where(folder: str | None, *, practice: bool | str) -> _Parser:
    """The two options that name a store."""
    parser = _Parser(add_help=False)
    told = _("another folder for store, settings and key")
    parser.add_argument("--home", type=_folder, default=folder, metavar="DIR", help=told)
    told = _("the practice store")
    parser.add_argument("--practice", action="store_true", default=practice, help=told)
    return parser


def _folder(word: str) -> str:
    if not word.strip():
        raise argparse.ArgumentTypeError(_("a folder is needed"))
    return word


def _number(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a whole number is needed")) from None


def _port(word: str) -> int:
    number = _number(word)
    if not 1 <= number <= _LAST_PORT - 1:
        raise argparse.ArgumentTypeError(
            _("a number from 1 to {most} is needed").format(most=_LAST_PORT - 1)
        )
    return number


def _servers(word: str) -> tuple[str, ...]:
    """The addresses of a shop’s servers, with their ports: an odd number, so that most agree."""
    told = tuple(one.strip() for one in word.split(","))
    try:
        ends = [
            (ip_address(host), int(port)) for host, _, port in (x.rpartition(":") for x in told)
        ]
        fit = all(1 <= port <= _LAST_PORT - 2 and host.version == 4 for host, port in ends)
    except ValueError:
        fit = False
    if not fit or len(set(told)) not in (3, 5) or len(set(told)) != len(told):
        raise argparse.ArgumentTypeError(
            _("three addresses with their ports are needed, such as 192.168.1.5:47225")
        )
    return told


def _count(word: str) -> int:
    number = _number(word)
    if not 1 <= number <= _MOST:
        raise argparse.ArgumentTypeError(
            _("a number from 1 to {most} is needed").format(most=_MOST)
        )
    return number

"""`salve`: the window, or the command line when a command is given."""

import gc
import sys


def main() -> int:
    """The entry point of both `salve` and `salve-window`. The exit status."""
    # Each way in imports only its own half: the command line runs where Qt cannot.
    if any(not word.startswith("-") for word in _bare(sys.argv[1:])) or _asks_help(sys.argv[1:]):
        from assistant.__main__ import main as command_line  # noqa: PLC0415 - lazy for start-up

        return command_line()
    # What is made on the way up stays: a collector would look through it in vain (see ui.work).
    gc.disable()
    from ui.libraries import trouble  # noqa: PLC0415 - must run before Qt is imported

    if sentence := trouble():
        sys.stderr.write(sentence + "\n")
        return 1
    from ui.app import main as window  # noqa: PLC0415 - lazy for start-up

    return window(sys.argv)


def _bare(words: list[str]) -> list[str]:
    """The words without `--home DIR`, which both halves take."""
    if "--home" in words:
        at = words.index("--home")
        return words[:at] + words[at + 2 :]
    return words


def _asks_help(words: list[str]) -> bool:
    return bool({"-h", "--help", "--version"} & set(words))


if __name__ == "__main__":
    sys.exit(main())

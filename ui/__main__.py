"""`salve`: the window, or the command line when a command is given."""

import gc
import sys


def main() -> int:
    """The entry point of both `salve` and `salve-window`. The exit status."""
    words = sys.argv[1:]
    # Each way in imports only its own half: the command line runs where Qt cannot.
    if not _ask_for_the_window(words):
        from assistant.__main__ import main as command_line  # noqa: PLC0415 - lazy for start-up

        return command_line(words)
    # What is made on the way up stays: a collector would look through it in vain (see ui.sweep).
    gc.disable()
    sys.setswitchinterval(0.001)  # so long a key waits for what another thread is at, not five
    from ui.libraries import trouble  # noqa: PLC0415 - must run before Qt is imported

    if sentence := trouble():
        sys.stderr.write(sentence + "\n")
        return 1
    from ui.app import main as window  # noqa: PLC0415 - lazy for start-up

    return window(sys.argv)


def _ask_for_the_window(words: list[str]) -> bool:
    """Nothing but where the store is. A slip in that must not open another store than was meant."""
    rest = [word for word in words if word != "--practice"]
    match rest:
        case []:
            return True
        case ["--home", folder]:
            return bool(folder.strip()) and not folder.startswith("-")
        case [word]:
            return bool(word.startswith("--home=") and word.removeprefix("--home=").strip())
    return False


if __name__ == "__main__":
    sys.exit(main())

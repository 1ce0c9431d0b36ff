"""Salve as it was before some kinds of lines were known: `python -m tests.share.older KIND,… …`."""

import sys

from assistant.guests import entries

if __name__ == "__main__":
    for kind in sys.argv.pop(1).split(","):
        del entries.KINDS[kind]  # before anything has read them
    from assistant.__main__ import main

    sys.exit(main(sys.argv[1:]))

"""`python -m tests.fuzz TARGET [-runs=N] [-seed=N] …`: look for bytes that one is not ready for.

Guided by what the code does with them (atheris; the options are libFuzzer’s). What is found is left
in a file beside it, and is given again by naming that file.
"""

import sys

import atheris

with atheris.instrument_imports(include=["assistant.exchange", "assistant.share.wire"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([name, *options], TARGETS[name])
    atheris.Fuzz()

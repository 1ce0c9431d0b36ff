"""What the file of a house's words is called, unless somebody names it otherwise."""

import re

from assistant.tongue import _

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def suggested(house: str) -> str:
    """“The Old Harbour words.jsonl”, without what no file may be called."""
    name = _("{house} words").format(house=house) if house else _("Our words")
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split()) + ".jsonl"

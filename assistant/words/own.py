"""An entry that the house wrote itself into its lexicon."""

from msgspec import Struct

from assistant.words.remark import Level


class OwnEntry(Struct, frozen=True):
    """A house's own entry; where it and a shipped one mark the same piece, its word counts.

    With the level “prefer” its forms are never marked, whatever the shipped lexicon says of them.
    """

    key: str
    language: str
    """One of the languages that have a phrase book."""
    level: Level
    say: tuple[str, ...]
    """Forms as assistant/words/forms.py reads them: “no worries”, “demand*”."""
    better: str = ""
    """Put in the place of the marked piece; of its sentence where it ends like one."""
    reason: str = ""
    """One line, told as the house wrote it; empty for the usual one."""

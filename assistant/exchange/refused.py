"""A row of a list that was not taken in, and why."""

from msgspec import Struct

from assistant.tongue import _


class RefusedRow(Struct, frozen=True):
    """A row that was not taken in."""

    number: int
    """As a spreadsheet counts, from 1."""
    cells: tuple[str, ...]
    reason: str
    """An English sentence marked for the catalogue; `facts` fill its `{names}`."""
    facts: dict[str, object]

    def sentence(self) -> str:
        """The reason in the interface's language."""
        return _(self.reason).format(**self.facts)

"""What goes wrong for a reason that the clerk can act on; everything else is a bug."""

from assistant.tongue import _


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """An act that cannot be done as asked. Nothing was written, nothing typed is lost.

    `reason` is an English sentence marked with `N_`; `facts` fill its `{names}`. It stays data
    until somebody shows it: `sentence()` is in the language of the moment.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason.format(**facts))
        self.reason = reason
        self.facts = facts

    def sentence(self) -> str:
        """The reason in the interface's language."""
        return _(self.reason).format(**self.facts)


class StoreTrouble(Refused):
    """The store cannot be used as it is. The sentence says what to do; no byte was touched."""


class LockedOut(StoreTrouble):
    """The store is locked, for the desk was removed from its shop; until it joins again."""

"""What the link needs of a desk. Pure."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.share.state import Cursor


class Journal(Protocol):
    """Every method may be called on any thread."""

    def cursor(self) -> Cursor:
        """How far the stream was read."""

    def receive(self, entries: Sequence[Entry], cursor: Cursor) -> "Future[bool]":
        """Write what came, and how far that is, in one transaction.

        Whether there were lines of this desk that it did not have.
        """

    def refilled(self) -> "Future[None]":
        """When all that is to wait once more does so."""

    def number_anew(self) -> "Future[None]":
        """What waits is numbered behind those of this desk’s lines that came back."""

    def waiting(self, after: int, most: int) -> list[tuple[int, Entry]]:
        """The next lines that the others do not have, by their numbers."""

    def count_waiting(self) -> tuple[int, int]:
        """How many there are; and how many will never be given."""

    def given(self, numbers: Sequence[int]) -> "Future[None]":
        """These have reached the hub."""

    def settle(self) -> "Future[None]":
        """For an idle moment: what was only taken note of goes to the disk."""

    def set_aside(self, numbers: Sequence[int]) -> "Future[None]":
        """These cannot be given."""

    def give_again(self, *, all_desks: bool) -> "Future[None]":
        """The hub has lost something: this desk's lines wait once more, or all that it has."""

    def give_behind(self, seq: int, desk: DeskId | None = None) -> None:
        """The hub's last line of this desk, or of another, has this number: if it should have more,
        those wait once more. Takes a moment."""

    def last_of(self, desk: DeskId) -> int:
        """The number of the last line of a desk."""

"""A line of the book in its list: the words, with what is filled in set off; whose it is below."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.journal.stamp import StaffId
from ui.book.words import offered, signed
from ui.look.text_row import Part, TextRow


class LineRow(TextRow):
    """Told of the names, the language in front and the moment before it paints."""

    names: Mapping[StaffId, str] = {}
    language = ""
    now_ms = 0

    def parts_of(self, row: Any) -> Sequence[Part]:
        """The words; then whose they are, and when they are offered."""
        kept_back = row.is_off or row.language != self.language
        ink = "muted" if kept_back else "text"
        parts = [Part(row.text, "words", ink, set_off=() if kept_back else row.filled)]
        if row.own is not None:
            told = signed(row, self.names, self.now_ms)
            parts.append(Part(told, "caption", "muted" if kept_back else "accent", "pen-line"))
        if when := " · ".join(offered(row, self.language)):
            parts.append(Part(when, "caption", "muted", "ban" if kept_back else "clock"))
        return parts

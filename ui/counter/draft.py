"""A line on its way to being written: its kind, its words, and what goes with them."""

from dataclasses import dataclass
from typing import Literal

from assistant.guests.entries import Care, Origin
from assistant.journal.stamp import StaffId

Kind = Literal["preference", "mood", "mistake", "promise", "note", "care", "tie"]
KINDS: tuple[Kind, ...] = ("preference", "mood", "mistake", "promise", "note", "care", "tie")
ORIGINS: tuple[Origin, ...] = ("said", "seen")
CARES: tuple[Care, ...] = ("allergy", "access", "other")


@dataclass(frozen=True)
class Draft:
    """What stands in the line for one guest; it outlives a change of guest or of look."""

    kind: Kind = "preference"
    text: str = ""
    origin: Origin = "said"
    care: Care = "allergy"
    level: int = 0
    """Of a mood; 0 while no face is chosen."""
    due: str = ""
    """By when a promise is to be kept, as it was typed."""
    owner: StaffId | None = None
    """Who keeps it; None for whoever writes it down."""
    trouble: str = ""
    """Why it could not be written, as a sentence; "" when nothing is wrong."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing in it would be missed."""
        return not (self.text.strip() or self.level or self.due.strip())

    @property
    def words(self) -> str:
        """What is to be written, without the place."""
        return parted(self.text)[0] if self.kind == "preference" else self.text.strip()

    @property
    def place(self) -> str:
        """Where a preference holds; "" for everywhere."""
        return parted(self.text)[1] if self.kind == "preference" else ""

    @property
    def extra(self) -> dict[str, object]:
        """What goes with the words, by the names of the entry's fields; a time is read later."""
        match self.kind:
            case "preference":
                return {"origin": self.origin, "place": self.place}
            case "mood":
                return {"level": self.level}
            case "care":
                return {"care": self.care}
            case "promise":
                return {"owner": self.owner}
            case _:
                return {}


def parted(text: str) -> tuple[str, str]:
    """The words and the place of "window table @ restaurant"; an e-mail address is no place."""
    at = max(text.rfind("@"), text.rfind("＠"))
    words, place = text[:at].strip(), text[at + 1 :].strip()
    edges = text[at - 1 : at] + text[at + 1 : at + 2]
    address = len(edges) == 2 and edges.isascii() and edges.isalnum()
    return (text.strip(), "") if at <= 0 or address or not words else (words, place)

"""A made-up house for the tests of its own words: who works there, and what it has settled."""

from typing import Any

from assistant.journal.entry import Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.people.view import StaffView
from assistant.words.entries import OWN, PhraseWritten, WordWritten
from assistant.words.fold import fold_words, written_by
from assistant.words.view import Around, HouseWords

CLERK, BOSS, GONE = (StaffId(PageId(name * 16)) for name in (b"c", b"m", b"g"))
STAFF = {
    CLERK: StaffView(CLERK, "Marek", "clerk"),
    BOSS: StaffView(BOSS, "Ms Brandt", "manager"),
    GONE: StaffView(GONE, "Long gone", "manager", active=False),
}
NOW_MS = 1_750_000_000_000
KEY = f"{OWN}{'0' * 31}1"
LINE = PhraseWritten(KEY, "greeting", "plain", {"en": {"": "{hello}. Good that you came."}})
VISITS = PhraseWritten(
    f"{OWN}{'0' * 31}2",
    "greeting",
    "returning",
    {
        "en": {"one": "{hello}, {name}.", "other": "{hello}, {name}. Visit {visit}."},
        "ru": {
            "one": "{hello}, {name}. Визит {visit}.",
            "few": "{hello}, {name}. Уже {visit} визита.",
            "many": "{hello}, {name}. Уже {visit} визитов.",
        },
    },
    "visit",
    ("remote",),
)
WORD = WordWritten("w1", "en", "never", ("fam",), "everyone", "Not our word.")


class Story:
    """The house's page, line by line."""

    def __init__(self, *bodies: Any, staff: StaffId = BOSS) -> None:
        self.lines: list[Line] = []
        self.write(*bodies, staff=staff)

    def write(self, *bodies: Any, staff: StaffId = BOSS) -> list[EntryId]:
        """The ids of what is written."""
        made = [
            Line(
                EntryId((len(self.lines) + at).to_bytes(16, "big")),
                body,
                staff,
                DeskId(b"d" * 16),
                NOW_MS,
            )
            for at, body in enumerate(bodies)
        ]
        self.lines += made
        return [line.id for line in made]

    @property
    def house(self) -> HouseWords:
        return fold_words(self.lines)

    def around(self, signer: StaffId = BOSS) -> Around:
        return Around(NOW_MS, signer, STAFF, self.house, written_by(self.lines, signer))


def bare(house: HouseWords) -> Any:
    """What is settled, without by whom and when."""
    return (
        [one.written for one in house.lines],
        house.off,
        dict(house.order),
        [one.written for one in house.words],
        house.words_off,
    )

"""Chooses the words for whoever is on the line, and keeps count of what was said in the call."""

from datetime import datetime

from assistant.guests.entries import Moment, WordsSaid
from assistant.guests.view import GuestView
from assistant.tongue import spoken
from assistant.words.book import Book
from assistant.words.prompts import Matter, Prompt, prompts, reason, stranger
from assistant.words.situation import SITUATIONS
from ui.call.spoken import Spoken

_ALSO: dict[Moment, Moment] = {"answer-call": "greeting", "end-call": "farewell"}
"""Of who is known, these moments have words as well, for more situations than a call has."""
_WEIGHT = {name: place for place, name in enumerate(SITUATIONS)}


class CallSaying:
    """Feeds the words of the call. A call has its own count: who it is may come to light late."""

    def __init__(self, book: Book, house: str) -> None:
        self._book, self._house = book, house
        self.said: tuple[WordsSaid, ...] = ()
        self.staff = ""
        """Who speaks."""
        self.value = ""
        """What is read back, as it is spoken."""

    def show(
        self, pane: Spoken, moment: Moment, view: GuestView | None, matter: Matter | None
    ) -> None:
        """The words for `moment`; a caller who is not known is a stranger."""
        also = _ALSO.get(moment)
        lines = self._lines(moment, view or stranger(), matter)
        if view is not None and also is not None:
            lines = sorted([*lines, *self._lines(also, view, matter)], key=_weight)
        pane.show_prompts(lines, [reason(one) for one in lines])
        pane.show_said({(one.moment, one.line) for one in self.said})

    def note(self, prompt: Prompt) -> None:
        """It was said: it is written with the call."""
        line = WordsSaid(prompt.moment, prompt.key, prompt.text)
        if line not in self.said:
            self.said = (*self.said, line)

    def _lines(self, moment: Moment, view: GuestView, matter: Matter | None) -> list[Prompt]:
        return prompts(
            self._book,
            view,
            moment,
            view.identity.language,
            datetime.now().astimezone(),
            staff_language=spoken(),
            staff_name=self.staff,
            house=self._house,
            channel="telephone",
            matter=matter,
            value=self.value if moment == "read-back" else "",
        )


def _weight(prompt: Prompt) -> int:
    """What weighs most in a situation comes first; of equals, the words of the call itself."""
    return _WEIGHT[prompt.situation]

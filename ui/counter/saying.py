"""Chooses the words for the guest on the card and keeps count of what was said."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject

from assistant.guests import acts
from assistant.guests.entries import Channel, Moment
from assistant.guests.view import GuestView
from assistant.tongue import spoken
from assistant.words.book import Book
from assistant.words.prompts import Matter, Prompt, advice, prompts, reason
from ui.counter.deeds import Deeds
from ui.counter.matter_words import Waiting
from ui.counter.say import SayPane


class Saying(QObject):
    """Feeds the pane “What to say”; the moment stays the clerk’s choice until another guest."""

    def __init__(self, pane: SayPane, book: Book, deeds: Deeds, *, house: str) -> None:
        super().__init__(pane)
        self._pane, self._book, self._deeds, self._house = pane, book, deeds, house
        self._view: GuestView | None = None
        self._about: tuple[str, Waiting | None] = ("", None)
        self._tab = "greeting"
        pane.moment_wanted.connect(self.on_moment_wanted)
        pane.said.connect(self.on_said)

    def show_guest(
        self, view: GuestView | None, staff: str, waiting: Waiting | None = None
    ) -> None:
        """Words for `view`, said by `staff`; a greeting first when the guest is another one.

        `waiting` is what is to be named before anything else.
        """
        before, self._view = self._view, view
        same = before is not None and view is not None and view.page == before.page
        if not same:
            self._tab, self._said_before = "greeting", len(view.said) if view else 0
        # What was just said stays where it is read from: the words differ the next time.
        about = (staff, waiting)
        if not same or about != self._about or _unspoken(view) != _unspoken(before):
            self._about = about
            self._show()
        said = view.said[self._said_before :] if view else ()
        self._pane.show_said({(one.moment, one.line) for one in said})

    _said_before = 0

    def on_moment_wanted(self, tab: str) -> None:
        """Greeting, farewell, or on the telephone."""
        self._tab = tab
        self._show()

    def farewells(self) -> list[Prompt]:
        """Words for the close of a visit."""
        return self._chosen("farewell", "in-person")

    def on_said(self, prompt: Prompt) -> None:
        """It was said: the next prompt for this guest will differ."""
        if self._view is not None:
            page, moment = self._view.page, prompt.moment
            self._deeds.do(page, acts.say, moment=moment, line=prompt.key, text=prompt.text)

    def _show(self) -> None:
        if self._view is None:
            self._pane.show_nobody()
            return
        match self._tab:
            case "telephone":
                chosen = _call(
                    self._chosen("greeting", "telephone"), self._chosen("farewell", "telephone")
                )
            case "farewell":
                chosen = self._chosen("farewell", "in-person")
            case _:
                chosen = self._chosen("greeting", "in-person")
        reasons, hints = [reason(one) for one in chosen], self._hints(self._view)
        waiting = self._about[1]
        if waiting is None:
            self._pane.show_prompts(self._tab, chosen, reasons, hints)
            return
        # The first one says what `why` does; beside a problem the others are of no weight.
        hints = [] if waiting.leads else hints[1:]
        self._pane.show_prompts(
            self._tab, chosen, reasons, hints, changed=waiting.why, leads=waiting.leads
        )

    @property
    def _matter(self) -> Matter | None:
        waiting = self._about[1]
        return waiting.matter if waiting else None

    def _hints(self, view: GuestView) -> list[str]:
        return advice(
            view,
            "farewell" if self._tab == "farewell" else "greeting",
            view.identity.language,
            datetime.now().astimezone(),
            staff_language=spoken(),
            channel="telephone" if self._tab == "telephone" else "in-person",
            matter=self._matter,
        )

    def _chosen(self, moment: Moment, channel: Channel) -> list[Prompt]:
        if self._view is None:
            return []
        return prompts(
            self._book,
            self._view,
            moment,
            self._view.identity.language,
            datetime.now().astimezone(),
            staff_language=spoken(),
            staff_name=self._about[0],
            house=self._house,
            channel=channel,
            matter=self._matter,
        )


def _unspoken(view: GuestView | None) -> GuestView | None:
    """All of the card but what was said to the guest."""
    return view and replace(view, said=(), log=())


def _call(greetings: list[Prompt], farewells: list[Prompt]) -> list[Prompt]:
    """A call in threes: two ways to pick up, one to part."""
    lines: list[Prompt] = []
    for at, farewell in enumerate(farewells):
        lines += [*greetings[2 * at : 2 * at + 2], farewell]
    return lines

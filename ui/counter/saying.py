"""Chooses the words for the guest on the card and keeps count of what was said."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from assistant.guests import acts
from assistant.guests.entries import Channel, Moment
from assistant.guests.view import GuestView
from assistant.tongue import N_, _, spoken
from assistant.words.advice import advice, withheld
from assistant.words.book import MOMENTS, Book
from assistant.words.prompts import Matter, Prompt, prompts, reason, stranger
from assistant.words.situation import CONTACT, DRAFTS
from ui.counter.deeds import Deeds
from ui.counter.matter_words import Waiting
from ui.counter.say import SayPane

TICK_MS = 60_000
"""So often it is looked whether the hour has changed what is to be said."""
_ELSEWHERE = N_("Nothing in the book fits this moment. Your own words will do.")


class Saying(QObject):
    """Feeds the pane “What to say”; the moment stays the clerk’s choice until another guest."""

    def __init__(self, pane: SayPane, book: Book, deeds: Deeds, *, house: str) -> None:
        super().__init__(pane)
        self._pane, self._book, self._deeds, self._house = pane, book, deeds, house
        self._view: GuestView | None = None
        self._about: tuple[str, Waiting | None, bool] = ("", None, False)
        self._moment: str = "greeting"
        self._channel: Channel = "in-person"
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._tick.start()
        pane.moment_wanted.connect(self.on_moment_wanted)
        pane.said.connect(self.on_said)

    def show_guest(
        self,
        view: GuestView | None,
        staff: str,
        waiting: Waiting | None = None,
        *,
        expected: bool = False,
    ) -> None:
        """Words for `view`, said by `staff`; a greeting first when the guest is another one.

        `waiting` is what is to be named before anything else; `expected`: on the list of today.
        """
        before, self._view = self._view, view
        same = before is not None and view is not None and view.page == before.page
        if not same:
            self._moment, self._channel, self._unknown = "greeting", "in-person", False
            self._said_before = len(view.said) if view else 0
        # What was just said stays where it is read from: the words differ the next time.
        about = (staff, waiting, expected)
        if not same or about != self._about or _unspoken(view) != _unspoken(before):
            self._about = about
            self.refresh()
        said = view.said[self._said_before :] if view else ()
        self._pane.show_said({(one.moment, one.line) for one in said})

    _said_before = 0
    _unknown = False
    """Whether words were asked for while nobody is on the card."""

    def on_moment_wanted(self, moment: str) -> None:
        """Words for another moment, or the list of the moments."""
        self._moment, self._unknown = moment, self._view is None
        self.refresh()

    def on_arrived(self, channel: Channel) -> None:
        """The guest on the card is here, on the telephone, or writes."""
        self._channel, self._moment = channel, "greeting"
        self.refresh()

    def farewells(self) -> list[Prompt]:
        """Words for the close of a visit."""
        return self._chosen("farewell", "in-person") if self._view is not None else []

    def on_said(self, prompt: Prompt) -> None:
        """It was said: the next prompt for this guest will differ."""
        if self._view is not None:
            page, moment = self._view.page, prompt.moment
            self._deeds.do(page, acts.say, moment=moment, line=prompt.key, text=prompt.text)

    def refresh(self) -> None:
        """Choose anew: the hour, the book or the guest may be another one."""
        moment, waiting = _moment(self._moment), self._about[1]
        if moment is None:
            self._pane.show_moments()
        elif self._view is None and not self._unknown:
            self._pane.show_nobody()
            return
        elif moment in CONTACT:
            self._show_contact(moment, waiting)
            return
        else:
            self._show_other(moment)
        if waiting is not None and waiting.leads:
            self._pane.show_lead(next(iter(self._chosen("greeting")), None))

    def _show_contact(self, moment: Moment, waiting: Waiting | None) -> None:
        """Greeting or farewell: what waits is spoken of first."""
        chosen, hints = self._chosen(moment), self._hints(moment)
        leads, changed = False, ""
        if waiting is not None:
            leads, changed = waiting.leads, waiting.why
            # The first one says what `why` does; beside a problem the others are of no weight.
            hints = [] if leads else hints[1:]
        self._show(moment, chosen, hints, changed=changed, leads=leads)

    def _show_other(self, moment: Moment) -> None:
        chosen, hints, nothing = self._chosen(moment), self._hints(moment), ""
        if not chosen:
            nothing = withheld(
                self._guest, moment, _now(), channel=self._channel, matter=self._matter
            )
            hints = []
        self._show(moment, chosen, hints, nothing=nothing)

    def _show(
        self,
        moment: Moment,
        chosen: list[Prompt],
        hints: list[str],
        *,
        changed: str = "",
        leads: bool = False,
        nothing: str = "",
    ) -> None:
        self._pane.show_prompts(
            moment,
            chosen,
            [_reason(one) for one in chosen],
            hints,
            changed=changed,
            leads=leads,
            nothing=nothing or _(_ELSEWHERE),
            of_guest=self._view is not None,
        )

    @property
    def _guest(self) -> GuestView:
        return self._view or stranger()

    @property
    def _matter(self) -> Matter | None:
        waiting = self._about[1]
        return waiting.matter if waiting else None

    def _hints(self, moment: Moment) -> list[str]:
        return advice(
            self._guest,
            moment,
            self._guest.identity.language,
            _now(),
            staff_language=spoken(),
            channel=self._channel,
            matter=self._matter,
            expected=self._about[2],
        )

    def _chosen(self, moment: Moment, channel: Channel | None = None) -> list[Prompt]:
        return prompts(
            self._book,
            self._guest,
            moment,
            self._guest.identity.language,
            _now(),
            staff_language=spoken(),
            staff_name=self._about[0],
            house=self._house,
            channel=channel or self._channel,
            matter=self._matter,
            expected=self._about[2],
        )


def _moment(wanted: str) -> Moment | None:
    """The moment of that name; None for the list of them."""
    return next((one for one in MOMENTS if one == wanted), None)


def _now() -> datetime:
    return datetime.now().astimezone()


def _reason(prompt: Prompt) -> str:
    """Why it is suggested; that it is a draft is told once, over all of them."""
    is_draft = prompt.moment in DRAFTS and prompt.situation == "plain"
    return "" if is_draft else reason(prompt)


def _unspoken(view: GuestView | None) -> GuestView | None:
    """All of the card but what was said to the guest."""
    return view and replace(view, said=(), log=())

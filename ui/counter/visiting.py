"""Coming and going: the guest on the card arrives, calls, writes, and takes leave."""

from PySide6.QtCore import QObject, Qt

from assistant.guests import acts, standing
from assistant.guests.entries import Channel
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from ui.counter.deeds import Deeds
from ui.counter.foot import Foot
from ui.counter.saying import Saying
from ui.counter.search_field import SearchField


class Visiting(QObject):
    """What one does about the visit of the guest it was shown last."""

    def __init__(self, deeds: Deeds, foot: Foot, saying: Saying, field: SearchField) -> None:
        super().__init__(deeds)
        self._deeds, self._foot, self._saying, self._field = deeds, foot, saying, field
        self._view: GuestView | None = None
        foot.leaving.left.connect(self.on_left)
        foot.leaving.cancelled.connect(foot.close_form)

    def show_guest(self, view: GuestView) -> None:
        """Another guest, or the same one later."""
        self._view = view

    @property
    def is_going_on(self) -> bool:
        """Whether the guest is in the house."""
        return self._view is not None and standing.open_visit(self._view) is not None

    def on_coming_or_going(self) -> None:
        """One key: who is here takes leave, who is not arrives."""
        if self.is_going_on:
            self.on_leaving()
        else:
            self.on_arrived("in-person")

    def on_arrived(self, channel: Channel) -> None:
        """The guest comes; a second press before the first is on disk is the same one."""
        if self._view is None or self._arriving == self._view.page:
            return
        self._arriving = self._view.page

        def over(_: object) -> None:
            self._arriving = None
            self._saying.on_arrived(channel)

        def refused(sentence: str) -> None:
            self._arriving = None
            self._foot.write.show_trouble(sentence)

        self._deeds.do(self._view.page, acts.arrive, over, refused, channel=channel)

    _arriving: PageId | None = None

    def on_leaving(self) -> None:
        """The visit's close: farewell words, mood, anything to remember."""
        self._foot.leaving.show_farewells(self._saying.farewells())
        self._foot.open_form(self._foot.leaving)

    def on_left(self, level: int | None, cause: str, remember: str) -> None:
        """The visit is closed."""
        if self._view is not None:
            self._deeds.do(
                self._view.page,
                acts.farewell,
                self._on_closed,
                self._foot.leaving.refused,
                level=level,
                cause=cause,
                remember=remember,
            )

    def _on_closed(self, _: object) -> None:
        """The guest has left: the next one may stand there already."""
        self._foot.close_form()
        self._field.settle()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

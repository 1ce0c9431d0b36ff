"""A situation to practise in (H44): what is told of it, and what the book says there. Pure."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from assistant.guests.entries import Channel, Moment
from assistant.guests.view import GuestView
from assistant.tongue import _, spoken
from assistant.words import advice
from assistant.words.book import Book
from assistant.words.prompts import Matter, Prompt, prompts


class Drill(Struct, frozen=True):
    """A made-up guest in a situation, and what is asked of the clerk."""

    view: GuestView
    """Notes in it are texts to translate: `seen` has them in the interface's language."""
    moment: Moment
    channel: Channel
    now: datetime
    """When it is practised as being: today, at an hour that was drawn."""
    story: tuple[str, ...]
    """Whole sentences to translate."""
    ask: str
    matter: Matter | None = None
    expected: bool = False
    value: str = ""
    by: str = ""
    """The clock time that the story speaks of."""

    @property
    def language(self) -> str:
        """The guest's, in which the clerk speaks."""
        return self.view.identity.language


def told(drill: Drill) -> list[str]:
    """The situation in one to three sentences of the interface's language."""
    known = {
        "name": drill.view.identity.name,
        "owner": drill.matter.owner if drill.matter else "",
        "by": drill.by,
        "value": drill.value,
    }
    return [_(text).format(**known) for text in drill.story]


def asked(drill: Drill) -> str:
    """The task, a question in the interface's language."""
    return _(drill.ask)


def seen(drill: Drill) -> GuestView:
    """The guest's card with its notes in the interface's language."""
    view = drill.view
    care = tuple(replace(one, text=_(one.text)) for one in view.care)
    likes = tuple(replace(one, text=_(one.text)) for one in view.preferences)
    return replace(view, care=care, preferences=likes)


def lines(drill: Drill, book: Book, *, staff: str = "", house: str = "") -> list[Prompt]:
    """What the book says in exactly this situation, the best first."""
    return prompts(
        *(book, seen(drill), drill.moment, drill.language, drill.now),
        staff_language=spoken(),
        staff_name=staff,
        house=house,
        channel=drill.channel,
        matter=drill.matter,
        expected=drill.expected,
        value=drill.value,
    )


def hints(drill: Drill) -> list[str]:
    """What to mind besides the words, in the interface's language."""
    return advice.advice(
        *(seen(drill), drill.moment, drill.language, drill.now),
        staff_language=spoken(),
        channel=drill.channel,
        matter=drill.matter,
    )

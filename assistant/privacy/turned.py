"""What a guest is shown of their own card when the screen is turned to them. Pure.

A screen in a hall is read by whoever stands behind the guest: so it has how they like to be called,
what they told us they like, what was promised to them, and their own words. Never a mood, a
mistake, a note, what staff only observed, what must be known for their safety, what is private or
seen only by those who need it, nobody else's name, and no call or letter that the house has in
mind for them. All of it is in the open book.
"""

from collections.abc import Iterable

from msgspec import Struct

from assistant.guests.view import GuestView
from assistant.recovery.view import MatterView
from assistant.tongue import closest
from assistant.words.address import address

PREFERENCES_MOST, PROMISES_MOST, WORDS_MOST = 8, 5, 3
"""So many are shown, the latest: a guest reads it standing."""


class Promised(Struct, frozen=True):
    """What was promised, and for when."""

    text: str
    due_ms: int


class Turned(Struct, frozen=True):
    """What stands on the turned screen."""

    language: str
    """One of `LANGUAGES`: the guest's, if it is one of them."""
    name: str = ""
    """As the guest is addressed; "" where they would rather not be named."""
    preferences: tuple[str, ...] = ()
    promises: tuple[Promised, ...] = ()
    statements: tuple[str, ...] = ()


def turned(view: GuestView, matters: Iterable[MatterView], spoken: str) -> Turned:
    """Of the guest and of all that was ever open with them; `spoken` is the interface's language,
    for a guest whose own has no catalogue."""
    language = closest(view.identity.language) or spoken
    quiet = view.objects_to("name")
    likes = [
        one.text
        for one in view.preferences
        if one.origin == "said" and view.private_mark(one.id) is None
    ]
    promises = [
        Promised(one.text, one.due_ms)
        for matter in matters
        if not matter.restricted and matter.guest == view.page
        for one in matter.promises
        if one.state == "open" and not one.follow_up
    ]
    promises.sort(key=lambda one: one.due_ms)
    return Turned(
        language=language,
        name="" if quiet else address(view.identity, language),
        preferences=tuple(likes[-PREFERENCES_MOST:]),
        promises=tuple(promises[:PROMISES_MOST]),
        statements=tuple(one.text for one in view.statements[-WORDS_MOST:]),
    )

"""The keys that are about the guest on the card, and what each of them does."""

from collections.abc import Callable
from functools import partial

from ui.counter.card import GuestCard
from ui.counter.matters_at import MattersAt
from ui.counter.promise_row import ANSWERS
from ui.counter.visiting import Visiting


def card_keys(
    card: GuestCard, visiting: Visiting, matters: MattersAt, details: Callable[[], object]
) -> list[tuple[str, Callable[..., object]]]:
    """By their names in the table of keys; `details` opens the form with them."""
    return [
        ("arrive", visiting.on_coming_or_going),
        ("telephones", partial(visiting.on_arrived, "telephone")),
        ("writes", partial(visiting.on_arrived, "online")),
        ("put-right", card.put_right_first),
        ("preferences", card.focus_preferences),
        ("log", card.show_log),
        ("details", details),
        ("own", matters.take_over),
        ("open-case", card.open_case),
        ("trace-done", card.traces.do_first),
        ("pass-trace", card.traces.pass_first),
        *((answer, partial(card.answer_promise, answer)) for answer in ANSWERS),
    ]

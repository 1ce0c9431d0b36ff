"""What is private about a guest, as the card says it: of what kind, whether checked, how long."""

from assistant.guests.labels import FIELDS, SPECIALS, label
from assistant.guests.view import GuestView, PrivateView
from assistant.privacy.entries import Special
from assistant.tongue import _, listed, named
from ui.look.days import written_day


def private_words(view: GuestView) -> str:
    """One line for each mark; "" where nothing is marked."""
    told = {line.id: line for line in view.log}
    texts = []
    for mark in view.private:
        kind, _colon, value = mark.field.partition(":")
        line = told.get(mark.of)
        words = line.text if line is not None else value or label(FIELDS, kind)
        if line is None or not line.undone:
            texts.append(named(words, mark_words(mark)))
    return "\n".join(texts)


def mark_words(mark: PrivateView) -> str:
    """“Health, unverified, until 1 Jun 2027”."""
    return listed(
        (
            label(SPECIALS, mark.special),
            "" if mark.verified else _("unverified"),
            _("until {when}").format(when=written_day(mark.until)) if mark.until else "",
            _("consent withdrawn") if mark.withdrawn_ms else "",
        )
    )


def offer_words(special: Special) -> tuple[str, str]:
    """What is said of a line that looks private, and what the key does about it."""
    if not special:
        return _("This looks private."), _("mark it as private")
    asked = _("{kind}: kept only if the guest agrees. Please ask.")
    return asked.format(kind=label(SPECIALS, special)), _("the guest agrees, today")

"""Tells in the bar how this desk stands with the others; quiet, and never with a dialog."""

from collections.abc import Sequence

from assistant.tongue import _, listed, sentences
from ui.frame.topbar import Pill
from ui.sharing.standing import Standing
from ui.sharing.words import sign_words, standing_words, trouble_words

ICONS = {"together": "monitor-check", "alone": "monitor-x", "removed": "monitor-x"}
ICONS |= {"copied": "monitor-x", "damaged": "monitor-x"}
QUIET = ("apart", "beginning", "elsewhere")


def show_sign(pill: Pill, stand: Standing, names: Sequence[str]) -> None:
    """All up to date is a sign alone; `names` are the desks that are there."""
    if stand.kind in QUIET:
        pill.show_sign("", "")
        return
    there = _("Together with: {desks}").format(desks=listed(names)) if names else ""
    tip = sentences(standing_words(stand), trouble_words(stand), there)
    warns = stand.kind in ("removed", "copied") or bool(trouble_words(stand))
    tone = "warn" if warns else "muted"
    pill.show_sign(tip, ICONS.get(stand.kind, "monitor"), tone, sign_words(stand))

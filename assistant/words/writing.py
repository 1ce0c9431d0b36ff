"""An own line while it is written: what to pick, what is wrong with it, how it reads. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.tongue import LANGUAGES, N_, _
from assistant.words.boxes import forms, has_words, pattern
from assistant.words.entries import Form, Texts, Varies
from assistant.words.faults import Fault, faults, hints, unknown
from assistant.words.own import OwnEntry
from assistant.words.picking import Pick, known, label, pickable
from assistant.words.trying import Preview, previews

__all__ = [
    "Pick",
    "Preview",
    "Trouble",
    "forms",
    "label",
    "obstacles",
    "pattern",
    "pickable",
    "previews",
    "troubles",
]


class Trouble(Struct, frozen=True):
    """What is wrong with a box, or could be better."""

    language: str
    """"" for what concerns the whole line."""
    form: Form
    reason: str
    """An English sentence marked for the catalogue; `facts` fill its `{names}`."""
    facts: Mapping[str, object] = {}
    hint: bool = False
    """The line can be written all the same."""

    @property
    def sentence(self) -> str:
        """The reason in the interface's language."""
        return _(self.reason).format(**self.facts)


def troubles(
    moment: Moment,
    situation: str,
    texts: Texts,
    varies: Varies = "",
    *,
    bears: Collection[str] = (),
    own: Sequence[OwnEntry] = (),
    off: Collection[str] = (),
) -> list[Trouble]:
    """What stands in the way of a line, then what could be better: box by box.

    `own` is the house's lexicon, `off` holds the shipped entries that it has switched off. A
    language of which nothing is written has no trouble.
    """
    found = obstacles(moment, situation, texts, varies, bears)
    wrong = {one.language for one in found}
    for language, boxes in texts.items():
        if has_words(boxes) and language not in wrong:
            found += _hints(moment, boxes, varies, language, own, off)
    return found


def obstacles(
    moment: Moment, situation: str, texts: Texts, varies: Varies, bears: Collection[str]
) -> list[Trouble]:
    """Why a line cannot be written: none of it is a hint."""
    written = {language: boxes for language, boxes in texts.items() if has_words(boxes)}
    if not written:
        return [Trouble("", "", N_("Write the line in one language at least."))]
    can = known(moment, situation, bears)
    found: list[Trouble] = []
    if varies == "visit" and "visit" not in can:
        found.append(_told("", "", unknown("visit", moment)))
    for language, boxes in written.items():
        if language not in LANGUAGES:
            reason = N_("There is no phrase book in this language.")
            found.append(Trouble(language, "", reason))
            continue
        for form in forms(language, varies):
            there = faults(boxes.get(form, ""), moment, language, can)
            found += [_told(language, form, one) for one in there]
    return found


def _hints(
    moment: Moment,
    boxes: Mapping[Form, str],
    varies: Varies,
    language: str,
    own: Sequence[OwnEntry],
    off: Collection[str],
) -> Iterator[Trouble]:
    """What could be better in the boxes of a language, which can all be filled."""
    for form in forms(language, varies):
        found = hints(boxes[form], moment, language, own, off)
        yield from (_told(language, form, one, hint=True) for one in found)


def _told(language: str, form: Form, fault: Fault, *, hint: bool = False) -> Trouble:
    return Trouble(language, form, fault.reason, fault.facts, hint)

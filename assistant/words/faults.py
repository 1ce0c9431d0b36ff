"""What is wrong with a box of an own line, and what could be better in it. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES, N_
from assistant.words.boxes import FILLED_IN, begins_sentence, is_empty, strange_braces, tidied
from assistant.words.lexicon import remarks
from assistant.words.own import OwnEntry
from assistant.words.pace import MOST_SECONDS, seconds
from assistant.words.picking import PUBLIC, label
from assistant.words.situation import DRAFTS
from assistant.words.trying import sample

_END_MARKS = ".?!…。？！"
_MARKS = ",;:" + _END_MARKS + "，；："
_COLON = re.compile(r"[:：]\s?$")


class Fault(Struct, frozen=True):
    """An English sentence marked for the catalogue; `facts` fill its `{names}`."""

    reason: str
    facts: Mapping[str, object] = {}


def faults(box: str, moment: Moment, language: str, can: Collection[str]) -> Iterator[Fault]:
    """Why a box cannot be filled; `can` are the placeholders that may be known."""
    if is_empty(box):
        reason = N_("Some words in {language} are still missing: fill each box, or none.")
        yield Fault(reason, {"language": LANGUAGES[language]})
        return
    try:
        text = tidied(box, moment)
    except Refused as refused:
        yield Fault(refused.reason, refused.facts)
        return
    if piece := strange_braces(text):
        yield Fault(
            N_("Braces are for what the program fills in: pick it, or leave out “{piece}”."),
            {"piece": piece},
        )
    for name in dict.fromkeys(found[0][1:-1] for found in FILLED_IN.finditer(text)):
        if name not in can:
            yield unknown(name, moment)


def unknown(name: str, moment: Moment) -> Fault:
    """Why a placeholder cannot stand in a line of `moment`."""
    if moment in PUBLIC:
        reason = N_("Everybody may read this: leave out {what}.")
    else:
        reason = N_("When this is said, this is not known: {what}. Please leave it out.")
    return Fault(reason, {"what": label(name)})


def hints(
    box: str,
    moment: Moment,
    language: str,
    own: Sequence[OwnEntry],
    off: Collection[str] = (),
) -> Iterator[Fault]:
    """What could be better in a box that can be filled; `off` as for `remarks`."""
    text = tidied(box, moment)
    spoken = FILLED_IN.sub(lambda found: sample(found[0][1:-1], language), text)
    if moment not in DRAFTS:
        if seconds(spoken, language) > MOST_SECONDS:
            yield Fault(N_("This takes long to say. Two short sentences are heard better."))
        yield from _misplaced(text, language)
    bare = FILLED_IN.sub("…", text)
    for one in remarks(bare, language, use="said", own=own, off=off):
        piece = bare[one.start : one.end]
        yield Fault(N_("“{piece}”: {why}"), {"piece": piece, "why": one.reason})


def _misplaced(text: str, language: str) -> Iterator[Fault]:
    """Placeholders that would sound wrong where they stand."""
    for found in FILLED_IN.finditer(text):
        before, after = text[: found.start()], text[found.end() :].lstrip()
        name = found[0][1:-1]
        if name == "name" and language in {"es", "ru"}:
            begins = begins_sentence(text, found.start()) or before.rstrip().endswith(",")
            if not begins or (after and after[0] not in _MARKS):
                reason = N_("A name keeps its form: it stands first, or between commas.")
                yield Fault(reason)
        elif name == "bye":
            if not begins_sentence(text, found.start()) or after[:1] not in tuple(_END_MARKS):
                yield Fault(N_("The good wish is a sentence of its own, with its full stop."))
        elif name == "preference" and language != "zh" and not _COLON.search(before):
            yield Fault(N_("What a guest likes reads best behind a colon, as it was noted."))
        elif name == "asked" and not re.search("[?？]", after):
            yield Fault(N_("What is not sure belongs into a question."))

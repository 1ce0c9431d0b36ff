"""An own line or entry made fit to be kept: cleaned, bounded, or refused with a sentence. Pure."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from assistant.refusal import Refused
from assistant.tongue import LANGUAGES, N_
from assistant.typed import one_line
from assistant.words.boxes import forms, has_words, tidied
from assistant.words.entries import OWN, PhraseWritten, WordWritten
from assistant.words.forms import fault_of
from assistant.words.lexicon import remarks
from assistant.words.own import OwnEntry
from assistant.words.situation import GUARDS, SITUATIONS_OF, unknown_conditions
from assistant.words.writing import obstacles

FORMS_MOST = 40
"""Forms of one entry."""
BETTER_MOST = 200
NO_SITUATION = N_("At this moment there is no situation “{name}”.")
KEY = re.compile(r"[0-9A-Za-z._-]{1,100}")


def ready_line(line: PhraseWritten) -> PhraseWritten:
    """`line` as it is kept; Refused where it could not be filled."""
    if not (line.key.startswith(OWN) and KEY.fullmatch(line.key)):
        raise Refused(N_("“{key}” is no key of a line of the house’s own."), key=line.key)
    if line.situation not in SITUATIONS_OF.get(line.moment, ()):
        raise Refused(NO_SITUATION, name=line.situation)
    if strange := set(line.bears) - set(GUARDS):
        raise Refused(N_("There is no guard “{name}”."), name=min(strange))
    fits = _ready_conditions(line)
    for trouble in obstacles(line.moment, line.situation, line.texts, line.varies, line.bears):
        raise Refused(trouble.reason, **trouble.facts)
    texts = {
        language: {form: tidied(boxes[form], line.moment) for form in forms(language, line.varies)}
        for language, boxes in line.texts.items()
        if has_words(boxes)
    }
    bears = tuple(guard for guard in GUARDS if guard in line.bears)
    return replace(line, texts=texts, bears=bears, fits=fits)


def _ready_conditions(line: PhraseWritten) -> tuple[str, ...]:
    """Each once, and none that holds anyway; Refused where they never hold together."""
    if unknown := unknown_conditions(line.fits):
        raise Refused(N_("There is no condition “{name}”."), name=unknown[0])
    anyway = ("plain", line.situation)
    if any(f"!{condition}" in line.fits for condition in (*anyway, *line.fits)):
        raise Refused(N_("Its conditions never hold together, so nobody would hear this line."))
    return tuple(dict.fromkeys(one for one in line.fits if one not in anyway))


def ready_word(word: WordWritten) -> WordWritten:
    """`word` as it is kept; Refused where its forms could not be found in a text."""
    if not KEY.fullmatch(word.key):
        raise Refused(N_("“{key}” is no key of an entry of the house’s own."), key=word.key)
    if word.language not in LANGUAGES:
        raise Refused(N_("There is no phrase book in this language."))
    say = tuple(dict.fromkeys(one_line(form, BETTER_MOST) for form in word.say))
    if not say:
        raise Refused(N_("Write the word or phrase that this is about."))
    if len(say) > FORMS_MOST:
        raise Refused(N_("One entry holds up to {most} forms."), most=FORMS_MOST)
    for form in say:
        if fault := fault_of(form):
            raise Refused(fault, form=form)
    better, reason = one_line(word.better, BETTER_MOST), one_line(word.reason, BETTER_MOST)
    return replace(word, say=say, better=better, reason=reason)


def refuse_marked(word: WordWritten, others: Sequence[OwnEntry]) -> None:
    """Refused where the better words would be marked themselves, so that nobody could get it right.

    Under “never” by any entry; otherwise by this one.
    """
    entry = OwnEntry(word.key, word.language, word.level, word.say, word.better, word.reason)
    if word.level == "prefer" or not word.better:
        return
    for one in remarks(word.better, word.language, use="said", own=(*others, entry)):
        if word.level == "never" or one.key == f"own.{word.key}":
            piece = word.better[one.start : one.end]
            raise Refused(
                N_("The better words hold “{piece}”, which is marked itself."), piece=piece
            )

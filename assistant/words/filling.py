"""What fills the placeholders of a line for a guest at a moment; the unknown is left out. Pure."""

from collections.abc import Iterable

from assistant.guests.view import PreferenceView
from assistant.tongue import LANGUAGES
from assistant.words.address import address
from assistant.words.hours import hour
from assistant.words.scripts import is_written_for
from assistant.words.situation import Matter, Scene, asked, stated

NOTE_LENGTH = {"en": 36, "es": 36, "zh": 14, "ru": 36}
"""Characters of a noted preference that still fit into a breath."""
_STOPS = frozenset(".!?;:。！？；：…\n")


def phrase_language(tag: str, otherwise: str) -> str:
    """The language that has a phrase book for a guest or clerk who speaks `tag` (BCP 47)."""
    base = tag.partition("-")[0].casefold()
    return base if base in LANGUAGES else otherwise


def fillings(scene: Scene, tag: str, noted_in: str) -> dict[str, str | int]:
    """The values by placeholder for a line in the language of `tag`.

    `noted_in` is the language that staff write notes in. A note is put into a line only where it is
    sure to be in the line's language: by its script, or because staff speak that language.
    """
    language = phrase_language(tag, "en")
    now = hour(tag, scene.now)

    def note(preferences: Iterable[PreferenceView]) -> str:
        texts = (_spoken(preference.text, language, noted_in) for preference in preferences)
        return next(filter(None, texts), "")

    values: dict[str, str | int] = {
        "name": address(scene.view.identity, language),
        "hello": now.hello,
        "hello_mid": now.hello[:1].lower() + now.hello[1:],
        "bye": now.bye,
        "preference": note(stated(scene.view, scene.now_ms)),
        "asked": note(asked(scene.view, scene.now_ms)),
        "owner": " ".join(scene.matter.owner.split()) if scene.matter else "",
        "by": _clock(scene.matter, language),
        # How often a stranger was here nobody knows.
        "visit": scene.visits_before + 1 if scene.view.page else 0,
        "gender": scene.view.identity.gender or "other",
    }
    return {name: value for name, value in values.items() if value}


def _clock(matter: Matter | None, language: str) -> str:
    """The time of the next promise; none while one is overdue: that one is spoken of first."""
    if matter is None or matter.overdue or not matter.by:
        return ""
    one = matter.by.partition(":")[0].lstrip("0") == "1"
    return (("la " if one else "las ") if language == "es" else "") + matter.by


def _spoken(text: str, language: str, noted_in: str) -> str:
    """A noted preference as part of a sentence, or "" where it would not sound like one."""
    words = " ".join(text.split()).rstrip("。. ")
    same_language = language == noted_in or language in {"zh", "ru"}
    if not (same_language and is_written_for(language, words)):
        return ""
    if len(words) > NOTE_LENGTH[language] or _STOPS & set(words):
        return ""
    first, _, rest = words.partition(" ")
    proper = not first[1:].islower() or any(word[:1].isupper() for word in rest.split())
    return words if proper else words[:1].lower() + words[1:]

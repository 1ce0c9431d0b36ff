"""A shipped line's patterns as the boxes of the form take them."""

from collections.abc import Mapping

from assistant.words.boxes import forms
from assistant.words.entries import Form, Varies
from assistant.words.unfolding import boxes

Words = dict[str, dict[Form, str]]


def from_shipped(patterns: Mapping[str, str]) -> tuple[Varies, Words, tuple[str, ...]]:
    """What the line varies with, its words by language, and the languages that fit in no boxes.

    A line varies with one thing in all languages: one that has a single sentence has it in every
    box. The greeting of the hour is one placeholder; it becomes small by itself.
    """
    unfolded: dict[str, tuple[Varies, dict[Form, str]]] = {}
    uncounted: list[str] = []
    for language, pattern in patterns.items():
        try:
            unfolded[language] = boxes(pattern.replace("{hello_mid}", "{hello}"))
        except ValueError:
            uncounted.append(language)
    varies: Varies = next((one for one, _words in unfolded.values() if one), "")
    words: Words = {}
    for language, (own, found) in unfolded.items():
        if own not in ("", varies):
            uncounted.append(language)
            continue
        plain = found.get("other", found.get("", ""))
        words[language] = {form: found.get(form, plain) for form in forms(language, varies)}
    return varies, words, tuple(uncounted)

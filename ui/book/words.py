"""A line of the book in words: whose it is, whether it is offered, and when."""

from collections.abc import Mapping

from assistant.journal.stamp import StaffId
from assistant.languages import language_name
from assistant.tongue import _, listed
from assistant.words.labels import only_labels
from assistant.words.open_book import Shown
from ui.look import days


def signed(line: Shown, names: Mapping[StaffId, str], now_ms: int) -> str:
    """“Of the house · Elena, 12 Oct”; "" for ours."""
    if line.own is None:
        return ""
    name, day = names.get(line.own.staff, ""), days.day(line.own.when_ms, now_ms)
    return " · ".join(filter(None, (_("Of the house"), listed((name, day)))))


def offered(line: Shown, language: str) -> list[str]:
    """When the line is offered, and when it reads differently, each in a short sentence."""
    found = [_("Switched off: it is not offered")] if line.is_off else []
    if line.language != language:
        told = _("Not offered in this language: it has words in {language} only so far")
        found.append(told.format(language=language_name(line.language)))
    varies = "" if line.own is None else line.own.written.varies
    if varies:
        told = _("Other words by gender") if varies == "gender" else _("Other words by visit")
        found.append(told)
    return [*found, *only_labels(line.only)]

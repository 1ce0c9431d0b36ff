"""A suggestion in words: who made it when, how long it waits, what was answered."""

from collections.abc import Mapping

from assistant.journal.stamp import StaffId
from assistant.shift.entries import Answer
from assistant.shift.view import AnswerView, SuggestionView
from assistant.tongue import _, listed, named, p_
from ui.look import days

Names = Mapping[StaffId, str]


def answer_word(answer: Answer) -> str:
    """“Yes”, “No”, “Later”."""
    return {"yes": p_("answer", "Yes"), "no": p_("answer", "No"), "later": p_("answer", "Later")}[
        answer
    ]


def by(view: SuggestionView, names: Names, now_ms: int) -> str:
    """“Elena, 12 Nov”."""
    return listed((names.get(view.staff, ""), days.day(view.when_ms, now_ms)))


def waits(view: SuggestionView, now_ms: int) -> str:
    """“waiting 12 days”; "" for one that has its answer."""
    if view.answers:
        return ""
    if days.ago(view.when_ms, now_ms) == _("today"):
        return _("waiting since today")
    return _("waiting {span}").format(span=days.age(view.when_ms, now_ms))


def answered(answer: AnswerView, names: Names, now_ms: int) -> str:
    """“Yes: it hangs since Monday. Boris, 20 Nov”."""
    told = named(answer_word(answer.answer), " ".join(answer.text.split()))
    signed = listed((names.get(answer.staff, ""), days.day(answer.when_ms, now_ms)))
    return f"{told} · {signed}"

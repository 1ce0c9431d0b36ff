"""What the card says in whole words: visits, moods, the kinds of lines."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guests.entries import KINDS, Identity
from assistant.guests.view import DAY_MS, GuestView, LogLine, MoodView, VisitView
from assistant.journal.stamp import PROGRAM, EntryId, PageId, StaffId
from ui.counter.card_words import address_words, mood_sentence, signed, visits_words
from ui.counter.log_words import log_icon, log_label, log_words
from ui.look.places import ICONS

NOW = int(datetime(2026, 10, 17, 16, 20).timestamp() * 1000)
ID, ELENA = EntryId(bytes(16)), StaffId(b"e" * 16)


def _view(*visits: VisitView, met_days: float = 0, earlier: int = 0, last: str = "") -> GuestView:
    met_ms = round(NOW - met_days * DAY_MS)
    return GuestView(
        PageId(bytes(16)),
        Identity("Ann"),
        met_ms,
        visits=visits,
        earlier_visits=earlier,
        earlier_last=last,
    )


def _visit(days: float, channel: str = "in-person", here: bool = False) -> VisitView:
    arrived = round(NOW - days * DAY_MS)
    return VisitView(ID, channel, arrived, None if here else arrived)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (_view(), "First time"),
        (_view(_visit(0.1, here=True)), "First time"),
        (_view(_visit(0.1, "telephone")), "First time"),
        (_view(_visit(3)), "1 visit  ·  last seen 3 days ago"),
        (_view(_visit(3), _visit(0.1, here=True)), "2 visits  ·  last seen 3 days ago"),
        (_view(_visit(200)), "1 visit  ·  back after 7 months"),
        (_view(_visit(200), _visit(0.1, here=True)), "2 visits  ·  back after 7 months"),
        (_view(_visit(400), _visit(1)), "2 visits  ·  last seen yesterday  ·  since 2025"),
        (_view(earlier=12, last="2026-10-01"), "12 visits  ·  last seen 16 days ago"),
        (_view(earlier=12, last="last year"), "12 visits"),
        (_view(earlier=12), "12 visits"),
    ],
)
def test_visits_are_told_as_a_colleague_would(view: GuestView, said: str) -> None:
    assert visits_words(view, NOW) == said


def _moods(*levels: int) -> list[MoodView]:
    return [MoodView(ID, level, "", ELENA, NOW) for level in levels]


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((), ""),
        ((4, 4), ""),
        ((4, 5, 4), "Pleased each time so far."),
        ((4, 2, 3), "Changeable so far."),
        ((3, 2, 3), "Not at ease yet."),
        ((2, 1, 2, 4, 4, 4), "Better lately than before."),
        ((5, 5, 4, 2, 3, 2), "Less at ease lately than before."),
        ((4, 4, 4, 4, 4, 4), "Pleased, visit after visit."),
        ((3, 3, 3, 3, 3, 3), "Even lately."),
        ((2, 2, 2, 2, 2, 2), "Not at ease for some time."),
    ],
)
def test_the_trend_is_a_sentence(levels: tuple[int, ...], said: str) -> None:
    assert mood_sentence(_moods(*levels)) == said


@given(st.lists(st.integers(1, 5), min_size=3, max_size=30))
def test_every_row_of_moods_has_a_sentence(levels: list[int]) -> None:
    assert mood_sentence(_moods(*levels)).endswith(".")


def test_the_asked_form_of_address_wins_over_a_title() -> None:
    assert address_words(Identity("Ann", title="Dr", call_me="Annie")) == "Address as “Annie”"
    assert address_words(Identity("Ann", title="Dr", language="es")) == "Dr  ·  Spanish"
    assert address_words(Identity("Ann")) == ""
    assert address_words(Identity("Ann", manner="familiar")) == "informally (tú, ты)"


def test_a_line_is_signed_by_name_and_the_program_does_not_sign() -> None:
    assert signed(ELENA, "12 Oct", {ELENA: "Elena"}) == "Elena, 12 Oct"
    assert signed(PROGRAM, "12 Oct", {PROGRAM: "Salve"}) == "12 Oct"
    assert signed(ELENA, "12 Oct", {}) == "12 Oct"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_line_has_a_sign_and_words(kind: str) -> None:
    line = LogLine(ID, kind, "", ELENA, NOW)
    assert (ICONS / f"{log_icon(line)}.svg").is_file()
    assert log_icon(line) != "file-text"
    assert log_label(line) != kind
    assert log_words(line)[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LogLine(ID, "mood-noted", "long wait", ELENA, NOW, facts=(("level", "1"),)),
         ("Upset: long wait", "Mood")),
        (LogLine(ID, "mood-noted", "", ELENA, NOW, facts=(("level", "9"),)), ("Mood", "")),
        (LogLine(ID, "guest-arrived", "", ELENA, NOW, facts=(("channel", "telephone"),)),
         ("Arrived: by telephone", "")),
        (LogLine(ID, "care-noted", "Nuts", ELENA, NOW, facts=(("care", "allergy"),)),
         ("Allergy: Nuts", "Must be known")),
        (LogLine(ID, "preference-noted", "Tea", ELENA, NOW,
                 facts=(("origin", "seen"), ("place", "bar"))),
         ("Tea", "Preference, seen by us, bar")),
        (LogLine(ID, "mistake-put-right", "A dessert", ELENA, NOW, about="Waited"),
         ("A dessert", "Put right: Waited")),
        (LogLine(ID, "preference-confirmed", "", ELENA, NOW, about="Tea"),
         ("Still true: Tea", "")),
        (LogLine(ID, "details-changed", "", ELENA, NOW, facts=(("manner", "familiar"),)),
         ("Details changed: Spoken to: informally (tú, ты)", "")),
        (LogLine(ID, "details-changed", "", ELENA, NOW,
                 facts=(("title", "Dr"), ("language", "ru"), ("nickname", ""), ("gender", "f"))),
         ("Details changed: Title: Dr, Language: Russian, Nickname: —", "")),
        (LogLine(ID, "earlier-visits", "", ELENA, NOW,
                 facts=(("count", "3"), ("last", "2026-01-01"))),
         ("Earlier visits: 3, last 1 Jan 2026", "")),
        (LogLine(ID, "kind-from-a-newer-desk", "words", ELENA, NOW),
         ("words", "kind-from-a-newer-desk")),
    ],
)  # fmt: skip
def test_a_line_of_the_log_in_words(line: LogLine, words: tuple[str, str]) -> None:
    assert log_words(line) == words

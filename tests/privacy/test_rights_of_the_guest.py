"""What a guest may ask for: own words, only keeping, an objection, and what is private."""

from datetime import UTC, datetime

import pytest

from assistant.guests import acts as guest_acts
from assistant.guests.entries import (
    KINDS,
    CareNoted,
    ContactAdded,
    GuestMet,
    Identity,
    LineCorrected,
    LineUndone,
    MoodNoted,
    NoteWritten,
    PreferenceNoted,
)
from assistant.guests.fold import fold_guest
from assistant.guests.view import GuestView
from assistant.journal.entry import Body, Entry, Kinds, Line
from assistant.journal.stamp import Clock, DeskId, EntryId, PageId, StaffId
from assistant.privacy import acts
from assistant.privacy import entries as e
from assistant.refusal import Refused
from assistant.words.advice import advice, withheld
from assistant.words.book import Book
from assistant.words.prompts import prompts

PAGE, DESK, ELENA = PageId(b"g" * 16), DeskId(b"d" * 16), StaffId(b"e" * 16)
NOW_MS = int(datetime(2026, 6, 1, 9, tzinfo=UTC).timestamp() * 1000)


class Page:
    """A guest's page that acts write on, through the wire form."""

    kinds = Kinds(KINDS, e.KINDS)

    def __init__(self, who: Identity | None = None) -> None:
        self.clock, self.lines = Clock(), list[Line]()
        self.tell(GuestMet(who or Identity("Ana Ruiz", call_me="Ana", phones=("+34 600 123 456",))))

    def tell(self, *bodies: Body) -> list[EntryId]:
        ids = []
        for body in bodies:
            kind, data = self.kinds.write(body)
            stamp = self.clock.next(NOW_MS)
            entry = Entry(PAGE, stamp, kind, data, ELENA, DESK, 0, b"", NOW_MS)
            self.lines.append(self.kinds.read(entry))
            ids.append(stamp)
        return ids

    @property
    def view(self) -> GuestView:
        view = fold_guest(PAGE, self.lines)
        assert view is not None
        return view

    def do(self, act, **words) -> list[EntryId]:
        return self.tell(*act(self.view, NOW_MS, **words))

    def words(self, moment="greeting") -> list[str]:
        now = datetime.fromtimestamp(NOW_MS / 1000, UTC)
        asked = prompts(Book(), self.view, moment, "en", now, staff_language="en")
        return [one.text for one in asked]


@pytest.fixture
def page() -> Page:
    return Page()


def test_the_guests_own_words_stand_beside_ours_and_nothing_of_ours_is_lost(page: Page) -> None:
    [note] = page.tell(NoteWritten("Complained about the room"))
    page.do(acts.state, text="I only asked for another one", of=note)
    [said] = page.view.statements
    assert (said.text, said.of) == ("I only asked for another one", note)
    assert [one.text for one in page.view.notes] == ["Complained about the room"]
    line = page.view.log[-1]
    assert (line.kind, line.about) == ("guest-stated", "Complained about the room")
    assert acts.state(page.view, NOW_MS, text=said.text, of=note) == []


def test_own_words_need_words_and_a_line_that_is_there(page: Page) -> None:
    with pytest.raises(Refused, match="few words"):
        page.do(acts.state, text=" \n ")
    with pytest.raises(Refused, match="not on file"):
        page.do(acts.state, text="No", of=EntryId(b"x" * 16))


def test_a_correction_that_the_guest_asked_for_is_told_as_such(page: Page) -> None:
    [note] = page.tell(PreferenceNoted("Tea", "seen"))
    page.do(guest_acts.correct, of=note, text="Green tea", by_guest=True)
    assert page.view.preferences[0].text == "Green tea"
    assert page.view.log[-1].facts == (("by_guest", "yes"),)


def test_what_is_only_kept_goes_into_no_words(page: Page) -> None:
    page.tell(PreferenceNoted("green tea", "said"), MoodNoted(1))
    assert any("Ana" in words for words in page.words())
    page.do(acts.restrict, on=True, text="Until you have checked my name")
    assert page.view.restricted is not None
    assert not any("Ana" in words or "tea" in words for words in page.words())
    assert page.words()
    now = datetime.fromtimestamp(NOW_MS / 1000, UTC)
    told = advice(page.view, "greeting", "en", now, staff_language="en")
    assert told[0] == "What is on file about this guest is only kept, not used."
    assert not any("addressed" in hint for hint in told)
    page.do(acts.restrict, on=False)
    assert page.view.restricted is None
    assert any("Ana" in words for words in page.words())


def test_undone_within_a_minute_it_never_was(page: Page) -> None:
    [wish] = page.do(acts.restrict, on=True)
    page.tell(LineUndone(wish))
    assert page.view.restricted is None


def test_whoever_wants_no_name_hears_none_and_the_desk_is_told(page: Page) -> None:
    page.do(acts.mind, use="name")
    assert page.words()
    assert not any("Ana" in words or "Ruiz" in words for words in page.words())
    now = datetime.fromtimestamp(NOW_MS / 1000, UTC)
    told = advice(page.view, "greeting", "en", now, staff_language="en")
    assert told[0] == "This guest does not want to be greeted by name."


@pytest.mark.parametrize(
    ("use", "moment"),
    [("recommend", "recommend"), ("letters", "survey"), ("letters", "thank-card")],
)
def test_at_a_moment_that_the_guest_does_not_want_nothing_is_said(
    page: Page, use: e.Use, moment: str
) -> None:
    assert page.words(moment)
    page.do(acts.mind, use=use)
    assert page.words(moment) == []
    now = datetime.fromtimestamp(NOW_MS / 1000, UTC)
    assert withheld(page.view, moment, now).startswith("This guest wants no")
    page.do(acts.mind, use=use, on=False)
    assert page.words(moment)


def test_whoever_does_not_want_to_be_watched_is_not(page: Page) -> None:
    page.tell(PreferenceNoted("window table", "seen"), MoodNoted(2))
    page.do(acts.mind, use="notice")
    assert not any("window table" in words for words in page.words())
    for act, words in (
        (guest_acts.note_mood, {"level": 4}),
        (guest_acts.note_preference, {"text": "Tea", "origin": "seen"}),
    ):
        with pytest.raises(Refused, match="only what they tell us"):
            page.do(act, **words)
    page.do(guest_acts.note_preference, text="Tea", origin="said")


def test_a_special_kind_is_kept_only_with_consent_and_for_a_year(page: Page) -> None:
    [care] = page.tell(CareNoted("allergy", "Nuts"))
    with pytest.raises(Refused, match="only if the guest agrees"):
        page.do(acts.mark_private, of=care, special="health", why="For the kitchen")
    with pytest.raises(Refused, match="not come yet"):
        page.do(acts.mark_private, of=care, special="health", consent="2027-06-01")
    with pytest.raises(Refused, match="looks like"):
        page.do(acts.mark_private, of=care, special="health", consent="yesterday")
    words = {"of": care, "special": "health", "why": "For the kitchen", "consent": "2026-06-01"}
    page.do(acts.mark_private, **words)
    [mark] = page.view.private
    assert (mark.of, mark.special, mark.verified) == (care, "health", False)
    assert (mark.consent, mark.until) == ("2026-06-01", "2027-06-01")
    assert acts.mark_private(page.view, NOW_MS, **words) == []


def test_consent_withdrawn_takes_the_line_off_the_card_at_once(page: Page) -> None:
    [care] = page.tell(CareNoted("allergy", "Nuts"))
    page.do(acts.mark_private, of=care, special="health", consent="2026-06-01")
    page.do(acts.withdraw_consent, of=care)
    assert page.view.care == ()
    assert page.view.private[0].withdrawn_ms == NOW_MS
    assert acts.withdraw_consent(page.view, NOW_MS, of=care) == []


def test_consent_withdrawn_for_a_detail_clears_it(page: Page) -> None:
    page.tell(ContactAdded("email", "ana@example.com"))
    field = "email:ana@example.com"
    page.do(acts.mark_private, field=field, why="To send the bill")
    page.do(acts.withdraw_consent, field=field)
    assert page.view.identity.emails == ()


def test_what_was_told_is_unverified_until_somebody_has_checked_it(page: Page) -> None:
    field = "phone:+34 600 123 456"
    with pytest.raises(Refused, match="not marked"):
        page.do(acts.verify, field=field)
    page.do(acts.mark_private, field=field, why="To call back")
    page.do(acts.verify, field=field)
    mark = page.view.private_mark(field=field)
    assert mark is not None
    assert (mark.verified, mark.why) == (True, "To call back")
    page.do(acts.unmark, field=field)
    assert page.view.private == ()


def test_only_what_is_on_file_can_be_marked(page: Page) -> None:
    with pytest.raises(Refused, match="not on file"):
        page.do(acts.mark_private, field="birthday")
    with pytest.raises(Refused, match="not on file"):
        page.do(acts.mark_private, of=EntryId(b"x" * 16))


def test_a_correction_from_an_older_version_reads_as_ours() -> None:
    kinds = Kinds(KINDS)
    kind, body = kinds.write(LineCorrected(EntryId(b"x" * 16), "Tea"))
    assert b"by_guest" not in body
    line = kinds.line(EntryId(b"y" * 16), kind, body, ELENA, DESK, NOW_MS)
    assert line.body.by_guest is False

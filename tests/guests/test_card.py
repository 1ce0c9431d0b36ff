"""The card for scripts and for the terminal."""

import json
from datetime import UTC
from uuid import UUID

import pytest

from assistant.guests import acts
from assistant.guests.card import card, card_text, iso
from assistant.guests.entries import DetailsChanged, EarlierVisits, Identity


@pytest.fixture
def full(story):
    """A guest about whom something of every kind is on file."""
    story.tell(EarlierVisits(3, "2025-05-01"), DetailsChanged({"call_me": "Señora Ruiz"}))
    story.do(acts.greet_quietly, quiet=True)
    story.do(acts.note_care, care="allergy", text="Nuts")
    story.do(acts.note_tie, text="Cousin of Elena")
    story.do(acts.note_preference, text="Window table", origin="seen", place="Restaurant")
    [cold] = story.do(acts.note_mistake, text="Room was cold")
    story.do(acts.put_right, of=cold, text="Another room")
    story.do(acts.note_mistake, text="Wrong bill")
    story.do(acts.note_mood, level=2, cause="The bill")
    [note] = story.do(acts.write_note, text="Trian at five")
    story.do(acts.correct, of=note, text="Train at five")
    [slip] = story.do(acts.write_note, text="Wrong card")
    story.do(acts.undo, of=slip)
    story.do(acts.say, moment="greeting", line="hello", text="How good to see you")
    story.do(acts.arrive, channel="in-person")
    return story


def test_card_is_json_with_everything_on_it(full):
    view = full.view
    data = json.loads(json.dumps(card(view, full.now_ms, {full.lines[0].staff: "Elena"})))
    assert UUID(data["id"]).bytes == view.page
    assert (data["name"], data["phones"], data["call_me"]) == (
        "Ana Ruiz",
        ["+34 600 123 456"],
        "Señora Ruiz",
    )
    assert (data["here"], data["first_time"], data["visit_count"]) == (True, False, 4)
    assert (data["quiet"], data["met"], data["met_by"]) == (
        True,
        "2025-06-15T15:06:40.000Z",
        "Elena",
    )
    assert data["care"][0]["kind"] == "allergy"
    assert data["preferences"][0]["question"] is True
    assert [one["remedy"] for one in data["mistakes"]] == ["Another room", ""]
    assert data["mistakes"][1]["put_right"] is None
    assert data["visits"][0]["left"] is None
    assert [one["text"] for one in data["notes"]] == ["Train at five"]
    assert data["notes"][0]["history"][0]["text"] == "Trian at five"
    assert len(data["log"]) == len(view.log)
    assert all(UUID(line["id"]) and line["when"].endswith("Z") for line in data["log"])
    assert [line["text"] for line in data["log"] if line["undone"]] == ["Wrong card"]
    assert {line["by"] for line in data["log"]} == {"Elena"}


def test_card_of_a_guest_with_nothing_on_file(story):
    data = card(story.view, story.now_ms, {})
    assert data["first_time"] is True
    assert data["days_since_last"] is None
    assert data["notes"] == []
    text = card_text(story.view, story.now_ms, {}, UTC)
    assert text.splitlines()[:3] == ["Ana Ruiz", "First time", "Telephone: +34 600 123 456"]


def test_every_field_of_the_identity_is_on_the_card(story):
    assert set(Identity.__struct_fields__) <= card(story.view, 0, {}).keys()


def test_text_card_reads_plainly(full):
    text = card_text(full.view, full.now_ms, {full.lines[0].staff: "Elena"}, UTC)
    for line in (
        "Here now · 4 visits · last seen 45 days ago",
        "Form of address: Señora Ruiz",
        "  Allergy: Nuts",
        "  2025-06-15 15:06  Still so? Window table · Restaurant · seen by us",
        "    2025-06-15 15:06  put right: Another room",
        "  2025-06-15 15:06  Wrong bill · not put right yet",
        "  2025-06-15 15:06  tense · The bill",
        "  2025-06-15 15:06  in person · here since then",
        "  2025-06-15 15:06  [taken back] Note · Wrong card — Elena",
        "    before: Trian at five",
        "  2025-06-15 15:06  Quiet greeting · asked for — Elena",
        "  2025-06-15 15:06  Details changed · Form of address: Señora Ruiz — Elena",
        "  2025-06-15 15:06  Put right · Another room (Room was cold) — Elena",
    ):
        assert line in text.splitlines()


def test_text_card_tells_codes_in_words(story):
    story.tell(DetailsChanged({"language": "zh-TW", "gender": "x"}))
    text = card_text(story.view, story.now_ms, {}, UTC)
    assert "Language: Chinese" in text
    assert "Gender: Neither" in text
    assert "Details changed · Language: Chinese · Gender: Neither" in text


@pytest.mark.parametrize("ms", [-(10**18), -1, 0, 253402300799999, 10**18])
def test_time_of_any_clock_can_be_written(ms):
    assert len(iso(ms)) == len("1970-01-01T00:00:00.000Z")


def test_known_time_is_written_in_utc():
    assert iso(1_750_000_000_123) == "2025-06-15T15:06:40.123Z"

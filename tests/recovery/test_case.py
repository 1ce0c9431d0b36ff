"""A matter for scripts and terminals."""

import json
from datetime import UTC
from typing import Any

from assistant.recovery import acts, promises
from assistant.recovery.case import case, case_text
from tests.recovery.conftest import ELENA, MAREK, STAFF

NAMES = {page: one.name for page, one in STAFF.items()}


def told_story(house: Any) -> Any:
    page = house.open()
    house.do(page, acts.note_deed, text="Moved to 508")
    due_ms = house.now_ms + 3_600_000
    house.do(page, promises.promise, text="Ring her", due_ms=due_ms, owner=MAREK)
    return house.view(page)


def test_the_case_as_json_says_who_and_when(house: Any) -> None:
    told = json.loads(json.dumps(case(told_story(house), NAMES)))
    assert (told["text"], told["owner"], told["open"]) == ("The shower is cold", "Elena", True)
    assert told["opened"] == "2025-06-15T15:06:40.000Z"
    assert told["promises"][0]["owner"] == "Marek"
    assert told["promises"][0]["due"] == "2025-06-15T16:06:40.002Z"
    assert told["closing"] is None
    assert told["wishes_met"] == ["how-long", "progress"]
    assert {line["staff"] for line in told["log"]} == {NAMES[ELENA]}


def test_what_is_open_is_told_in_a_few_lines(house: Any) -> None:
    view = told_story(house)
    assert case_text(view, NAMES, house.now_ms, UTC).splitlines() == [
        "Serious: “The shower is cold”",
        "  2025-06-15 15:06 Seen to by Elena",
        "  2025-06-15 15:06 Moved to 508",
        "  2025-06-15 16:06 Promised: Ring her · Marek",
    ]

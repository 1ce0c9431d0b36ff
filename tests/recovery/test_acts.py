"""What may be done about a matter: each act, and each thing that cannot be done."""

from typing import Any

import pytest

from assistant.guests.entries import MistakeNoted, MistakePutRight, MoodNoted
from assistant.journal.stamp import EntryId
from assistant.recovery import acts, gestures, promises, standing
from assistant.recovery.entries import NOBODY
from assistant.recovery.view import may_see
from assistant.refusal import Refused
from tests.recovery.conftest import BRANDT, ELENA, GONE, GUEST, MAREK, STAFF

HOUR_MS = 60 * 60 * 1000


def refusal(house: Any, page: Any, act: Any, **words: Any) -> str:
    """The sentence with which an act is refused; nothing is written then."""
    before = len(house.pages[page])
    with pytest.raises(Refused) as told:
        house.do(page, act, **words)
    assert len(house.pages[page]) == before
    return told.value.sentence()


def test_who_opens_a_problem_owns_it(house: Any) -> None:
    assert house.view(house.open()).owner == ELENA


def test_a_problem_can_be_opened_before_a_word_is_typed(house: Any) -> None:
    page = house.open(text=" ", guest=NOBODY, who="the lady of table 4")
    house.do(page, acts.change, text="The soup was cold")
    view = house.view(page)
    assert (view.text, view.who, view.guest) == ("The soup was cold", "the lady of table 4", NOBODY)


def test_a_second_problem_within_the_span_calls_somebody_with_authority(house: Any) -> None:
    house.open()
    house.later(days=89)
    assert house.view(house.open()).called_for == "again"


def test_a_problem_long_after_is_no_second_failure(house: Any) -> None:
    house.open()
    house.later(days=91)
    assert house.view(house.open()).called_ms == 0


def test_the_same_kind_is_a_second_failure_however_long_ago(house: Any) -> None:
    house.do(house.open(), acts.change, defect="rework")
    house.later(days=900)
    page = house.open()
    house.do(page, acts.change, defect="breakdown")
    assert house.view(page).called_ms == 0
    house.do(page, acts.change, defect="rework")
    assert house.view(page).called_for == "again"


def test_naming_the_guest_of_an_open_problem_tells_a_second_failure(house: Any) -> None:
    house.open()
    page = house.open(guest=NOBODY)
    house.pages[page] = house.pages[page][:1]  # as it was opened while nobody knew the guest
    house.do(page, acts.name_guest, guest=GUEST)
    view = house.view(page)
    assert (view.guest, view.called_for) == (GUEST, "again")


def test_a_step_done_twice_keeps_the_first(house: Any) -> None:
    page = house.open()
    house.do(page, acts.do_step, step="hear")
    first = next(step for step in house.view(page).steps if step.key == "hear")
    house.signer = MAREK
    house.later(minutes=3)
    assert house.do(page, acts.do_step, step="hear") == []
    assert first in house.view(page).steps
    assert (first.staff, first.part) == (ELENA, "facts")


def test_taking_over_leaves_a_trace(house: Any) -> None:
    page = house.open()
    house.signer = MAREK
    house.do(page, acts.take_over)
    assert house.do(page, acts.take_over) == []
    assert [(one.owner, one.by) for one in house.view(page).owners] == [
        (ELENA, ELENA),
        (MAREK, MAREK),
    ]


def test_nobody_who_has_left_can_own_anything(house: Any) -> None:
    page = house.open()
    sentence = "Please choose somebody who works here."
    assert refusal(house, page, acts.pass_on, owner=GONE) == sentence
    words = {"text": "Ring", "due_ms": house.now_ms + 1, "owner": GONE}
    assert refusal(house, page, promises.promise, **words) == sentence


# -- promises -----------------------------------------------------------------------------------


def promised(house: Any, minutes: int = 60) -> tuple[Any, Any]:
    """A problem with a promise: both ids."""
    page = house.open()
    due_ms = house.now_ms + minutes * 60_000
    house.do(page, promises.promise, text="Ring her", due_ms=due_ms)
    return page, house.view(page).promises[0].id


def test_a_promise_in_the_past_is_refused(house: Any) -> None:
    page = house.open()
    told = refusal(house, page, promises.promise, text="Ring", due_ms=house.now_ms)
    assert told.startswith("This time has passed.")


def test_a_promise_goes_through_its_stages(house: Any) -> None:
    page, _ = promised(house)
    promise, soon_ms = house.view(page).promises[0], house.policy.soon_ms
    minute = 60_000
    stages = {
        left: promise.stage(promise.due_ms - left * minute, soon_ms) for left in (40, 30, 0, -4, -5)
    }
    assert stages == {40: "later", 30: "soon", 0: "due", -4: "due", -5: "overdue"}


def test_a_promise_is_renewed_before_its_time_and_not_after(house: Any) -> None:
    page, of = promised(house)
    first_ms = house.view(page).promises[0].due_ms
    house.do(page, promises.renew_promise, of=of, due_ms=first_ms + HOUR_MS)
    known = house.view(page).promises[0]
    assert (known.due_ms, known.renewed) == (first_ms + HOUR_MS, (first_ms,))
    house.later(minutes=121)
    told = refusal(house, page, promises.renew_promise, of=of, due_ms=house.now_ms + HOUR_MS)
    assert told.startswith("Its time has come.")


def test_a_broken_promise_is_a_mistake_of_its_own_and_can_be_given_anew(house: Any) -> None:
    page, of = promised(house)
    house.later(minutes=90)
    due_ms = house.now_ms + HOUR_MS
    house.do(page, promises.break_promise, of=of, reason="The line was dead", due_ms=due_ms)
    broken, again = house.view(page).promises
    assert (broken.state, broken.reason) == ("broken", "The line was dead")
    assert (again.state, again.text, again.due_ms) == ("open", "Ring her", due_ms)
    assert [(one.page, one.body) for one in house.elsewhere] == [
        (GUEST, MistakeNoted("Ring her", matter=page, broke="promise"))
    ]


def test_a_kept_promise_cannot_be_broken_nor_a_broken_one_kept(house: Any) -> None:
    page, of = promised(house)
    house.do(page, promises.keep_promise, of=of)
    assert house.do(page, promises.keep_promise, of=of) == []
    assert refusal(house, page, promises.break_promise, of=of) == "This promise was kept already."
    page, of = promised(house)
    house.do(page, promises.break_promise, of=of)
    assert refusal(house, page, promises.keep_promise, of=of).startswith("This promise is on file")


def test_a_promise_alone_is_a_matter_with_an_owner_until_it_is_kept(house: Any) -> None:
    words = {"text": "Extra pillow", "due_ms": house.now_ms + HOUR_MS, "owner": MAREK}
    page = house.open(promises.promise_alone, **words)
    view = house.view(page)
    assert (view.is_problem, view.is_open, view.owner) == (False, True, MAREK)
    house.do(page, acts.pass_on, owner=BRANDT)
    assert house.view(page).owner == BRANDT
    house.do(page, promises.keep_promise, of=view.promises[0].id)
    assert not house.view(page).is_open


def test_a_promise_outlives_the_end_of_its_problem(house: Any) -> None:
    page, of = promised(house)
    house.do(page, acts.close, content=True)
    assert [one.id for one in standing.open_promises(house.view(page))] == [of]
    house.do(page, promises.keep_promise, of=of)
    assert standing.open_promises(house.view(page)) == []


# -- gestures -----------------------------------------------------------------------------------


def test_what_is_left_to_give_is_the_limit_less_what_was_given_today(house: Any) -> None:
    page = house.open()
    assert standing.left(house.view(page), house.around(page)) == 10_000
    house.do(page, gestures.give, gesture="gift", text="Wine", cost=4_000)
    other = house.open()
    assert standing.left(house.view(other), house.around(other)) == 6_000
    told = refusal(house, other, gestures.give, gesture="gift", text="Fruit", cost=6_001)
    assert told.startswith("This is more than you may give")
    house.do(other, gestures.give, gesture="gift", text="Fruit", cost=6_000)
    house.later(days=1)
    assert standing.left(house.view(other), house.around(other)) == 10_000


def test_a_persons_own_limit_goes_before_the_roles(house: Any) -> None:
    house.settle(limits={**house.policy.limits, ELENA.hex(): 500})
    page = house.open()
    assert standing.left(house.view(page), house.around(page)) == 500
    house.signer = BRANDT
    assert standing.left(house.view(page), house.around(page)) is None


@pytest.mark.parametrize("cost", [-1, -100])
def test_a_negative_amount_is_refused(house: Any, cost: int) -> None:
    told = refusal(house, house.open(), gestures.give, gesture="gift", text="Wine", cost=cost)
    assert told == "What a gesture costs is 0 or more."


def test_a_gesture_without_a_problem_is_refused(house: Any) -> None:
    words = {"text": "Extra pillow", "due_ms": house.now_ms + HOUR_MS}
    page = house.open(promises.promise_alone, **words)
    told = refusal(house, page, gestures.give, gesture="gift", text="Wine")
    assert told == "A gesture belongs to a problem. Open the problem first."


def test_beyond_the_limit_somebody_with_authority_says_yes_and_it_is_given_once(house: Any) -> None:
    page = house.open()
    house.do(page, gestures.ask, gesture="refund", text="The night", cost=12_000)
    of = house.view(page).asks[0].id
    given = {"gesture": "refund", "text": "The night", "cost": 12_000, "asked": of}
    assert refusal(house, page, gestures.give, **given).startswith("This request has not been")
    house.signer = MAREK
    assert refusal(house, page, gestures.approve, of=of).startswith("This is for Ms Brandt.")
    house.signer = BRANDT
    house.do(page, gestures.approve, of=of)
    house.signer = ELENA
    house.do(page, gestures.give, **given)
    assert refusal(house, page, gestures.give, **given).startswith("This request has not been")
    assert standing.left(house.view(page), house.around(page)) == 10_000  # another's yes


def test_a_no_says_what_is_offered_instead(house: Any) -> None:
    page = house.open()
    house.do(page, gestures.ask, gesture="refund", text="The night", cost=12_000)
    of = house.view(page).asks[0].id
    house.signer = BRANDT
    told = refusal(house, page, gestures.offer_instead, of=of, text=" ")
    assert told == "Please write what is offered instead."
    words = {"text": "Dinner for two", "gesture": "free", "cost": 6_000}
    house.do(page, gestures.offer_instead, of=of, **words)
    assert refusal(house, page, gestures.approve, of=of) == "This request was answered already."
    house.signer = ELENA
    assert "alternatives" in standing.wishes_met(house.view(page))
    house.do(page, gestures.give, gesture="free", text="Dinner", cost=6_000, asked=of)


def test_nobody_answers_their_own_request(house: Any) -> None:
    house.signer = BRANDT
    page = house.open()
    house.do(page, gestures.ask, gesture="gift", text="Wine", cost=1)
    told = refusal(house, page, gestures.approve, of=house.view(page).asks[0].id)
    assert told == "Somebody else has to answer your own request."


# -- the end ------------------------------------------------------------------------------------


def test_a_problem_is_closed_when_the_guest_is_content_or_for_a_reason(house: Any) -> None:
    page = house.open()
    assert refusal(house, page, acts.close, content=False).startswith("Please write why")
    house.do(page, acts.close, content=False, reason="The guest has left")
    assert not house.view(page).is_open
    told = refusal(house, page, acts.note_fact, text="The lift as well")
    assert told.startswith("This problem was closed meanwhile.")
    house.do(page, acts.reopen)
    house.do(page, acts.note_fact, text="The lift as well")


def test_closing_writes_the_guests_card_once(house: Any) -> None:
    page = house.open()
    house.do(page, acts.note_deed, text="Moved to 508")
    opened_ms = house.view(page).opened_ms
    house.do(page, acts.close, content=True, mood=4)
    mistake, remedy, mood = house.elsewhere
    assert mistake.body == MistakeNoted("The shower is cold", matter=page)
    assert mistake.happened_at == opened_ms
    assert isinstance(remedy.body, MistakePutRight)
    assert (remedy.body.text, remedy.of) == ("Moved to 508", 0)
    assert mood.body == MoodNoted(4, "The shower is cold")
    house.elsewhere.clear()
    house.do(page, acts.reopen)
    house.do(page, acts.close, content=True)
    assert house.elsewhere == []


def test_a_content_guest_leaves_nothing_open_on_the_card(house: Any) -> None:
    page = house.open()
    house.do(page, acts.close, content=True, settled="The guest is content.")
    assert [one.body for one in house.elsewhere][1:] == [
        MistakePutRight(EntryId(b""), "The guest is content.")
    ]
    page = house.open()
    house.elsewhere.clear()
    house.do(page, acts.close, content=False, reason="Left in anger", settled="Content.")
    assert [type(one.body) for one in house.elsewhere] == [MistakeNoted]


def test_nothing_of_a_restricted_problem_goes_to_the_card(house: Any) -> None:
    page = house.open(restricted="theft")
    house.do(page, acts.close, content=True, mood=3)
    assert house.elsewhere == []


def test_a_restricted_problem_is_seen_by_those_who_need_it(house: Any) -> None:
    view = house.view(house.open(restricted="injury"))
    assert [name for name in STAFF if may_see(view, STAFF[name])] == [ELENA, BRANDT]
    assert not may_see(view, None)


def test_closing_takes_back_what_was_asked(house: Any) -> None:
    page = house.open()
    house.do(page, gestures.ask, gesture="gift", text="Wine", cost=1)
    house.do(page, acts.close, content=True)
    assert [one.state for one in house.view(page).asks] == ["withdrawn"]
    assert not standing.needs_authority(house.view(page))


def test_a_line_is_taken_back_within_a_minute_and_corrected_later(house: Any) -> None:
    page = house.open()
    of = house.do(page, acts.note_fact, text="Shower cld")[0]
    house.do(page, acts.correct, of=of, text="Shower cold")
    fact = house.view(page).facts[0]
    assert (fact.text, fact.history[0].text) == ("Shower cold", "Shower cld")
    house.do(page, acts.undo, of=of)
    assert house.view(page).facts == ()
    slow = house.do(page, acts.note_fact, text="Since Friday")[0]
    house.later(minutes=2)
    assert refusal(house, page, acts.undo, of=slow).startswith("A line can be taken back")


def test_the_wishes_that_the_story_tells_are_met_by_themselves(house: Any) -> None:
    page, of = promised(house)
    assert standing.wishes_met(house.view(page)) == {"how-long"}
    house.do(page, promises.keep_promise, of=of)
    house.do(page, acts.do_step, step="forgiveness")
    house.do(page, acts.note_deed, text="Moved to 508")
    house.do(page, acts.mark_wish, wish="cause")
    assert standing.wishes_met(house.view(page)) == {
        *("how-long", "called-back", "person", "progress", "cause")
    }
    assert standing.next_wish(house.view(page)) == "contact"


def test_a_promise_ticked_off_by_a_slip_is_open_again(house: Any) -> None:
    page, of = promised(house)
    kept = house.do(page, promises.keep_promise, of=of)[0]
    house.do(page, acts.undo, of=kept)
    assert house.view(page).promises[0].state == "open"

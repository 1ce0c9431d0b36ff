"""What waits for whom: requests first, then calls, and one's own with their answers."""

from assistant.recovery import acts, gestures
from assistant.recovery.deciding import again, decisions

# The people of conftest: Elena a clerk, Marek a trainee, Ms Brandt a manager.


def staff(house, page):
    return house.around().staff[page]


def asked(house, signer, text="Dinner", cost=20_000):
    house.signer = signer
    page = house.open()
    house.do(page, gestures.ask, gesture="free", text=text, cost=cost)
    return page


def people(house):
    by_name = {one.name: page for page, one in house.around().staff.items()}
    return by_name["Elena"], by_name["Marek"], by_name["Ms Brandt"]


def test_requests_come_before_calls_and_the_longest_waiting_first(house) -> None:
    elena, marek, brandt = people(house)
    first = asked(house, elena, "Dinner")
    house.later(minutes=5)
    second = asked(house, marek, "Taxi")  # a second failure for the same guest: called as well
    found = decisions([house.view(second), house.view(first)], staff(house, brandt))
    told = [(one.kind, one.ask.text if one.ask else "") for one in found]
    assert told == [("ask", "Dinner"), ("ask", "Taxi"), ("call", "")]


def test_clerk_sees_own_requests_only_those_with_an_answer_first(house) -> None:
    elena, marek, brandt = people(house)
    page = asked(house, elena, "Dinner")
    house.do(page, gestures.ask, gesture="gift", text="Flowers", cost=15_000)
    asked(house, marek)
    house.signer = brandt
    dinner = house.view(page).asks[0].id
    house.do(page, gestures.approve, of=dinner)
    found = decisions([house.view(one) for one in house.pages], staff(house, elena))
    assert [(one.kind, one.ask.text, one.is_news) for one in found] == [
        ("own", "Dinner", True),
        ("own", "Flowers", False),
    ]


def test_who_asked_does_not_decide(house) -> None:
    _elena, _marek, brandt = people(house)
    page = asked(house, brandt)
    found = decisions([house.view(page)], staff(house, brandt))
    assert [one.kind for one in found] == ["own"]


def test_withdrawn_requests_and_closed_problems_wait_for_nobody(house) -> None:
    elena, _marek, brandt = people(house)
    page = asked(house, elena)
    house.do(page, gestures.withdraw, of=house.view(page).asks[0].id)
    assert decisions([house.view(page)], staff(house, brandt)) == []
    page = asked(house, elena)
    house.do(page, acts.close, content=True)
    assert decisions([house.view(page)], staff(house, brandt)) == []
    assert decisions([house.view(page)], None) == []


def test_decision_is_known_again_when_it_was_answered_meanwhile(house) -> None:
    elena, _marek, brandt = people(house)
    page = asked(house, elena)
    [found] = decisions([house.view(page)], staff(house, brandt))
    house.signer = brandt
    house.do(page, gestures.approve, of=found.ask.id)
    now = again(found, [house.view(page)])
    assert now.key == found.key
    assert found.waits
    assert not now.waits
    assert again(found, []) is None

"""Situations to practise in, as tables: who comes, what happened, what is asked of the clerk. Pure.

Each text is a whole sentence in itself, to be translated as such: a name stands only as the one who
acts, so that no language has to bend it, and nothing tells whether a guest is a man or a woman.
"""

from typing import Literal

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.tongue import N_

Field = Literal["door", "telephone", "wrong"]
"""What one can choose to practise."""
Place = Literal["arrives", "here", "calls", "unknown", "unknown-calls"]
"""How the guest is met: coming in, already in the house, by telephone; the last two unknown."""
OfTheGuest = (
    Literal["put-right", "unsettled", "low-last-time", "put-right-today", "promise-broken"]
    | Literal["quiet", "access", "allergy", "birthday", "said", "seen", "bright", "low"]
)
OfTheMatter = Literal["matter", "grave", "again", "promised", "overdue", "kept"]
Sets = OfTheGuest | OfTheMatter | Literal["expected", "value"]
"""What a sentence makes true of the guest or of what is open."""


class Past(Struct, frozen=True):
    """How often a guest was here, and how long ago; told by how the guest is met now."""

    visits: tuple[int, int]
    """The fewest and the most before this one."""
    days: int
    """Since the last one."""
    apart: int
    """Days between those before it."""
    arrives: str
    here: str = ""
    calls: str = ""


class Beat(Struct, frozen=True):
    """Something that happened, or is so: a sentence, and what it makes true."""

    told: str = ""
    """"" where the card alone says it."""
    sets: tuple[Sets, ...] = ()
    again: bool = False
    """Only of somebody who was here before."""


class Plot(Struct, frozen=True):
    """A kind of situation."""

    moment: Moment
    ask: str
    """The task, a question."""
    place: Place
    weight: int
    fields: frozenset[Field]
    pasts: tuple[str, ...] = ()
    beats: tuple[tuple[Beat, ...], ...] = ()
    """One of each group is drawn."""


PASTS: dict[str, Past] = {
    "first": Past(
        *((0, 0), 0, 0),
        N_("{name} comes in, for the first time."),
        N_("{name} is here for the first time."),
        N_("{name} calls, and has never been here."),
    ),
    "weeks": Past(
        *((2, 4), 21, 60),
        N_("{name} comes back after three weeks."),
        N_("{name} is here again after three weeks."),
        N_("{name} calls. The last visit was three weeks ago."),
    ),
    "regular": Past(
        *((11, 22), 9, 9),
        N_("{name} comes often, and is back after nine days."),
        N_("{name} is often here."),
        N_("{name} calls, and is often here."),
    ),
    "year": Past(
        *((2, 4), 372, 40),
        N_("{name} comes back after a year."),
        N_("{name} is here again after a year."),
        N_("{name} calls. The last visit was a year ago."),
    ),
    "two-years": Past(
        *((2, 4), 738, 40),
        N_("{name} comes back after two years."),
        N_("{name} is here again after two years."),
        N_("{name} calls. The last visit was two years ago."),
    ),
    "tenth": Past((9, 9), 14, 14, N_("{name} comes in, for the tenth time.")),
    "anniversary": Past(
        *((2, 2), 90, 0), N_("{name} comes in. The first visit was two years ago to the day.")
    ),
}
EVERY = tuple(PASTS)
TOLD_EVERYWHERE = tuple(key for key, past in PASTS.items() if past.calls)
KNOWN = tuple(key for key in TOLD_EVERYWHERE if key != "first")

NOTHING = Beat()
_LAST_TIME = (
    NOTHING,
    NOTHING,
    Beat(
        N_("Last time the room was not ready in time. It was put right the same day."),
        ("put-right",),
        again=True,
    ),
    Beat(
        N_("Last time the wake-up call was forgotten. We apologised, and breakfast was on us."),
        ("put-right",),
        again=True,
    ),
    Beat(
        N_("Last time a meal came to the table cold. A fresh one was brought at once."),
        ("put-right",),
        again=True,
    ),
    Beat(
        N_("Last time the bill was wrong, and it has not been put right."),
        ("unsettled",),
        again=True,
    ),
    Beat(
        N_("Last time there was a long wait, and the mood was low."),
        ("low-last-time",),
        again=True,
    ),
)
_ON_THE_CARD = (
    NOTHING,
    Beat(N_("The arrival was announced for today."), ("expected",)),
    Beat(N_("The card asks for a quiet greeting, without the name."), ("quiet",)),
    Beat(N_("The card speaks of a wheelchair, and of the way without steps."), ("access",)),
    Beat(N_("It is the guest’s birthday today."), ("birthday",)),
    Beat("", ("said",), again=True),
    Beat("", ("seen",), again=True),
)
_ABOUT_A_CALL = (NOTHING, Beat(N_("The arrival was announced for today."), ("expected",)))
_LEAVING = (
    Beat(N_("The bill is paid, and the bags are in the car.")),
    Beat(N_("The meal is over, and the coats are here.")),
)
_STAY = (
    NOTHING,
    Beat(N_("The mood is bright today."), ("bright",)),
    Beat(N_("The guest says little today, and looks tired."), ("low",)),
    Beat(N_("The shower ran cold today. It was put right within the hour."), ("put-right-today",)),
    Beat(N_("It is the guest’s birthday today."), ("birthday",)),
    Beat(N_("The card asks for a quiet greeting, without the name."), ("quiet",)),
)
_WRONG = (
    Beat(N_("The shower has run cold since this morning."), ("matter",)),
    Beat(N_("The reserved table was given to somebody else."), ("matter",)),
    Beat(N_("A suitcase went astray, and cannot be found."), ("matter",)),
    Beat(N_("The bill shows two things that were never ordered."), ("matter",)),
)
_GRAVE = (
    Beat(
        N_("There were nuts in the dessert, though the card warns of it. A doctor is on the way."),
        ("matter", "grave", "allergy"),
    ),
    Beat(
        N_("Somebody opened the room by mistake, while the guest was asleep."), ("matter", "grave")
    ),
)
_PUT_RIGHT_TODAY = (
    Beat(N_("The shower ran cold today. It was put right within the hour."), ("put-right-today",)),
    Beat(N_("The bill was wrong today. It was put right at once."), ("put-right-today",)),
)
_STILL_MISSING = Beat(
    N_("The guest has to go, and the suitcase that went astray is not found yet."), ("matter",)
)
_WRONG_BY_CALL = (
    Beat(N_("The bill shows two things that were never ordered."), ("matter",)),
    Beat(N_("A coat was left here, and was sent to a wrong address."), ("matter",)),
)
_TWICE = Beat(N_("It is the second time during this stay."), ("again",))
_OVERDUE = Beat(N_("An answer was promised by {by}, and that time has passed."), ("overdue",))
_PROMISED = Beat(N_("{owner} sees to it. An answer is promised by {by}."), ("promised",))
_KEPT = Beat(N_("What was promised for today is done. The rest is still open."), ("kept",))
_BROKEN = Beat(N_("A call was promised for {by}, and nobody called."), ("promise-broken",))
_ANGRY = Beat(N_("The voice is loud, and others look over."))
_DOUBTS = (
    Beat(N_("The garden room is tempting, and its price is a doubt.")),
    Beat(N_("Is the set menu right for a child of six? The guest is not sure.")),
)

_DOOR: frozenset[Field] = frozenset({"door"})
_CALL: frozenset[Field] = frozenset({"telephone"})
_BAD: frozenset[Field] = frozenset({"door", "wrong"})
_BAD_CALL: frozenset[Field] = frozenset({"telephone", "wrong"})
_FIRST_WORDS, _PARTING = N_("What do you say first?"), N_("How do you part?")
_FEEL = N_("How do you show that you feel with the guest?")
_IS_IT_RIGHT = N_("How do you make sure that it is right?")
_SORRY, _CALMLY = N_("How do you apologise?"), N_("How do you bring calm to this?")


def _recovery(moment: Moment, ask: str, weight: int, *then: Beat) -> Plot:
    """Something went wrong for somebody who is here."""
    beats = (_WRONG, then) if then else (_WRONG,)
    return Plot(moment, ask, "here", weight, _BAD, TOLD_EVERYWHERE, beats)


def _afterwards(moment: Moment, ask: str) -> Plot:
    """It has been put right."""
    return Plot(moment, ask, "here", 1, _BAD, TOLD_EVERYWHERE, (_PUT_RIGHT_TODAY,))


def _service(moment: Moment, ask: str, weight: int, *told: str) -> Plot:
    """Something everyday, with somebody who is here."""
    beats = (tuple(Beat(text) for text in told),)
    return Plot(moment, ask, "here", weight, _DOOR, TOLD_EVERYWHERE, beats)


def _doubtful(moment: Moment, ask: str, then: str = "") -> Plot:
    """Somebody hesitates, and one step of five is asked for (H22)."""
    beats = (_DOUBTS, (Beat(then),))
    return Plot(moment, ask, "here", 1, _DOOR, TOLD_EVERYWHERE, beats)


def _call(moment: Moment, ask: str, *beats: Beat) -> Plot:
    """Somebody known is on the telephone."""
    return Plot(moment, ask, "calls", 2, _CALL, TOLD_EVERYWHERE, (beats,))


PLOTS: tuple[Plot, ...] = (
    Plot("greeting", _FIRST_WORDS, "arrives", 16, _DOOR, EVERY, (_LAST_TIME, _ON_THE_CARD)),
    Plot("greeting", _FIRST_WORDS, "arrives", 4, _BAD, KNOWN, (_LAST_TIME[2:],)),
    Plot(
        *("greeting", _FIRST_WORDS, "here", 4, _BAD, TOLD_EVERYWHERE),
        (_WRONG, (NOTHING, _PROMISED, _OVERDUE, _KEPT)),
    ),
    Plot("greeting", _FIRST_WORDS, "here", 2, _BAD, TOLD_EVERYWHERE, ((_BROKEN,),)),
    Plot("greeting", _FIRST_WORDS, "calls", 5, _CALL, TOLD_EVERYWHERE, (_LAST_TIME, _ABOUT_A_CALL)),
    Plot("farewell", _PARTING, "here", 10, _DOOR, TOLD_EVERYWHERE, (_LEAVING, _STAY)),
    Plot(
        *("farewell", _PARTING, "here", 2, _BAD, TOLD_EVERYWHERE),
        ((_STILL_MISSING,), (NOTHING, _PROMISED)),
    ),
    Plot(
        *("farewell", _PARTING, "here", 1, _BAD, TOLD_EVERYWHERE),
        (_LEAVING[:1], (_BROKEN,)),
    ),
    # -- on the telephone ------------------------------------------------------------------------
    Plot(
        *("answer-call", N_("How do you answer?"), "unknown-calls", 4, _CALL, ()),
        ((Beat(N_("The telephone rings for the second time. Nobody knows yet who it is.")),),),
    ),
    Plot(
        *("ask-name", N_("How do you ask for the name?"), "unknown-calls", 2, _CALL, ()),
        ((Beat(N_("Somebody asks on the telephone for a table on Saturday.")),),),
    ),
    Plot(
        *("ask-name", N_("How do you ask for the name?"), "unknown", 2, _DOOR, ()),
        ((Beat(N_("Somebody whom you have not met asks for a room for tonight.")),),),
    ),
    _call(
        *("ask-details", N_("How do you ask for it, and say why?")),
        Beat(N_("A table is booked. You need a number, in case something changes.")),
    ),
    _call(
        *("details-declined", N_("What do you answer?")),
        Beat(N_("You asked for a telephone number. The guest would rather not give it.")),
    ),
    _call(
        *("hold", N_("What do you say before the hold?")),
        Beat(N_("Does the last train run on Sunday? You need fifteen seconds to look it up.")),
    ),
    _call(
        *("hold-end", N_("What are your first words?")),
        Beat(N_("After fifteen seconds on hold you have the answer.")),
    ),
    _call(
        *("hold-longer", N_("What do you say now?")),
        Beat(N_("After seventeen seconds on hold you do not have the answer yet.")),
    ),
    _call(
        *("read-back", _IS_IT_RIGHT),
        Beat(N_("You have written down a number: {value}."), ("value",)),
    ),
    _call(
        *("end-call", _PARTING),
        Beat(N_("All is settled: a room for two nights.")),
        Beat(N_("The guest comes later today, and all is settled."), ("expected",)),
        Beat(N_("The bill shows two things that were never ordered."), ("matter",)),
    ),
    # -- everyday --------------------------------------------------------------------------------
    _service(
        *("recommend", N_("How do you help to choose?"), 5),
        N_("The guest looks at the menu for a long time, and asks what you would take."),
        N_("Two rooms are free. The guest asks which one is better."),
    ),
    Plot(
        *("recommend", N_("How do you help to choose?"), "here", 2, _DOOR, TOLD_EVERYWHERE),
        ((Beat(N_("The guest asks for something sweet. The card warns of nuts."), ("allergy",)),),),
    ),
    _service(
        *("not-needed", N_("What is your honest advice?"), 2),
        N_("The guest asks for the large room. For one night the small one is enough."),
    ),
    _service(
        *("lead", N_("How do you show the way?"), 2),
        N_("The guest asks the way to the garden room."),
    ),
    _service(
        *("lead-from-here", N_("How do you help from where you stand?"), 2),
        N_("The guest asks the way to the garden room. You are alone at the counter."),
    ),
    _service(
        *("wait", N_("What do you say to the one who waits?"), 2),
        N_("You are with somebody else, and the guest waits in line."),
    ),
    _service(
        *("delay", N_("How do you say it before you are asked?"), 3),
        N_("The room will be ready ten minutes later than promised."),
        N_("The kitchen is ten minutes late."),
    ),
    _service(
        *("instead", N_("How do you say what can be done?"), 5),
        N_("The guest asks for a table by the window. All are taken today, tomorrow one is free."),
        N_("The guest would like to smoke on the balcony. It is allowed only in the garden."),
    ),
    _service(
        *("channels", N_("What do you offer?"), 1),
        N_("The guest asks how to reach you later."),
    ),
    _doubtful("objection-listen", _FIRST_WORDS),
    _doubtful("objection-repeat", N_("How do you play it back?"), N_("You have listened.")),
    _doubtful(*("objection-ask", N_("What do you ask?")), N_("You want to understand it better.")),
    _doubtful("objection-answer", N_("What is your honest answer?")),
    _doubtful("objection-confirm", _IS_IT_RIGHT, N_("You have answered.")),
    _service("survey", N_("Which one question do you ask?"), 1, N_("There is a quiet minute.")),
    Plot(
        *("survey-thanks", N_("How do you thank for the answer?"), "here", 2, _DOOR),
        TOLD_EVERYWHERE,
        (
            (
                Beat(
                    N_("You asked what could be better. “More light by the bed,” says the guest.")
                ),
                Beat(N_("You asked how it was. It was loud, two nights long."), ("low",)),
            ),
        ),
    ),
    # -- when something went wrong ---------------------------------------------------------------
    _recovery("listen", _FIRST_WORDS, 3),
    _recovery("empathise", _FEEL, 3),
    _recovery("calm", _CALMLY, 3, _ANGRY, _TWICE),
    _recovery("apologise", _SORRY, 6, NOTHING, _TWICE, _OVERDUE),
    Plot("listen", _FIRST_WORDS, "here", 1, _BAD, TOLD_EVERYWHERE, (_GRAVE,)),
    Plot("empathise", _FEEL, "here", 1, _BAD, TOLD_EVERYWHERE, (_GRAVE,)),
    Plot("calm", _CALMLY, "here", 1, _BAD, TOLD_EVERYWHERE, (_GRAVE,)),
    Plot("apologise", _SORRY, "here", 2, _BAD, TOLD_EVERYWHERE, (_GRAVE,)),
    Plot("apologise", _SORRY, "calls", 3, _BAD_CALL, KNOWN, (_WRONG_BY_CALL,)),
    Plot("listen", _FIRST_WORDS, "calls", 2, _BAD_CALL, KNOWN, (_WRONG_BY_CALL,)),
    _recovery("facts", N_("You want to have it right. What do you ask?"), 2),
    _recovery("solve", N_("How do you go on from here?"), 4, NOTHING, _TWICE, _OVERDUE, _PROMISED),
    _recovery("record", N_("You take a pen. What do you say?"), 1),
    _recovery("meanwhile", N_("You have asked who can decide. What do you say meanwhile?"), 2),
    _afterwards("thank", N_("How do you thank for being told?")),
    _afterwards("ask-adviser", N_("How do you ask the guest for advice?")),
)
"""Weighted by how often it happens at a counter, and by what it means to the guest."""

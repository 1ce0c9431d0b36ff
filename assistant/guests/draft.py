"""The card while it is being folded, and what each kind of line does to it."""

from typing import Any, get_args

from msgspec import structs

from assistant.guests import entries as e
from assistant.guests import view as v
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy.entries import Use

TEXT_FIELDS = frozenset(structs.asdict(e.Identity(""))) - {"phones", "emails", "quiet"}
"""The fields of `Identity` that `DetailsChanged` may name."""
GENDERS = frozenset(get_args(e.Gender))
MANNERS = frozenset(get_args(e.Manner))
USES = frozenset(get_args(Use))
_CHOICES = {"gender": GENDERS, "manner": MANNERS}

History = tuple[v.Words, ...]


class Draft:
    """The card while it is being folded."""

    def __init__(self, met: Line, undone: set[EntryId], spoken: dict[EntryId, list[Line]]) -> None:
        self.met = met
        self.undone = undone
        self.spoken = spoken
        self.fields: dict[str, Any] = structs.asdict(met.body.who)
        self.phones = dict.fromkeys(met.body.who.phones)
        self.emails = dict.fromkeys(met.body.who.emails)
        self.care: list[v.CareView] = []
        self.ties: list[v.TieView] = []
        self.preferences: list[v.PreferenceView] = []
        self.moods: list[v.MoodView] = []
        self.visits: list[v.VisitView] = []
        self.open_at = -1  # the place in `visits` of the open one
        self.mistakes: list[v.MistakeView] = []
        self.notes: list[v.NoteView] = []
        self.said: list[v.SaidView] = []
        self.log: list[v.LogLine] = []
        self.statements: list[v.StatementView] = []
        self.restricted: v.RestrictionView | None = None
        self.objections: dict[str, v.ObjectionView] = {}
        self.private: dict[tuple[EntryId, str], v.PrivateView] = {}
        self.earlier = e.EarlierVisits(0)
        self.met_ms, self.met_by = met.when_ms, met.staff
        self.source: str = met.body.source
        self.joined: list[v.JoinView] = []

    def marks(self, of: EntryId, kind: type[Any]) -> list[Line]:
        """The lines of `kind` that speak of line `of`, oldest first."""
        return [line for line in self.spoken.get(of, ()) if type(line.body) is kind]

    def wordings(self, line: Line, words: str) -> list[v.Words]:
        """All wordings of `line`, whose first words are `words`: the last one holds."""
        first = v.Words(words, line.staff, line.when_ms)
        corrections = self.marks(line.id, e.LineCorrected)
        return [first, *(v.Words(c.body.text, c.staff, c.when_ms) for c in corrections)]

    def view(self, page: PageId) -> v.GuestView:
        """The card as it stands."""
        self.fields |= {"phones": tuple(self.phones), "emails": tuple(self.emails)}
        return v.GuestView(
            page=page,
            identity=e.Identity(**self.fields),
            met_ms=self.met_ms,
            care=tuple(self.care),
            ties=tuple(self.ties),
            preferences=tuple(self.preferences),
            moods=tuple(self.moods),
            visits=tuple(self.visits),
            mistakes=tuple(self.mistakes),
            notes=tuple(self.notes),
            said=tuple(self.said),
            log=tuple(self.log),
            earlier_visits=max(0, self.earlier.count),
            earlier_last=self.earlier.last,
            source=self.source,
            met_by=self.met_by,
            statements=tuple(self.statements),
            restricted=self.restricted,
            objections=tuple(self.objections.values()),
            private=tuple(self.private.values()),
            joined=tuple(self.joined),
        )


def details(draft: Draft, line: Line, text: str, history: History) -> None:
    """Unknown fields are a newer desk's; a card without a name is nobody's."""
    for field, value in line.body.changes.items():
        if field not in TEXT_FIELDS or (field == "name" and not value):
            continue
        if field not in _CHOICES or value in _CHOICES[field]:
            draft.fields[field] = value


def contact_added(draft: Draft, line: Line, text: str, history: History) -> None:
    """One more number or address; one that is there already stays in its place."""
    (draft.phones if line.body.contact == "phone" else draft.emails).setdefault(text)


def contact_removed(draft: Draft, line: Line, text: str, history: History) -> None:
    """One that is not there is no loss."""
    (draft.phones if line.body.contact == "phone" else draft.emails).pop(text, None)


def quiet(draft: Draft, line: Line, text: str, history: History) -> None:
    """The latest wish holds."""
    draft.fields["quiet"] = line.body.quiet


def care(draft: Draft, line: Line, text: str, history: History) -> None:
    """On the card until it is retired."""
    draft.care.append(v.CareView(line.id, line.body.care, text, line.staff, line.when_ms, history))


def tie(draft: Draft, line: Line, text: str, history: History) -> None:
    """On the card until it is retired."""
    draft.ties.append(v.TieView(line.id, text, line.staff, line.when_ms, history))


def preference(draft: Draft, line: Line, text: str, history: History) -> None:
    """What holds today: first words, corrections and changes in one history."""
    body, last, confirmed_ms, words_id = line.body, text, line.when_ms, line.id
    origin = body.origin
    if line.id in draft.spoken:
        asked = draft.marks(line.id, e.PreferenceConfirmed)
        changes = draft.marks(line.id, e.PreferenceChanged)
        if changes:
            wordings = draft.wordings(line, body.text)
            for change in changes:
                wordings += draft.wordings(change, change.body.text)
            last, history, words_id = wordings[-1].text, tuple(wordings[:-1]), changes[-1].id
        if asked or changes:
            origin = "said"
            confirmed_ms = max(confirmed_ms, *(a.when_ms for a in asked + changes))
    draft.preferences.append(
        v.PreferenceView(
            line.id,
            last,
            origin,
            body.place,
            line.staff,
            line.when_ms,
            confirmed_ms,
            history,
            words_id,
        )
    )


def mood(draft: Draft, line: Line, text: str, history: History) -> None:
    """A level that this version cannot draw stays in the log only."""
    if line.body.level in e.MOOD_LEVELS:
        draft.moods.append(
            v.MoodView(line.id, line.body.level, text, line.staff, line.when_ms, history)
        )


def arrived(draft: Draft, line: Line, text: str, history: History) -> None:
    """A call or an online contact is over at once, and leaves a visit in person as it is."""
    now_ms, channel = line.when_ms, line.body.channel
    if channel != "in-person":
        draft.visits.append(v.VisitView(line.id, channel, now_ms, now_ms))
        return
    if draft.open_at >= 0:
        before = draft.visits[draft.open_at]
        since_ms = now_ms - before.arrived_ms
        if abs(since_ms) < v.SAME_ARRIVAL_MS:
            return
        if since_ms < 0:  # an old visit written down while the guest is here
            draft.visits.append(v.VisitView(line.id, channel, now_ms, now_ms, True))
            return
        draft.visits[draft.open_at] = ended(before, before.arrived_ms, True)
    draft.open_at = len(draft.visits)
    draft.visits.append(v.VisitView(line.id, channel, now_ms, None))


def ended(visit: v.VisitView, left_ms: int, presumed: bool = False) -> v.VisitView:
    return v.VisitView(visit.id, visit.channel, visit.arrived_ms, left_ms, presumed)


def left(draft: Draft, line: Line, text: str, history: History) -> None:
    """Closes the open visit; with none open it is only logged."""
    if draft.open_at >= 0:
        visit = draft.visits[draft.open_at]
        left_ms = max(visit.arrived_ms, line.when_ms)  # a desk's clock may stand back
        draft.visits[draft.open_at] = ended(visit, left_ms)
        draft.open_at = -1


def earlier(draft: Draft, line: Line, text: str, history: History) -> None:
    """The latest count holds."""
    draft.earlier = line.body


def mistake(draft: Draft, line: Line, text: str, history: History) -> None:
    """A mistake with everything that was done to put it right."""
    remedy, done_ms = "", 0
    if line.id in draft.spoken:
        remedies = draft.marks(line.id, e.MistakePutRight)
        remedy = "\n".join(draft.wordings(r, r.body.text)[-1].text for r in remedies)
        done_ms = max((r.when_ms for r in remedies), default=0)
    body, staff, when_ms = line.body, line.staff, line.when_ms
    draft.mistakes.append(
        v.MistakeView(
            line.id, text, staff, when_ms, remedy, done_ms, history, body.matter, body.broke
        )
    )


def note(draft: Draft, line: Line, text: str, history: History) -> None:
    """A note as it stands."""
    draft.notes.append(v.NoteView(line.id, text, line.staff, line.when_ms, history))


def said(draft: Draft, line: Line, text: str, history: History) -> None:
    """A prompt that was used."""
    draft.said.append(v.SaidView(line.body.moment, line.body.line, line.when_ms))


def stated(draft: Draft, line: Line, text: str, history: History) -> None:
    """The guest's own words stand beside ours."""
    of = line.body.of
    draft.statements.append(v.StatementView(line.id, text, line.staff, line.when_ms, of, history))


def restricted(draft: Draft, line: Line, text: str, history: History) -> None:
    """The latest word holds."""
    view = v.RestrictionView(line.id, text, line.staff, line.when_ms)
    draft.restricted = view if line.body.on else None


def objected(draft: Draft, line: Line, text: str, history: History) -> None:
    """The latest word on each use holds; a use that this version does not know stays in the log."""
    use = line.body.use
    draft.objections.pop(use, None)
    if line.body.on and use in USES:
        draft.objections[use] = v.ObjectionView(line.id, use, text, line.staff, line.when_ms)


def marked(draft: Draft, line: Line, text: str, history: History) -> None:
    """The latest mark of a line or field holds."""
    b = line.body
    draft.private.pop((b.of, b.field), None)
    draft.private[b.of, b.field] = v.PrivateView(
        line.id,
        b.of,
        b.field,
        b.special,
        text,
        b.verified,
        b.consent,
        b.until,
        line.staff,
        line.when_ms,
    )


def unmarked(draft: Draft, line: Line, text: str, history: History) -> None:
    """It is not private after all."""
    draft.private.pop((line.body.of, line.body.field), None)


def withdrawn(draft: Draft, line: Line, text: str, history: History) -> None:
    """It is to go; where nothing was marked there is nothing that could."""
    key = (line.body.of, line.body.field)
    if key in draft.private:
        draft.private[key] = structs.replace(draft.private[key], withdrawn_ms=line.when_ms)

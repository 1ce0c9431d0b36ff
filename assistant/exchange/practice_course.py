"""The practice store is written in the order in which everything in it happened.

A handover tells its items as they stood when it was given, and the order of lines tells what was
before it. So what happened until then is written first, then the handover, then what came after.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from assistant import model
from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.journal.stamp import PageId

Pages = Iterable[tuple[PageId, Sequence[Draft]]]


class Course:
    """Pages whose lines are written stage by stage. Not for the GUI thread."""

    def __init__(self, desk: Desk, pages: Pages, ends_ms: Sequence[int]) -> None:
        """A stage lasts until one of `ends_ms` (milliseconds, rising); what is later is the last.

        Lines of one page that come in several parts follow one another.
        """
        self._desk = desk
        self._stages: list[dict[PageId, list[int]]] = [{} for _ in (*ends_ms, 0)]
        self._drafts: dict[PageId, list[Draft]] = {}
        for page, drafts in pages:
            known = self._drafts.setdefault(page, [])
            before = len(known)
            for place, draft in enumerate(drafts, start=before):
                of = None if draft.of is None else before + draft.of
                known.append(structs.replace(draft, of=of))
                stage = self._stages[bisect_left(ends_ms, draft.happened_at or 0)]
                stage.setdefault(page, []).append(place)

    def go_on(self, stage: int, first: Mapping[PageId, list[Draft]]) -> None:
        """Write the lines of a stage; the stages are written in their order, `first` before it."""
        now = {page: self._lines(stage, page) for page in self._stages[stage]}
        self._desk.pouring.pour({**first, **now}.items())

    def _lines(self, stage: int, page: PageId) -> list[Draft]:
        """The lines of a page in a stage; the one that a line speaks of may be in an earlier."""
        before = [place for one in self._stages[:stage] for place in one.get(page, ())]
        now = self._stages[stage][page]
        drafts = [self._drafts[page][place] for place in now]
        return [
            structs.replace(draft, of=now.index(draft.of))
            if draft.of in now
            else self._of_earlier(draft, page, before)
            for draft in drafts
        ]

    def _of_earlier(self, draft: Draft, page: PageId, before: Sequence[int]) -> Draft:
        if draft.of is None:
            return draft
        place = before.index(draft.of)
        line = self._desk.look_up(lambda tx: list(model.lines(tx, page)))[place]
        return structs.replace(draft, body=structs.replace(draft.body, of=line.id), of=None)

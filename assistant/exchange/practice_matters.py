"""The practice store's problems and promises, made by hand and read from their file."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from assistant.drafts import Draft
from assistant.exchange.story import MINUTE_MS, at_ms, parted
from assistant.guests.entries import MistakeNoted, MistakePutRight
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId, StaffId, new_id
from assistant.recovery import entries as e

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
_THEIRS = EntryId(b"")
"""Stands for the id of an earlier line until the desk gives it one."""


def matters(
    guests: Mapping[str, PageId], signers: Mapping[str, StaffId], now_ms: int
) -> Iterator[tuple[PageId, list[Draft]]]:
    """The matters, and what those that are over left on their guests' cards.

    `guests` are the pages by name; times count back from `now_ms`.
    """
    text = (files("resources") / "practice" / "matters.toml").read_text("utf-8")
    for told in tomllib.loads(text)["matter"]:
        story = _Story(told, guests, signers, now_ms)
        for line in told["story"].strip().splitlines():
            story.read(line)
        yield story.page, story.drafts
        if story.on_card:
            yield story.guest, story.on_card


class _Story:
    """Reads the lines of one matter; keeps those that later lines speak of."""

    def __init__(
        self,
        told: Mapping[str, str],
        guests: Mapping[str, PageId],
        signers: Mapping[str, StaffId],
        now_ms: int,
    ) -> None:
        self.page = PageId(new_id(now_ms))
        self.guest = guests[told["guest"]] if "guest" in told else e.NOBODY
        self.drafts: list[Draft] = []
        self.on_card: list[Draft] = []
        self._who = told.get("who", "")
        self._signers, self._now_ms = signers, now_ms
        self._promise: int | None = None

    def read(self, text: str) -> None:
        """One line of the file. ValueError where it makes no sense."""
        when, name, what, words = parted(text, self._signers)
        signer, happened_at = self._signers[name], at_ms(when, self._now_ms)
        body = self._body(what, words, signer)
        of = self._promise if what in ("kept", "broken", "passed") else None
        if what == "promise":
            self._promise = len(self.drafts)
        self.drafts.append(Draft(body, signer, happened_at, of))
        if isinstance(body, e.ProblemClosed) and self.guest:
            self._leave_on_card(signer, happened_at)

    def _leave_on_card(self, signer: StaffId, ended_ms: int) -> None:
        """As `recovery.acts.close` does."""
        first, bodies = self.drafts[0], [draft.body for draft in self.drafts]
        done = [one.text for one in bodies if isinstance(one, e.DeedNoted | e.GestureMade)]
        words = next(one.text for one in bodies if isinstance(one, e.ProblemOpened))
        noted = MistakeNoted(words, matter=self.page)
        self.on_card.append(Draft(noted, first.staff, first.happened_at))
        if done:
            right = MistakePutRight(_THEIRS, "\n".join(done))
            self.on_card.append(Draft(right, signer, ended_ms, of=0))

    def _body(self, what: str, words: str, signer: StaffId) -> Body:
        first, _, rest = words.partition(" ")
        match what:
            case "problem":
                return e.ProblemOpened(
                    rest, STEPS, guest=self.guest, who=self._who, severity=int(first)
                )
            case "promise":
                due_ms = self._now_ms + int(first) * MINUTE_MS
                return e.PromiseMade(rest, due_ms, signer, guest=self.guest)
            case "gesture":
                gesture: Any = first
                cost, _, text = rest.partition(" ")
                return e.GestureMade(gesture, text, int(cost), "EUR")
            case "kind":
                defect: Any = words
                return e.ProblemChanged(defect=defect)
            case "passed":
                return e.PromisePassed(_THEIRS, self._signers[words])
            case "content":
                return e.ProblemClosed(content=True, mood=int(words))
        return self._plain(what, words, signer)

    def _plain(self, what: str, words: str, signer: StaffId) -> Body:
        wish: Any = words
        plain: dict[str, Body] = {
            "cause": e.ProblemChanged(cause=words),
            "product": e.ProblemChanged(product=words),
            "place": e.ProblemChanged(place=words),
            "fact": e.FactNoted(words),
            "deed": e.DeedNoted(words),
            "step": e.StepDone(words),
            "own": e.OwnerChanged(signer),
            "kept": e.PromiseKept(_THEIRS),
            "broken": e.PromiseBroken(_THEIRS, words),
            "wish": e.WishMarked(wish),
            "reason": e.ProblemClosed(content=False, reason=words),
        }
        if what not in plain:
            raise ValueError(what)
        return plain[what]

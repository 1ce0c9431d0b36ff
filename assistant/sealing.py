"""What not everybody may see is encrypted for those who may; this desk opens it for who is here.

Restricted problems (H8) are in boxes, line by line (`recovery.sealed`), and so is what handovers
say of them (`ItemSealed`), as soon as somebody who may see them has a key (`people.keys`), that
is, a PIN. Secrets are held in memory only, and only while the person is at this desk. Before there
is such a key the window alone hides what is restricted. What was written by then, or before it was
restricted, goes into boxes afterwards, also from other pages (`copied`); its open lines are
erased.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import structs
from sqlalchemy import Connection

from assistant import copied, model
from assistant.chain import Chain, Drafts
from assistant.drafts import Draft
from assistant.journal import stubs
from assistant.journal.entry import Line, rank
from assistant.journal.stamp import HOUSE, PageId, StaffId
from assistant.people import keys
from assistant.people.entries import HouseKeyGiven, HouseKeyMade, KeysMade
from assistant.people.rights import Right, may
from assistant.recovery import entries as e
from assistant.recovery import register, sealed
from assistant.recovery.fold import fold_matter
from assistant.recovery.standing import needs_authority
from assistant.recovery.view import MatterView
from assistant.refusal import Refused
from assistant.shift.entries import ItemSealed
from assistant.tongue import N_
from assistant.who import staff as all_staff

SEES: Right = "see-restricted"


class Sealing:
    """Safe on any thread; what is to be written is asked for by the desk's one writer."""

    def __init__(self, chain: Chain, signed: Callable[[], StaffId | None]) -> None:
        self._chain, self._signed = chain, signed
        self._lock = threading.Lock()
        self._whose: StaffId | None = None
        self._own = b""
        self._house: tuple[bytes, ...] = ()
        self._known: dict[bytes, bytes] = {}
        """Keys of problems that were opened for who is here, by their names."""

    # -- who is here ------------------------------------------------------------------------------

    def only(self, staff: StaffId | None) -> None:
        """Somebody is at this desk: the secrets of all others are forgotten."""
        with self._lock:
            if staff != self._whose:
                self._whose, self._own, self._house, self._known = staff, b"", (), {}

    def unlock(self, tx: Connection, staff: StaffId, secret: bytes) -> None:
        """A person's own key is open, as their PIN was right."""
        with self._lock:
            self._whose, self._own, self._known = staff, secret, {}
            self._house = _house_secrets(tx, secret)

    def own(self, staff: StaffId) -> bytes:
        """The secret of who is here; b"" where it is not open."""
        with self._lock:
            return self._own if staff == self._whose else b""

    @staticmethod
    def kept(tx: Connection, staff: StaffId) -> KeysMade | None:
        """A person's key as it was written down last."""
        story = model.own_lines(tx, staff)
        made = [line.body for line in story if isinstance(line.body, KeysMade)]
        return made[-1] if made else None

    # -- reading ----------------------------------------------------------------------------------

    def opened(self, tx: Connection, views: Iterable[MatterView]) -> list[MatterView]:
        """The matters, those in boxes opened as far as who is here has their keys."""
        return [self._opened(tx, view) if view.restricted == "sealed" else view for view in views]

    def _opened(self, tx: Connection, view: MatterView) -> MatterView:
        story = self.story(list(model.own_lines(tx, view.page)))
        return view if story is None else fold_matter(view.page, story) or view

    def story(self, lines: Sequence[Line]) -> list[Line] | None:
        """The lines of a matter out of their boxes, in order; None where there is no key."""
        known = self._keys(lines)
        boxes = [line.body for line in lines if type(line.body) is e.MatterSealed]
        out = (sealed.out_of_box(box.key, box.box, known) for box in boxes)
        found = {one.id: one for one in out if one is not None}
        if not found:
            return None
        bare = [line for line in lines if type(line.body) not in (e.MatterSealed, e.MatterKeyGiven)]
        return sorted([*bare, *map(_line, found.values())], key=lambda line: line.id)

    def sheets(self, tx: Connection) -> model.Opened:
        """Opens the lines of handovers: words for which who is here has no key are left out."""
        known: dict[PageId, dict[bytes, bytes]] = {}

        def out(line: Line) -> Line | None:
            body = line.body
            if type(body) is not ItemSealed:
                return line
            if body.matter not in known:
                known[body.matter] = self.keys(tx, body.matter)
            one = sealed.out_of_box(body.key, body.box, known[body.matter])
            return _line(one) if one is not None else None

        def opened(lines: Iterable[Line]) -> list[Line]:
            found = (one for line in lines if (one := out(line)) is not None)
            return sorted(found, key=lambda line: line.id)

        return opened

    def keys(self, tx: Connection, matter: PageId) -> dict[bytes, bytes]:
        """The keys of a problem that who is here can open, by their names."""
        return self._keys(list(model.own_lines(tx, matter)))

    def _keys(self, lines: Sequence[Line]) -> dict[bytes, bytes]:
        with self._lock:
            secrets, known = (self._own, *self._house), dict(self._known)
        mine = {keys.public(secret): secret for secret in secrets if secret}
        for given in sealed.keys_given(lines):
            key: bytes | None = None
            if not given.to:
                key = given.sealed
            elif given.key not in known and given.to in mine:
                key = keys.taken(given.sealed, mine[given.to])
            # What is handed under another key's name would lock that one's boxes.
            if key is not None and sealed.is_key(key, given.key):
                known[given.key] = key
        with self._lock:
            if (self._own, *self._house) == secrets:
                self._known.update(known)
        return known

    # -- writing ----------------------------------------------------------------------------------

    def drafts(self, tx: Connection, drafts: Drafts, now_ms: int) -> Drafts:
        """`drafts` as they are to be written: those of restricted problems in boxes."""
        found = {page: self._drafts(tx, page, lines, now_ms) for page, lines in drafts.items()}
        out = {page: list(those[page]) for page, those in found.items()}
        for page, those in found.items():
            for other in those.keys() - {page}:  # behind the page's own, which count their places
                out.setdefault(other, []).extend(those[other])
        return out

    def _drafts(self, tx: Connection, page: PageId, drafts: Sequence[Draft], now_ms: int) -> Drafts:
        raw = list(model.own_lines(tx, page))
        restricts = any(getattr(draft.body, "restricted", None) for draft in drafts)
        if page == HOUSE or not (restricts or sealed.is_sealed(raw)):
            return {page: drafts}
        return self._boxed(tx, page, raw, drafts, now_ms)

    def words(self, tx: Connection, drafts: Drafts, now_ms: int) -> Drafts:
        """`drafts` of a handover as they are to be written: words on problems in boxes too."""
        hidden = set(register.restricted(tx))
        if not hidden:
            return drafts
        return {
            page: [self._words(tx, page, draft, hidden, now_ms) for draft in lines]
            for page, lines in drafts.items()
        }

    def _words(
        self, tx: Connection, page: PageId, draft: Draft, hidden: set[PageId], now_ms: int
    ) -> Draft:
        matter = self._matter(tx, page, draft.body)
        found = self.key(tx, matter) if matter in hidden else None
        if found is None:
            return draft
        [(line, _draft)] = self._as_lines(tx, (), [draft], now_ms)
        name, key = found
        box = sealed.boxed(_to_box(line), key)
        return structs.replace(draft, body=ItemSealed(matter, name, box), id=line.id)

    def _matter(self, tx: Connection, page: PageId, body: Any) -> PageId:
        """The page of what a line of a handover has words of, or answers to; b"" for nothing."""
        item, of = copied.item_of(body), getattr(body, "of", b"")
        if item is None and of:
            story = self.sheets(tx)(model.own_lines(tx, page))
            items = (copied.item_of(one.body) for one in story if one.id == of)
            item = next(filter(None, items), None)  # of one that was moved a stub is there as well
        return item.page if item is not None else PageId(b"")

    def key(self, tx: Connection, matter: PageId) -> tuple[bytes, bytes] | None:
        """The name and the key under which is written of a problem; None where it is in no box.

        Refused for whoever cannot read it.
        """
        raw = list(model.own_lines(tx, matter))
        if not sealed.is_sealed(raw):
            return None
        story, known = self.story(raw), self._keys(raw)
        view = fold_matter(matter, story) if story is not None else None
        name = _latest(sealed.keys_given(raw), known)
        if view is not None and not view.restricted:
            return None
        if view is None or not name:
            raise Refused(N_("This is no longer on file."))
        return name, known[name]

    def _boxed(
        self, tx: Connection, page: PageId, raw: list[Line], drafts: Sequence[Draft], now_ms: int
    ) -> Drafts:
        """`drafts` in boxes, with all that is not in one yet, here and elsewhere."""
        house = _house_key(tx)
        before = self.story(raw) if sealed.is_sealed(raw) else raw
        if not house or before is None:
            return {page: drafts}
        fresh = self._as_lines(tx, before, drafts, now_ms)
        view = fold_matter(page, [*before, *(line for line, _draft in fresh)])
        was = fold_matter(page, before)
        if view is None:
            return {page: drafts}
        if sealed.is_sealed(raw) and was is not None and not (was.restricted or view.restricted):
            return {page: drafts}
        known = self._keys(raw)
        given = sealed.keys_given(raw)
        name = _latest(given, known)
        key = known[name] if name else sealed.fresh_key()
        with self._lock:  # whoever writes it goes on with it, whatever they may open later
            self._known[sealed.name_of(key)] = key
        waits = needs_authority(view)
        out = list(self._grants(tx, view, key, house, given))
        bare = _bare(tx, page)
        there = copied.copies(tx, view) if view.restricted else copied.NONE
        boxed = [copied.to_box(one) for lines in there.cards.values() for one in lines]
        out += [_draft(sealed.into_box(x, key, view, waits=waits), x) for x in (*bare, *boxed)]
        for line, draft in fresh:
            box = sealed.into_box(_to_box(line), key, view, waits=waits)
            out.append(Draft(box, draft.staff, draft.happened_at, id=line.id))
        open_keys = _open_keys(raw) if view.restricted else []  # restricted again
        if bare or open_keys:
            out.append(copied.erased([*bare, *open_keys]))
        if not view.restricted:
            out.append(Draft(e.MatterKeyGiven(sealed.name_of(key), b"", key)))
        return {page: out} | copied.moved(there, page, key)

    def _as_lines(
        self, tx: Connection, before: Sequence[Line], drafts: Sequence[Draft], now_ms: int
    ) -> list[tuple[Line, Draft]]:
        """The drafts as they will be read, each with its place in time."""
        signed = self._signed() or StaffId(PageId(b""))
        fresh: list[tuple[Line, Draft]] = []
        for draft in drafts:
            stamp, body = self._chain.stamp(tx, now_ms), draft.body
            if draft.of is not None:
                of = before[-1].id if draft.of < 0 else fresh[draft.of][0].id
                body = structs.replace(body, of=of)
            when_ms = now_ms if draft.happened_at is None else draft.happened_at
            line = Line(stamp, body, draft.staff or signed, self._chain.desk, when_ms)
            fresh.append((line, draft))
        return fresh

    def _grants(
        self,
        tx: Connection,
        view: MatterView,
        key: bytes,
        house: bytes,
        given: Sequence[e.MatterKeyGiven],
    ) -> Iterable[Draft]:
        """The key, for all who need it and do not have it yet."""
        name = sealed.name_of(key)
        there = {one.to for one in given if one.key == name}
        people = (self.kept(tx, who) for who in dict.fromkeys((view.opened_by, view.owner)))
        for to in dict.fromkeys((house, *(one.public for one in people if one is not None))):
            if to not in there:
                yield Draft(e.MatterKeyGiven(name, to, keys.handed(key, to)))

    # -- in an idle moment ------------------------------------------------------------------------

    def tended(self, tx: Connection, who: StaffId, now_ms: int) -> Drafts:
        """What `who`, whose key is open, is to write so that those may read who may, and no others.

        A first key of the house; that key for colleagues who may see what is restricted and do not
        have it; another one where somebody has it who may not any more; and, one at a time, what
        restricted problems lack: a box, or a key for who sees to them. Empty where all is well, or
        who is here cannot do it.
        """
        own, staff = self.own(who), {one.page: one for one in all_staff(tx)}
        if not own or not may(SEES, staff.get(who)):
            return {}
        wanted = {
            kept.public
            for one in staff.values()
            if may(SEES, one) and (kept := self.kept(tx, StaffId(one.page))) is not None
        }
        house = self._house_drafts(tx, own, wanted)
        if house:
            return {HOUSE: house}
        restricted = register.restricted(tx)
        said = copied.pages(tx, restricted)
        for page in restricted:
            raw = list(model.own_lines(tx, page))
            if _bare(tx, page) or page in said or _open_keys(raw):
                boxes = self._boxed(tx, page, raw, (), now_ms)
                if any(boxes.values()):
                    return boxes
            if late := self._late(tx, page, raw):
                return {page: late}
        return {}

    def _late(self, tx: Connection, page: PageId, raw: list[Line]) -> list[Draft]:
        """A problem's key, for whoever needs it and has had a key of their own only since then."""
        story, given, known = self.story(raw), sealed.keys_given(raw), self._keys(raw)
        view = fold_matter(page, story) if story is not None else None
        name = _latest(given, known)
        if view is None or not view.restricted or not name:
            return []
        return list(self._grants(tx, view, known[name], _house_key(tx), given))

    def _house_drafts(self, tx: Connection, own: bytes, wanted: set[bytes]) -> list[Draft]:
        made = _house_keys(tx)
        given = [line.body for line in _house_lines(tx) if isinstance(line.body, HouseKeyGiven)]
        holders = {one.to for one in given if made and one.public == made[-1]}
        mine = {keys.public(secret): secret for secret in _house_secrets(tx, own)}
        out: list[Draft] = []
        is_lost = not holders & wanted  # with forgotten PINs: what comes from now on is readable
        if not made or is_lost or (made[-1] in mine and holders - wanted):
            secret = keys.fresh()
            mine[keys.public(secret)] = secret
            out.append(Draft(HouseKeyMade(keys.public(secret))))
        there = {(one.public, one.to) for one in given}
        for public, secret in mine.items():
            out += [
                Draft(HouseKeyGiven(public, to, keys.handed(secret, to)))
                for to in sorted(wanted)
                if (public, to) not in there
            ]
        return out

    def after(self, tx: Connection) -> None:
        """The keys of the house that who is here has been given since."""
        with self._lock:
            if self._own:
                self._house = _house_secrets(tx, self._own)


def _house_lines(tx: Connection) -> Iterable[Line]:
    return model.own_lines(tx, HOUSE)


def _house_key(tx: Connection) -> bytes:
    """The public key for which is sealed now; b"" before there is one."""
    made = _house_keys(tx)
    return made[-1] if made else b""


def _house_keys(tx: Connection) -> list[bytes]:
    """All that ever were, the latest last; what a damaged desk took for one is passed over."""
    made = (x.body.public for x in _house_lines(tx) if isinstance(x.body, HouseKeyMade))
    return [bytes(one) for one in made if keys.handed(b"", one)]


def _house_secrets(tx: Connection, own: bytes) -> tuple[bytes, ...]:
    mine = keys.public(own)
    given = (line.body for line in _house_lines(tx))
    found = (
        (keys.taken(one.sealed, own), one.public)
        for one in given
        if isinstance(one, HouseKeyGiven) and one.to == mine
    )
    return tuple(secret for secret, to in found if secret is not None and keys.fits(secret, to))


def _bare(tx: Connection, page: PageId) -> list[sealed.Boxed]:
    """The lines of a page that are in no box, as they were written; of any version."""
    # How long it is kept every desk must read, whoever is at it.
    aside = {"matter-sealed", "matter-key-given", "kept-longer", *stubs.MARKS}
    lines = (x for x in stubs.lines(tx, page) if not rank(x.kind) and x.kind not in aside)
    return [copied.to_box(one) for one in lines]


def _latest(given: Sequence[e.MatterKeyGiven], known: Mapping[bytes, bytes]) -> bytes:
    """The name of the key that goes on being used; b"" where it is not known, or there is none."""
    return next((one.key for one in reversed(given) if one.to and one.key in known), b"")


def _open_keys(lines: Iterable[Line]) -> list[Line]:
    """The lines by which everybody has the key, as the problem was not restricted then."""
    return [one for one in lines if type(one.body) is e.MatterKeyGiven and not one.body.to]


def _to_box(line: Line) -> sealed.Boxed:
    kind, body = model.KINDS.write(line.body)
    return sealed.Boxed(line.id, kind, body, line.staff, line.desk, line.when_ms)


def _line(one: sealed.Boxed) -> Line:
    return model.KINDS.line(one.id, one.kind, one.body, one.staff, one.desk, one.when_ms)


def _draft(body: Any, one: sealed.Boxed) -> Draft:
    return Draft(body, one.staff, one.when_ms)

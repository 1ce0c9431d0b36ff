"""A handover as a document: what is unread first, with a box to tick and a line to sign on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, structs
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPagedPaintDevice, QTextDocument

from assistant.journal.stamp import StaffId
from assistant.people.labels import role_word
from assistant.recovery.view import Policy
from assistant.shift import labels
from assistant.shift.view import ItemView, ShiftRules, ToldItem, ToldSheet
from assistant.tongue import _, listed, n_, named
from ui.look.days import clock, long_day
from ui.paper import slips
from ui.paper.fitting import Piece, Setting, fitted
from ui.paper.sheet import Sheet

PRINTED_MOST = 500
"""Items on paper; more than that nobody reads, and the sheet says how many there are."""
_NAMED_MOST = 120
"""Guests who are named together in one item."""
_DOT = labels.DOT


class Handover(Struct, frozen=True):
    """What a handover on paper is made of."""

    sheet: ToldSheet
    names: Mapping[StaffId, str]
    """The signatures of the staff."""
    policy: Policy
    rules: ShiftRules
    signer: str
    """Who prints it; "" where nobody is at the desk."""
    now_ms: int
    """When it is printed. All times are told as seen from then."""

    @property
    def is_given(self) -> bool:
        """Whether it is one that can be signed for, not a draft."""
        return self.sheet.view is not None and self.sheet.view.is_given

    @property
    def printable(self) -> tuple[ToldItem, ...]:
        """What may lie about on paper: restricted items are on no sheet, whoever prints it."""
        return tuple(
            one for one in self.sheet.items if not (one.told.matter and one.told.matter.restricted)
        )


def handover_pages(
    handover: Handover, device: QPagedPaintDevice, room: QSizeF
) -> list[QTextDocument]:
    """The sheet in the interface's language, black on white; `room` is what a page holds.

    Not for the GUI thread.
    """
    return fitted(lambda how: _pieces(handover, how), device, room)


def handover_title(handover: Handover) -> str:
    """“Handover: Early to Late”."""
    view = handover.sheet.view
    if not handover.is_given:
        return _("Draft of the handover")
    if view is None or not view.shift:
        return _("Handover")
    return named(_("Handover"), labels.title(view, handover.now_ms))


def handover_sheet(handover: Handover) -> Sheet:
    """What stands around it on every page."""
    printed = datetime.fromtimestamp(handover.now_ms / 1000).date()
    until = long_day(printed + timedelta(days=handover.rules.destroy_days))
    warning = _("Contains personal data. Destroy it by {day}; keep it out of sight.")
    return Sheet(
        head=listed((handover_title(handover), long_day(printed))),
        warning=warning.format(day=until),
        signed=_not_printed(handover),
    )


def _not_printed(handover: Handover) -> str:
    n = handover.sheet.hidden + len(handover.sheet.items) - len(handover.printable)
    if not n:
        return ""
    return n_(
        "{n} more item is only for those who need it and was not printed.",
        "{n} more items are only for those who need them and were not printed.",
        n,
    ).format(n=n)


def _pieces(handover: Handover, how: Setting) -> list[Piece]:
    unread = [one for one in handover.printable if not _readers(one.said)]
    read = [one for one in handover.printable if _readers(one.said)]
    n = len(unread) + len(read)
    view = handover.sheet.view
    pieces = [_head(handover, how)]
    for said in view.words if view is not None else ():
        words = slips.apart(said.text)
        lead = named(handover.names.get(said.staff, "?"), words).removesuffix(words)
        pieces.append(Piece(slips.paragraph(lead, words, how)))
    if n > PRINTED_MOST:
        pieces.append(Piece(slips.paragraph(f"⚠ {_too_many(n)}", "", how)))
        unread = unread[:PRINTED_MOST]
        read = read[: PRINTED_MOST - len(unread)]
    not_read = _("Not read yet ({n})") if handover.is_given else _("To be handed over ({n})")
    pieces += _group(handover, not_read, unread, 0, how)
    pieces += _group(handover, _("Read and signed for ({n})"), read, len(unread), how)
    if not handover.sheet.items and not handover.sheet.hidden:
        pieces.append(Piece(slips.paragraph("", _("Nothing is open."), how)))
    return [*pieces, Piece(slips.by_hand(_("By hand"), how))]


def _head(handover: Handover, how: Setting) -> Piece:
    view, now_ms = handover.sheet.view, handover.now_ms
    today = long_day(datetime.fromtimestamp(now_ms / 1000).date(), with_weekday=True)
    since = labels.title(view, now_ms) if view is not None and not view.shift else ""
    printed = _("printed at {time} by {name}") if handover.signer else _("printed at {time}")
    beside = [
        *(labels.byline(view, handover.names, now_ms).split(_DOT) if view is not None else ()),
        printed.format(time=clock(now_ms), name=handover.signer),
    ]
    mark = "" if handover.is_given else _("Not given yet: what comes later is not on it.")
    below = [_DOT.join(filter(None, (today, since)))]
    title = handover_title(handover)
    return Piece(slips.head(title, below, [one for one in beside if one], mark, how))


def _too_many(n: int) -> str:
    left = n - PRINTED_MOST
    return n_(
        "The first {printed} of {all} items are printed here; {n} is not.",
        "The first {printed} of {all} items are printed here; {n} are not.",
        left,
    ).format(printed=PRINTED_MOST, all=n, n=left)


def _group(
    handover: Handover, title: str, items: Sequence[ToldItem], before: int, how: Setting
) -> list[Piece]:
    if not items:
        return []
    words = title.format(n=len(items))
    over = slips.columns(words, _("Who, next step"), _("Signature"), how)
    rows = [
        Piece(slips.row(_slip(handover, one, before + at + 1), how), over)
        for at, one in enumerate(items)
    ]
    return [Piece(over, leads=True), *rows]


def _slip(handover: Handover, one: ToldItem, number: int) -> slips.Slip:
    told, said, now_ms = one.told, one.said, handover.now_ms
    kind, who = labels.kind_label(told.item.kind), slips.apart(labels.who(told))
    more = len(told.names) - _NAMED_MOST
    told = structs.replace(told, names=told.names[:_NAMED_MOST])
    what = slips.apart(labels.what(told, handover.policy, now_ms))
    others = n_("and {n} other", "and {n} others", more).format(n=more) if more > 0 else ""
    done = named(_("Done"), slips.apart(labels.done(told, now_ms)))
    if told.pin is not None:
        what = ""  # stands among the words
    facts = (
        named(kind, what) if who else what,
        others,
        done if labels.done(told, now_ms) else "",
        labels.ended(told, now_ms),
    )
    return slips.Slip(
        number=str(number),
        about=who or kind,
        danger=slips.apart(labels.safety(told)),
        facts=[fact for fact in facts if fact],
        words=_words(handover, one),
        owner=_owner(handover, one),
        next_step=slips.apart(labels.next_step(told, said, now_ms)),
        signed=[_signed(handover, said, staff) for staff in _readers(said)],
        sign_here=_("Name, time"),
    )


def _readers(said: ItemView) -> list[StaffId]:
    """Who has signed for all that stands there, the first one first."""
    return [staff for staff in said.signed if said.is_read_by(staff)]


def _signed(handover: Handover, said: ItemView, staff: StaffId) -> str:
    when = labels.when(said.signed[staff], handover.now_ms)
    return f"{slips.apart(handover.names.get(staff, '?'))} {when}"


def _owner(handover: Handover, one: ToldItem) -> str:
    trace = one.told.trace
    if one.told.owner:
        return slips.apart(handover.names.get(one.told.owner, "?"))
    return role_word(trace.role) if trace is not None and trace.role else ""


def _words(handover: Handover, one: ToldItem) -> list[str]:
    """What colleagues wrote of it, in quotation marks and with their names; questions as well."""
    pin, quoted, names = one.told.pin, _("“{words}”"), handover.names
    told = [(names.get(pin.staff, "?"), pin.text)] if pin is not None else []
    told += [(names.get(note.staff, "?"), note.text) for note in one.said.notes if note.text]
    for question in one.said.questions:
        asker = _("{name} asks").format(name=names.get(question.staff, "?"))
        told.append((asker, question.text))
        told += [(names.get(said.staff, "?"), said.text) for said in question.answers]
    return [named(slips.apart(name), quoted.format(words=slips.apart(text))) for name, text in told]

"""Reads what a calendar's entry says in words: the guest's name, a note, numbers and addresses."""

import html
import re
from collections.abc import Iterable

from assistant.exchange.coming_parts import take_emails, take_phones
from assistant.exchange.values import is_email, is_phone, long_text
from assistant.guests.details import CONTACTS_MOST

NOTE_MOST = 500
"""Characters of a description: the rest is conditions and how to join by telephone."""

_NOT_FREE = r"""closed|not\ available|unavailable|blocked(?:\ dates?)?|busy|no\ disponible
|bloquead[oa]|cerrado|ocupado|закрыто|недоступно|занято|заблокировано|不可预订|不可用|已关闭|忙碌|忙"""
_BLOCK = re.compile(
    rf"(?:airbnb\ *|vrbo\ *)?\(?(?:{_NOT_FREE})(?:\ *[-–—:]\ *(?:{_NOT_FREE}))?\)?",
    re.IGNORECASE | re.VERBOSE,
)
_CANCELLED = re.compile(
    r"(?:cancell?ed(?: event| booking)?|cancelad[oa]|anulad[oa]|отмен[её]н[оа]?|已取消|取消)"
    r"\s*[:：–—-]\s*",
    re.IGNORECASE,
)
_WRAPPING = r"""(?:new\ |confirmed\ |nueva\ )?(?:reserved|reservation|booking|booked|appointment)
|confirmed|tentative|check-?\ ?in|arrival|invitation|reserva(?:do|da|\ confirmada)?|cita|llegada
|бронь|бронирование|заезд|прибытие|запись|预订|预约|入住|到店"""
_WRAPPED = re.compile(
    rf"(?:{_WRAPPING})(?:\s*[:：–—-]\s*|\s+(?:for|by|de|para|на\ имя)\s+)",
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_WRAPPING = re.compile(rf"(?:airbnb\ |booking\.com\ )?(?:{_WRAPPING})", re.I | re.VERBOSE)
_CODE = re.compile(r"\s*\(((?=[A-Z]*\d)[A-Z0-9]{6,14})\)$")
"""A booking's code behind the name: (HMABCD1234)."""
_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LABEL = re.compile(
    r"\W{0,3}(?:[^\W\d_]{1,12} )?(?:e-?mail|mail|correo|почта|邮箱|phone|tel|telephone|mobile|cell"
    r"|whatsapp|teléfono|móvil|телефон|тел|моб|电话|手机)[^:：\n]{0,30}[:：]\s*(\S.*)",
    re.IGNORECASE,
)
_READ_MOST = 5000
_LINES_MOST = 100


def only_blocks(summary: str) -> bool:
    """Whether an entry says nothing but that a day cannot be booked."""
    return _BLOCK.fullmatch(summary) is not None


def read_summary(summary: str) -> tuple[str, str, bool]:
    """The guest's name, the booking's code behind it, and whether it is called off.

    The name is "" where a title only says that something is booked.
    """
    name, cancelled = summary, False
    for _ in range(3):  # "Canceled: Booking: Reserved - Ana"
        if match := _CANCELLED.match(name):
            name, cancelled = name[match.end() :], True
        if match := _WRAPPED.match(name):
            name = name[match.end() :]
    code = ""
    if match := _CODE.search(name):
        name, code = name[: match.start()], match[1]
    return ("" if _ONLY_WRAPPING.fullmatch(name) else name.strip()), code, cancelled


def plain_text(text: str) -> str:
    """A description without the marks of a web page, its lines kept."""
    text = text[:_READ_MOST]
    if _ANY_TAG.search(text):
        text = html.unescape(_ANY_TAG.sub("", _TAG.sub("\n", text)))
    return long_text(text)


def contacts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers and addresses that a description names as such, or that stand on their own line."""
    phones: list[str] = []
    emails: list[str] = []
    for line in text.split("\n")[:_LINES_MOST]:
        match = _LABEL.match(line[:300])
        bare = match[1] if match else line.strip()
        if match or is_email(bare) or (bare.startswith("+") and is_phone(bare)):
            mails, rest = take_emails(bare)
            emails += mails
            phones += take_phones(rest)[0]
    return distinct(phones), distinct(emails)


def distinct(found: Iterable[str]) -> tuple[str, ...]:
    """Each once, as many as a card holds."""
    return tuple(dict.fromkeys(found))[:CONTACTS_MOST]


def note(*parts: str) -> str:
    """The parts one below the other, as far as a note of a calendar goes."""
    text = "\n".join(dict.fromkeys(filter(None, parts)))
    return text if len(text) <= NOTE_MOST else f"{text[: NOTE_MOST - 1].rstrip()}…"

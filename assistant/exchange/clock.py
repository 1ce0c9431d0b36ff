"""Reads the many ways in which people write the time of a day: 7:30 pm, 19h30, 晚上7点半."""

import re

_HAN = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
        "九": 9, "十": 10, "十一": 11, "十二": 12}  # fmt: skip
_LATE = ("下午", "傍晚", "晚上", "今晚", "晚", "夜里", "夜间")
_NIGHT = ("晚上", "今晚", "晚", "夜里", "夜间", "凌晨")
_TIME = r"""
    (?P<part{n}>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|今晚|夜里|夜间|晚)?\ ?
    (?:
      (?P<han{n}>\d{{1,2}}|十[一二]?|[零一二两三四五六七八九])\ ?[点點时]
        (?:钟|整|(?P<half{n}>半)|(?P<quarter{n}>一刻)|(?P<hanmin{n}>[0-5]?\d)(?!\d)分?)?
    | (?P<hour{n}>\d{{1,2}})
      (?:(?P<sign{n}>\ ?[:：hH]\ ?|\.)(?P<minute{n}>[0-5]\d)(?!\d)(?::[0-5]\d)?
        (?:\ ?(?:h|hs|hrs|ч|Uhr)\b\.?)?
        |(?P<bare{n}>\ ?(?:hs?|hrs|ч|час|часа|часов|Uhr)\b\.?)|(?=\ ?[ap]\.?\ ?m\b))
      (?:\ ?(?P<m{n}>[ap])\.?\ ?m\b\.?)?
    )"""
_LEAD = r"(?:(?:at|a\ las?|sobre\ las|в|к|около|um|alle|ore|h|ca\.?|~)\ +)?"
_RANGE = rf"{_LEAD}{_TIME.format(n='')}(?P<till>\ ?[-–—~至到]\ ?{_TIME.format(n='_')})?"
_FLAGS = re.VERBOSE | re.IGNORECASE
_WHOLE = re.compile(_RANGE, _FLAGS)
_START = re.compile(rf"{_RANGE}(?P<gap>$|[\s,;，；、:|–—-]+|(?<=[点點时半刻分钟整]))", _FLAGS)
_END = re.compile(
    rf"(?:^|(?<=[\s,;，；、(])|(?<=[^\W\d_a-zа-я])(?=[早晚上下中傍凌清夜])){_RANGE}$", _FLAGS
)
_PLAIN = re.compile(r"(\d{1,2})(?:(\d{2})|\.(\d{2}))?")
_LONGEST = 40
"""Characters; nobody writes a time longer than that."""


def read_clock(text: str) -> str:
    """The time that `text` is, as HH:MM, "" when it is none. For a cell under the word "Time"."""
    text = text.strip()[: _LONGEST + 1]
    if plain := _PLAIN.fullmatch(text):
        return _told(int(plain[1]), int(plain[2] or plain[3] or 0))
    match = _WHOLE.fullmatch(text)
    return _value(match) if match else ""


def clock_at_start(text: str) -> tuple[str, str, str]:
    """The time that `text` begins with, what follows it, and the time until which it lasts.

    Only what can be nothing else is a time: 10.11 may be a day, 217 a room.
    """
    match = _START.match(text[: 2 * _LONGEST])
    at = _value(match) if match and _is_sure(match) else ""
    if not match or not at:
        return "", text, ""
    return at, text[match.end() :].strip(), _till(match)


def clock_at_end(text: str) -> tuple[str, str, str]:
    """The time that `text` ends with, what precedes it, and the time until which it lasts."""
    skipped = max(0, len(text) - _LONGEST)
    match = _END.search(text, skipped)
    at = _value(match) if match and _is_sure(match) else ""
    if not match or not at:
        return "", text, ""
    return at, text[: match.start()].strip(), _till(match)


def _is_sure(match: re.Match[str]) -> bool:
    """Whether it cannot be a day and a month: 19.30 is a time, 10.11 may be either."""
    if match["sign"] != "." or match["m"]:
        return True
    return not (1 <= int(match["minute"]) <= 12 and 1 <= int(match["hour"]) <= 31)


def _till(match: re.Match[str]) -> str:
    return match[0].strip(" ,;，；、:|") if match["till"] else ""


def _value(match: re.Match[str]) -> str:
    if match["han"]:
        hour = _HAN.get(match["han"], 99) if not match["han"].isdecimal() else int(match["han"])
        minute = 30 if match["half"] else 15 if match["quarter"] else int(match["hanmin"] or 0)
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["m"] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    midnight = half == "a" or match["part"] in _NIGHT
    late = half == "p" or match["part"] in _LATE or (match["part"] == "中午" and hour < 3)
    if hour == 12 and midnight:
        hour = 0
    elif hour < 12 and late:
        hour += 12
    return _told(hour, minute)


def _told(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""

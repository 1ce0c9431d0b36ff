"""Tells in which encoding a text file was saved, by the bytes alone; few rows must be enough."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp1251", "cp1252")
"""What `recognise` can answer, and what a clerk may choose instead."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1 << 20
_EVIDENCE = 64 * 1024
"""So many bytes around letters beyond ASCII decide among the legacy encodings."""
_HIGH_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_USUAL_HAN = frozenset(
    "姓名客人户电话手机号码邮箱件性别生日备注语言称呼昵次数最后访到店喜好偏过敏拼音地址先女士男"
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玉萍红建国志海小晓雪梅思雨子涵浩宇轩欣怡梓博佳琪婷"
    "雅琴慧莹颖洁鹏飞斌波辉新春云风月清美心爱家安和天大中上不的一是有在要喝茶咖啡靠窗座位无糖花生牛奶"
)
_USUAL_CYRILLIC = """ан ов ва на ев ин ий ич ол ал ел ен ер ор ра ар ро ко ка ла ли ле ло ни но
не ст то та те ти во ве ви ис ил им ир ом он ос ой ая ья ия ся ша ск ки ре ри ма ми мо да де ди
до ам ас ат ек ик ок ак ем му ус ул от ет ит па пе по пр га го гр бо бе ба юл ль ьг сь зв из аз
за"""
"""Pairs of letters that Russian names and headers are full of."""
_PAIRS = frozenset(_USUAL_CYRILLIC.split())
_RUSSIAN = re.compile(r"[А-Яа-яЁё]")
_VOWEL = re.compile(r"[аеёиоуыэюяіїє]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = frozenset("«»“”„‘’–—…№ \xa0°·©®™•€§")
_LATIN = frozenset("áéíóúñüöäåøæçèàâêîôûëïßìòùõãšžœÿýÁÉÍÓÚÑÜÖÄÅØÆÇÈÀÂÊÎÔÛËÏÌÒÙÕÃŠŽŒŸÝ")
_SPANISH_SIGNS = frozenset("¿¡ºª")


def recognise(path: Path) -> str:
    """One of `ENCODINGS` for the file at `path`; the whole file is read, a chunk at a time."""
    with path.open("rb") as file:
        return encoding_of(file)


def encoding_of(file: BinaryIO) -> str:
    """One of `ENCODINGS` for an open file, read from where it stands, which is its start."""
    head = file.read(_CHUNK)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    wide = _wide(head)
    if wide:
        return wide
    file.seek(0)
    good, bad, evidence = _utf8_count(file)
    # A mostly sound UTF-8 file with a few broken letters stays UTF-8: only those rows are refused.
    if bad == 0 or good > 20 * bad:
        return "utf-8"
    return max(("cp1252", "cp1251", "gb18030"), key=lambda name: _score(evidence, name))


def _wide(head: bytes) -> str:
    """UTF-16 without a mark at its start: separators and digits leave a zero beside each."""
    if 0 not in head or len(head) < 4:
        return ""
    head = head[: len(head) // 2 * 2]
    even, odd = head[0::2], head[1::2]
    little = sum(1 for low, high in zip(even, odd, strict=True) if not high and _is_text(low))
    big = sum(1 for high, low in zip(even, odd, strict=True) if not high and _is_text(low))
    most, least = max(little, big), min(little, big)
    units = len(even)
    if most * 50 < units or most < 4 * least:
        return ""
    # Stray zeros in a byte text are as rare as that; text whose letters are two bytes is not.
    if most * 5 < units and _is_utf8(head.replace(b"\0", b"")) and head.count(0) * 20 < len(head):
        return ""
    return "utf-16-le" if little > big else "utf-16-be"


def _is_text(byte: int) -> bool:
    return 0x20 <= byte < 0x7F or byte in (9, 10, 13)


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _utf8_count(file: BinaryIO) -> tuple[int, int, bytes]:
    """Letters beyond ASCII that are sound UTF-8, those that are not, and lines to judge by."""
    good = bad = 0
    evidence: list[bytes] = []
    room = _EVIDENCE
    for block in _line_blocks(file):
        if block.isascii():
            continue
        try:
            good += len(block) - len(block.decode())
        except UnicodeDecodeError:
            for letter in _NOT_ASCII.findall(block.decode("utf-8", "surrogateescape")):
                broken = "\udc80" <= letter <= "\udcff"
                bad, good = bad + broken, good + (not broken)
        for line in _HIGH_LINE.findall(block) if room > 0 else ():
            evidence.append(line[:2000])
            room -= len(line)
            if room <= 0:
                break
    return good, bad, b"\n".join(evidence)


def _line_blocks(file: BinaryIO) -> Iterator[bytes]:
    """The file in large pieces that end with a line, so that no letter is cut in two."""
    while block := file.read(_CHUNK):
        yield block + file.readline(_CHUNK)


def _score(evidence: bytes, name: str) -> float:
    """How much `evidence` looks like people's words when read as `name`; higher is better."""
    text = evidence.decode(name, "replace")
    broken = text.count("\ufffd")
    points = -6.0 * broken
    if name == "gb18030":
        points += _chinese_points(text)
    else:
        judge = _russian_points if name == "cp1251" else _western_points
        points += sum(judge(word) for word in _WORD.findall(text) if not word.isascii())
        points += sum(_sign_points(sign) for sign in _NOT_ASCII.findall(text) if not sign.isalpha())
    return points


def _chinese_points(text: str) -> float:
    points = 0.0
    before = " "
    for letter in text:
        if letter > "\x7f":
            points += _han_points(letter)
            # An accented Western letter swallows the one after it: a lone sign within a word.
            points -= 3.0 if before.isascii() and before.isalpha() else 0.0
        before = letter
    return points


def _han_points(letter: str) -> float:
    if letter in _USUAL_HAN:
        return 6.0
    if letter in "，。；：、（）！？“”《》—…　·" or "\uff00" <= letter <= "\uffef":
        return 2.0
    code = letter.encode("gb18030")
    if len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1:
        return 3.0  # the 3,755 common characters of GB 2312
    if len(code) == 2 and 0xD8 <= code[0] <= 0xF7 and code[1] >= 0xA1:
        return 0.5
    return -1.0 if len(code) == 2 else -4.0


def _russian_points(word: str) -> float:
    foreign = sum(1 for letter in word if not letter.isascii())
    if foreign < len(word):
        return -3.0 * foreign  # Latin and Cyrillic within a word
    if not _has_plain_case(word):
        return -2.0 * foreign
    own = sum(1 for letter in word if _RUSSIAN.match(letter))
    low = word.lower()
    usual = sum(1 for at in range(len(low) - 1) if low[at : at + 2] in _PAIRS)
    said = 1.0 if _VOWEL.search(word) or len(word) == 1 else 0.2
    return (1.4 * own + 0.7 * (foreign - own)) * said + 1.2 * usual


def _western_points(word: str) -> float:
    foreign = sum(1 for letter in word if not letter.isascii())
    if not _has_plain_case(word):
        return -2.0 * foreign
    points = sum(2.5 if letter in _LATIN else -1.0 for letter in word if letter > "\x7f")
    longest = max(len(run) for run in re.findall(r"[^\x00-\x7f]+", word))
    if longest >= 3 or (foreign > 1 and foreign * 2 > len(word)):
        return -3.0 * foreign
    return points if longest == 1 else points / 4


def _has_plain_case(word: str) -> bool:
    return word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())


def _sign_points(sign: str) -> float:
    if sign in _QUOTES or sign in _SPANISH_SIGNS:
        return 0.3
    return -2.0 if sign != "\ufffd" else 0.0

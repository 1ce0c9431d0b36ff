"""Reads single cells of a list: texts, phones, e-mails, languages, genders, counts."""

import re
from functools import cache

from assistant.guests.entries import Gender
from assistant.typed import one_line

_EMAIL = re.compile(r"[^\s@,;<>()\"]{1,64}@[^\s@,;<>()\".]+(\.[^\s@,;<>()\".]+)+")
_PHONE = re.compile(
    r"[+(\d][\d\s().\-/+\u2010-\u2015]*(\s*(доб|ext|x|转|#|вн)\.?\s*\d{1,6})?", re.IGNORECASE
)
_PHONE_CUT = re.compile(r"\s*(?::::|[;；,，、|\n]|\s/\s|\s+(?:or|или|o|或)\s+)\s*")
_LINE_CUT = re.compile(r"\s*(?::::|[;；|\n])\s*")
_MAIL_CUT = re.compile(r"[\s;；,，、|]+|:::")
_INVISIBLE = re.compile("[\u200b\u200e\u200f]")
_ANY_LENGTH = 1 << 30
_SPOILED = re.compile(r"@|\d[.,]\d+E\+?\d")
"""No number at all, or one that a spreadsheet has rounded: 1.38E+10."""
_LABEL = re.compile(r"^\s*(?:[^\W\d_]{1,12}\.?\s*){1,2}:\s*", re.UNICODE)

_NOTHING = """- -- --- – — . .. / n/a na #n/a none null nil nan undefined unknown no nothing (none)
(blank) (empty) 无 没有 暂无 空 未知 不详 ninguno ninguna nada no_consta s/d n/d нет неизвестно
отсутствует н/д не_указано без"""
_NOTHINGS = frozenset(_NOTHING.split())


def cell_text(cell: str) -> str:
    """The cell on one line, cleaned, of any length; "" where it only says that there is nothing."""
    seen = cell if cell.isascii() else _INVISIBLE.sub("", cell)
    text = one_line(seen, _ANY_LENGTH)
    return "" if text.casefold().replace(" ", "_") in _NOTHINGS else text


def long_text(cell: str) -> str:
    """The cell with its lines kept, each tidied as `cell_text` does; empty lines are left out."""
    if "\n" not in cell and "\r" not in cell:
        return cell_text(cell)
    lines = (cell_text(line) for line in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def lines(cell: str) -> list[str]:
    """The parts of a cell that holds several texts, cut at line ends, semicolons and bars."""
    return [text for part in _LINE_CUT.split(cell) if (text := cell_text(part))]


def phones(cell: str) -> tuple[list[str], list[str]]:
    """The numbers in a cell, as typed, and what is in it besides."""
    good: list[str] = []
    other: list[str] = []
    for part in _PHONE_CUT.split(_unspoiled(cell.strip())):
        bare = _LABEL.sub("", cell_text(part)).strip()
        halves = [half.strip() for half in bare.split("/")]
        if len(halves) > 1 and all(_digits(half) >= 6 and is_phone(half) for half in halves):
            good += halves
        elif is_phone(bare) or _is_told(bare):
            good.append(bare)
        elif bare:
            other.append(bare)
    return good, other


def _unspoiled(text: str) -> str:
    """A number as it was before a spreadsheet took it for one, or marked it as text."""
    text = text.removeprefix("'").removeprefix("tel:")
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return text[:-2] if re.fullmatch(r"\d{7,15}\.0", text) else text


def is_phone(text: str) -> bool:
    """Whether `text` is a number that can be dialled: 4 to 20 digits and the usual signs."""
    return 4 <= _digits(text) <= 20 and len(text) <= 40 and _PHONE.fullmatch(text) is not None


def _is_told(text: str) -> bool:
    """Whether a whole number stands among words: "+7 916 555-01-02 (wife)"."""
    return 7 <= _digits(text) <= 20 and len(text) <= 40 and not _SPOILED.search(text)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def emails(cell: str) -> tuple[list[str], list[str]]:
    """The addresses in a cell, and what is in it besides."""
    text = cell_text(cell).removeprefix("mailto:")
    if match := re.fullmatch(r"[^<>]*<([^<>\s]+)>", text):
        text = match[1]
    parts = [part for part in _MAIL_CUT.split(text) if part]
    good = [part for part in parts if is_email(part)]
    return good, [text] if text and not good else [p for p in parts if "@" in p and not is_email(p)]


def is_email(text: str) -> bool:
    """Whether `text` is shaped like an address."""
    return len(text) <= 254 and _EMAIL.fullmatch(text.strip()) is not None


_GENDERS: dict[Gender, str] = {
    "f": "f female woman w mrs ms 女 女性 女士 mujer femenino m_f ж жен женский женщина fem",
    "m": "m male man mr 男 男性 先生 hombre masculino h varón м муж мужской мужчина masc",
    "x": "x other nonbinary non-binary diverse d nb 其他 otro otra другой другое",
}


def read_gender(cell: str) -> Gender:
    """The gender that a cell names, "" when it names none."""
    return _genders().get(cell_text(cell).casefold().rstrip("."), "")


@cache
def _genders() -> dict[str, Gender]:
    return {word: gender for gender, words in _GENDERS.items() for word in words.split()}


_MANNERS = {
    "familiar": "familiar informal informally tú tu tuteo tutear ты 你 称你 用你 du yes sí да 是",
    "polite": "formal formally polite usted вы 您 sie no нет 否",
}


def read_manner(cell: str) -> str:
    """How the guest wants to be spoken to: "familiar" or "polite"; "" when it is not said."""
    words = re.findall(r"\w+", cell_text(cell).casefold())
    said = "".join(word for word in words if word not in ("на", "de"))  # на «ты», de tú
    return next((one for one, known in _MANNERS.items() if said in known.split()), "")


_LANGUAGES = """en english inglés ingles английский 英语 英文 eng
zh chinese mandarin chino китайский 中文 汉语 普通话 国语 华语 cn chi zho zh-cn putonghua
es spanish español espanol castellano испанский 西班牙语 西语 西班牙文 spa sp
ru russian ruso русский 俄语 俄文 rus
de german alemán aleman немецкий 德语 德文 deutsch ger deu
fr french francés frances французский 法语 法文 français francais fra fre
it italian italiano итальянский 意大利语 意语 ita
pt portuguese portugués portugues португальский 葡萄牙语 português por
ca catalan catalán català каталанский 加泰罗尼亚语
nl dutch neerlandés holandés нидерландский голландский 荷兰语 nederlands
pl polish polaco польский 波兰语 polski pol
cs czech checo чешский 捷克语 čeština
uk ukrainian ucraniano украинский 乌克兰语 українська ukr ua
no norwegian noruego норвежский 挪威语 norsk nb nn
sv swedish sueco шведский 瑞典语 svenska swe
da danish danés датский 丹麦语 dansk
fi finnish finlandés финский 芬兰语 suomi
ja japanese japonés японский 日语 日文 日本語 jp jpn
ko korean coreano корейский 韩语 韩文 한국어 kr kor
vi vietnamese vietnamita вьетнамский 越南语 tiếng_việt vn
th thai tailandés тайский 泰语 ไทย
ar arabic árabe арабский 阿拉伯语 العربية ara
he hebrew hebreo иврит 希伯来语 עברית
tr turkish turco турецкий 土耳其语 türkçe
el greek griego греческий 希腊语 ελληνικά gr
hu hungarian húngaro венгерский 匈牙利语 magyar
ro romanian rumano румынский 罗马尼亚语 română
hi hindi хинди 印地语 हिन्दी
yue cantonese cantonés кантонский 粤语 广东话 zh-hk"""
_TAG = re.compile(r"([a-z]{2})([-_][A-Za-z]{2,4})?")


def read_language(cell: str) -> str:
    """The BCP 47 code of the language that a cell names, "" when it is not known."""
    word = cell_text(cell).casefold()
    word = re.sub(r"\s*(язык|语言|language|idioma)$", "", word)
    code = _languages().get(word.replace(" ", "_")) or _languages().get(word.replace("_", "-"))
    if code:
        return code
    match = _TAG.fullmatch(word)
    return match[1] if match and match[1] in set(_languages().values()) else ""


@cache
def _languages() -> dict[str, str]:
    return {word: row.split()[0] for row in _LANGUAGES.splitlines() for word in row.split()}


def read_count(cell: str) -> int | None:
    """A whole number of visits, None when the cell holds none."""
    match = re.fullmatch(
        r"(\d{1,6})(?:[.,]0+)?\s*(?:次|раз[а]?|visits?|visitas?|times|veces|x)?",
        cell_text(cell),
        re.I,
    )
    return int(match[1]) if match else None

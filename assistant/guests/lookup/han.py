"""Chinese characters by their sound: pinyin, initials, readings of polyphones, southern ears."""

import re
from functools import lru_cache
from itertools import chain, islice, product

from anyascii import anyascii

_COMPOUND = """欧阳 上官 司马 司徒 诸葛 夏侯 皇甫 尉迟 公孙 长孙 慕容 令狐 宇文 独孤 南宫 东方 西门
  端木 百里 呼延 轩辕 闻人 澹台 万俟 钟离 单于 淳于 太史 申屠 公冶 宗政 濮阳 赫连 拓跋 鲜于 闾丘
  司空 亓官 仲孙 颛孙 东郭 左丘 谷梁 段干 第五 完颜 纳兰 叶赫 那拉 爱新 耶律 贺兰 梁丘 北堂 东野"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
"""Family names of two characters."""

_SURNAMES = {
    "单": "shan dan", "曾": "zeng ceng", "解": "xie jie", "仇": "qiu chou", "区": "ou qu",
    "查": "zha cha",
    "朴": "piao pu", "翟": "zhai di", "覃": "qin tan", "盖": "ge gai", "乐": "yue le", "任": "ren",
    "华": "hua", "燕": "yan", "应": "ying", "盛": "sheng cheng", "缪": "miao mou", "折": "she zhe",
    "种": "chong zhong", "祭": "zhai ji", "宁": "ning", "柏": "bai bo", "薄": "bo bao", "那": "na",
    "过": "guo", "句": "gou ju", "谌": "chen shen", "逄": "pang", "车": "che ju", "隗": "wei kui",
    "沈": "shen chen", "纪": "ji", "相": "xiang", "阚": "kan", "佘": "she", "么": "yao me",
    "都": "du dou",
    "石": "shi dan", "占": "zhan", "行": "xing hang", "黑": "he hei", "秘": "bi mi", "繁": "po fan",
    "员": "yun yuan", "召": "shao zhao", "洗": "xian xi", "冼": "xian", "教": "jiao", "谷": "gu yu",
    "俞": "yu shu", "宓": "mi fu", "贾": "jia gu", "瞿": "qu ju", "粘": "nian zhan",
    "郇": "xun huan",
    "郗": "xi chi", "逯": "lu", "晟": "cheng sheng", "长": "chang zhang", "重": "chong zhong",
    "会": "gui hui", "能": "nai neng", "适": "kuo shi", "曲": "qu", "尹": "yin", "葛": "ge",
    "卜": "bu",
    "莘": "shen xin", "阿": "a e", "奇": "ji qi", "氏": "shi zhi", "臧": "zang", "仉": "zhang",
    "眭": "sui", "郝": "hao", "戚": "qi", "訾": "zi", "牟": "mu mou", "缑": "gou", "幺": "yao",
    "尉": "wei yu", "钭": "tou dou", "笪": "da", "郜": "gao", "哈": "ha", "撒": "sa", "洪": "hong",
    "呙": "guo", "仝": "tong", "闫": "yan", "肖": "xiao", "陆": "lu", "叶": "ye", "观": "guan",
    "欧阳": "ou'yang", "尉迟": "yu'chi wei'chi", "万俟": "mo'qi wan'si",
    "长孙": "zhang'sun chang'sun",
    "单于": "chan'yu dan'yu", "澹台": "tan'tai dan'tai", "令狐": "ling'hu", "拓跋": "tuo'ba",
    "鲜于": "xian'yu", "颛孙": "zhuan'sun", "亓官": "qi'guan", "谷梁": "gu'liang",
}  # fmt: skip
_GIVEN = {
    "乐": "le yue", "行": "xing hang", "长": "chang zhang", "重": "zhong chong", "朝": "chao zhao",
    "茜": "qian xi", "蔚": "wei yu", "晟": "sheng cheng", "传": "chuan zhuan", "单": "dan shan",
    "大": "da dai", "还": "huan hai", "都": "du dou", "石": "shi dan", "谷": "gu yu",
    "莘": "xin shen",
    "藏": "cang zang", "柏": "bai bo", "阿": "a e", "娜": "na nuo", "拓": "tuo ta",
    "禅": "chan shan",
    "参": "can shen", "盛": "sheng cheng", "奇": "qi ji", "仔": "zai zi", "泊": "bo po",
    "乾": "qian gan",
    "隽": "jun juan", "会": "hui kuai", "曾": "zeng ceng", "校": "xiao jiao", "识": "shi zhi",
    "珩": "heng hang", "珲": "hui hun", "焘": "tao dao", "少": "shao", "宿": "su xiu",
    "省": "sheng xing",
    "着": "zhe zhuo", "嬛": "huan xuan", "露": "lu lou", "落": "luo la", "薄": "bo bao",
    "觉": "jue jiao",
    "降": "jiang xiang", "将": "jiang", "调": "tiao diao", "相": "xiang", "期": "qi ji",
    "似": "si shi",
    "地": "di", "徵": "zhi zheng", "蕃": "fan", "铤": "ting ding", "埔": "pu bu", "桔": "ju jie",
    "诘": "jie ji", "傀": "gui kui", "伽": "jia ga qie", "恪": "ke que", "朴": "pu piao",
    "熨": "yun yu",
    "颉": "jie xie", "洗": "xi xian", "佛": "fo fu", "角": "jiao jue", "度": "du duo",
    "说": "shuo yue",
    "车": "che ju", "解": "jie xie", "查": "cha zha", "区": "qu ou", "朵": "duo", "咳": "ke hai",
    "肋": "lei", "谁": "shui shei", "得": "de", "了": "le liao", "血": "xue xie", "六": "liu lu",
    "芎": "xiong qiong", "祎": "yi hui", "玥": "yue", "翯": "he", "赟": "yun bin", "彧": "yu",
}  # fmt: skip
_UMLAUT = frozenset("侣吕女屡履律恧捋掠旅榈氯滤率略疟稆绿缕膂虐虑衄褛钕铝锊闾驴")
_MOST_READINGS = 4
_TITLES = re.compile(
    "(?:先生|女士|小姐|太太|夫人|老师|经理|总|同志|师傅|医生|教授|阿姨|叔叔|さん|様|氏)$"
)


def is_han(text: str) -> bool:
    """Whether every character of a folded text is a Chinese one."""
    return all("\u3400" <= c <= "\u9fff" or c >= "\U00020000" or c == "々" for c in text)


def surname_length(name: str) -> int:
    """Characters of the family name that a Chinese name begins with, 0 for a single character."""
    if len(name) >= 3 and name[:2] in COMPOUND_SURNAMES:
        return 2
    return min(1, len(name) - 1)


@lru_cache(maxsize=8192)
def syllable(character: str) -> str:
    """The usual reading of one character, ü as v; "" where there is none."""
    if character in _GIVEN:
        return _GIVEN[character].split()[0]
    said = "".join(c for c in anyascii(character).lower() if c.isalpha())
    if character in _UMLAUT:
        return said.replace("u", "v", 1)
    return said


@lru_cache(maxsize=8192)
def _said(character: str) -> list[tuple[str, ...]]:
    """What a character of a given name can sound like."""
    usual = _GIVEN.get(character, "").split() or [syllable(character)]
    return [(said,) for said in usual if said]


def _options(name: str, surname: int) -> list[list[tuple[str, ...]]]:
    """What each part of a name can sound like: the surname's syllables, then each character's."""
    parts: list[list[tuple[str, ...]]] = []
    head = name[:surname]
    if head in _SURNAMES:
        parts.append([tuple(said.split("'")) for said in _SURNAMES[head].split()])
        name = name[surname:]
    parts += map(_said, name)
    return [part for part in parts if part]


def readings(name: str, surname: int) -> list[tuple[str, ...]]:
    """The syllables of a folded Chinese name in each reading it can have, the likeliest first."""
    ways = product(*_options(name, surname))
    return [tuple(chain.from_iterable(way)) for way in islice(ways, _MOST_READINGS)]


def said(text: str) -> list[str]:
    """A folded Chinese text as joined pinyin, in each reading; for a query of other characters."""
    whole = ["".join(way) for way in readings(text, 0)]
    as_name = ["".join(way) for way in readings(text, surname_length(text))]
    return list(dict.fromkeys(plain for joined in as_name + whole for plain in with_u(joined)))


def with_u(joined: str) -> tuple[str, ...]:
    """Joined pinyin with ü as v, as u and as yu, as people type it."""
    if "v" not in joined:
        return (joined,)
    return joined, joined.replace("v", "u"), joined.replace("v", "yu")


def sound_keys(ways: list[tuple[str, ...]], surname: int) -> set[str]:
    """All that people type in Latin letters for a Chinese name of these readings."""
    keys: set[str] = set()
    for way in ways:
        initials = "".join(part[0] for part in way)
        keys.update("".join(way[start:]) for start in range(len(way)))
        keys.update(initials[start:] for start in range(len(way) - 1))
        if 0 < surname < len(way):
            family, given = "".join(way[:surname]), "".join(way[surname:])
            keys.add(family + initials[surname:])
            keys.add(initials[:surname] + given)
            keys.add(given + family)
            keys.add(initials[surname:] + family)
            keys.add(family)
    if any("v" in key for key in keys):
        keys.update(plain for key in tuple(keys) for plain in with_u(key))
    return keys


_SOUTHERN = (
    ("yu", "u"), ("v", "u"), ("zh", "z"), ("ch", "c"), ("sh", "s"), ("ngg", "n"), ("ng", "n"),
    ("n", "l"),
    ("r", "l"), ("hua", "fa"), ("hue", "fe"), ("hui", "fi"), ("huo", "fo"), ("hul", "fl"),
    ("hu", "fu"), ("fei", "fi"), ("fel", "fl"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def southern(joined: str) -> str:
    """Joined pinyin as a southern ear hears it: zh=z, ch=c, sh=s, n=l, -ng=-n, hu-=f-, ü=u.

    It works letter by letter and knows no syllables, so the beginning of a name gives, nearly
    always, the beginning of its key. It is compared only with itself.
    """
    heard = joined
    for said, alike in _SOUTHERN:
        heard = heard.replace(said, alike)
    return heard


def southern_keys(ways: list[tuple[str, ...]], surname: int) -> set[str]:
    """The southern form of a name from each of its characters on, and with the given name first."""
    keys: set[str] = set()
    for way in ways[:2]:
        keys.update(southern("".join(way[start:])) for start in range(len(way)))
        if 0 < surname < len(way):
            keys.add(southern("".join(way[surname:] + way[:surname])))
    return keys


def without_title(name: str) -> str:
    """王先生 without 先生; the text itself where no title ends it or nothing else is left."""
    return _TITLES.sub("", name) or name

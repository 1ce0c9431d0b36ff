"""Whether a written line looks like private data, so that marking it can be offered (H9). Pure.

It is a hint and no more: what it finds may be harmless, and what it does not find may be private.
"""

import re

from assistant.privacy.entries import Special
from assistant.words.plain import plain
from assistant.words.private import private

_STEMS: dict[Special, tuple[str, ...]] = {
    "health": (
        "allerg|intoleran|diabet|insulin|coeliac|celiac|asthma|epilep|pregnan|wheelchair|pacemaker",
        "dialysis|medication|disabled|hearing aid|guide dog",
        "alérg|celíac|asma|embaraz|silla de ruedas|marcapasos|diálisis|medicament|discapac",
        "аллерг|непереносим|диабет|инсулин|целиак|астм|эпилепс|беремен|инвалид|стимулятор|лекарств",
    ),
    "faith": (
        "halal|kosher|ramadan|shabbat|sabbath|prayer|mosque|synagogue|muslim|jewish|hindu|buddhis",
        "catholic|mormon|sikh",
        "ramadán|oración|mezquita|sinagoga|musulm|judí|católic|budis|cuaresma",
        "халял|кошер|рамадан|молит|намаз|мечет|синагог|мусульм|иуде|католи|православ|буддис",
    ),
    "origin": (
        "ethnic|etnia|étnic|этнич|национальност|of [a-z]+ (?:origin|descent)",
    ),
    "politics": (
        "political party|party member|votes for|left-wing|right-wing|partido político|vota a",
        "член партии|голосует за",
    ),
    "union": ("trade union|union member|shop steward|sindicat|профсоюз",),
    "intimate": (
        "gay\\b|lesbian|homosexual|bisexual|transgender|transexual|гей\\b|лесбиян|гомосексуал",
    ),
    "body": (
        "fingerprint|face recognition|dna\\b|genetic|huella dactilar|reconocimiento facial|genétic",
        "отпечат\\w+ пальц|генетич|днк\\b",
    ),
}  # fmt: skip
_CHINESE: dict[Special, str] = {
    "health": "过敏|不耐受|糖尿病|胰岛素|哮喘|癫痫|怀孕|孕妇|轮椅|心脏病|起搏器|透析|服药|残疾",
    "faith": "清真|犹太|斋月|吃斋|穆斯林|回民|基督|天主教|佛教|道教|礼拜|祷告|信仰",
    "origin": "族裔|少数民族|血统",
    "politics": "党员|政党|投票给",
    "union": "工会",
    "intimate": "同性恋|双性恋|跨性别",
    "body": "指纹|人脸识别|基因",
}
_PATTERNS: dict[Special, re.Pattern[str]] = {
    kind: re.compile(rf"\b(?:{'|'.join(stems)})|{_CHINESE[kind]}") for kind, stems in _STEMS.items()
}
_CARES: dict[str, Special] = {"allergy": "health", "access": "health"}


def special_in(text: str, care: str = "") -> Special | None:
    """Which special kind `text` looks like; "" for a number or password; None for neither.

    `care` is the kind of what must be known, where the line is one.
    """
    if care in _CARES:
        return _CARES[care]
    small = plain(text)
    found = next((kind for kind, pattern in _PATTERNS.items() if pattern.search(small)), None)
    if found is not None:
        return found
    return "" if next(private(small), None) is not None else None

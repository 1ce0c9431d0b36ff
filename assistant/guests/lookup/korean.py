"""Korean names in the Latin spellings in use, which follow no one system."""

from functools import lru_cache
from itertools import islice, product

from anyascii import anyascii

_SURNAMES = {
    "김": "kim gim", "이": "lee yi i rhee ri", "박": "park bak pak", "최": "choi choe",
    "정": "jung jeong chung",
    "강": "kang gang", "조": "cho jo", "윤": "yoon yun", "장": "jang chang", "임": "lim im rim",
    "한": "han",
    "오": "oh o", "서": "seo suh", "신": "shin sin", "권": "kwon gwon", "황": "hwang",
    "안": "ahn an",
    "송": "song", "류": "ryu yoo yu", "유": "yoo yu you", "홍": "hong", "전": "jeon jun chun",
    "고": "ko go koh",
    "문": "moon mun", "양": "yang", "손": "son sohn", "배": "bae pae", "백": "baek paik",
    "허": "heo hur huh",
    "남": "nam", "심": "shim sim", "노": "noh roh no", "하": "ha", "곽": "kwak gwak",
    "성": "sung seong",
    "차": "cha", "주": "joo ju", "우": "woo u", "구": "koo gu ku", "민": "min", "진": "jin",
    "지": "ji chi",
    "엄": "um eom", "채": "chae", "원": "won", "천": "cheon chun", "방": "bang", "공": "kong gong",
    "현": "hyun hyeon", "변": "byun byeon", "염": "yeom yum", "여": "yeo", "추": "choo chu",
    "도": "do",
    "소": "so", "석": "seok suk", "선": "sun seon", "설": "seol sul", "마": "ma", "길": "gil kil",
    "연": "yeon",
    "위": "wi", "표": "pyo", "명": "myung myeong", "기": "ki gi", "반": "ban", "왕": "wang",
    "금": "keum geum",
    "옥": "ok", "육": "yuk", "맹": "maeng", "제": "je", "모": "mo", "탁": "tak", "국": "kook guk",
    "어": "eo",
    "은": "eun", "편": "pyeon", "남궁": "namgung namkung", "황보": "hwangbo", "선우": "sunwoo",
    "제갈": "jegal",
}  # fmt: skip
_FAMILIAR = (
    ("yeo", "you"), ("yeo", "yu"), ("eo", "u"), ("eo", "o"), ("eu", "u"), ("u", "oo"), ("i", "ee"),
    ("g", "k"), ("j", "ch"), ("si", "shi"), ("b", "p"), ("d", "t"), ("u", "woo"),
)  # fmt: skip
_MOST = 8


def _syllable(character: str) -> list[str]:
    """The official spelling of one syllable and the two likeliest familiar ones."""
    official = anyascii(character).lower()
    familiar = [
        official.replace(formal, usual, 1)
        for formal, usual in _FAMILIAR
        if formal in official and not (formal == "u" and ("eu" in official or "uu" in official))
    ]
    starts = [word for word in familiar if word != official]
    return list(dict.fromkeys([official, *starts]))[:4]


@lru_cache(maxsize=1024)
def romanised(folded: str) -> tuple[str, ...]:
    """A folded Korean name or word in Latin: parts and the whole, each as people spell it."""
    length = 2 if folded[:2] in _SURNAMES and len(folded) > 3 else 1
    family = _SURNAMES.get(folded[:length], "").split() if 2 <= len(folded) <= 5 else []
    spelled: list[str] = []
    for start in range(len(folded)):
        ways = product(*(_syllable(c) for c in folded[start:]))
        spelled += ["".join(way) for way in islice(ways, 1 if start == 0 else 3 * _MOST)]
    if family:
        given = ["".join(way) for way in islice(product(*map(_syllable, folded[length:])), _MOST)]
        spelled += family
        spelled += [f"{first}{last}" for first in family[:2] for last in given[:3]]
        spelled += [f"{last}{first}" for first in family[:2] for last in given[:3]]
    return tuple(dict.fromkeys(spelled))

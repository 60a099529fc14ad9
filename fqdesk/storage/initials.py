"""Pinyin initials of names and titles, every reading of a character among them."""

import re
import unicodedata
from functools import lru_cache
from itertools import product

SURNAMES = {
    "曾": "zc", "翟": "zd", "仇": "qc", "解": "xj", "单": "sd", "查": "zc", "区": "oq", "乐": "yl",
    "覃": "qt", "种": "cz", "折": "sz", "召": "sz", "秘": "bm", "宓": "mf", "谌": "cs", "隗": "wk",
    "繁": "pf", "祭": "zj", "尉": "wy", "万": "wm", "俟": "qs", "长": "zc", "褚": "cz", "石": "sd",
    "车": "cj", "盛": "sc", "郗": "xc", "乜": "nm", "郇": "xh", "重": "zc", "行": "xh", "粘": "nz",
}  # fmt: skip
"""Surnames with several readings, the first letters of the surname's own reading first."""

HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_RUN = re.compile(f"{HAN.pattern}+|[^{HAN.pattern[1:]}+")
NAME_LENGTH = 4
"""Up to here a text is taken for a name and found by every combination of readings."""

MOST = 32
"""Combinations kept for one name."""


def initials(text: str) -> list[str]:
    """The strings of letters by which a text is found: 曾小贤 → zxx, cxx; digits stay."""
    signs = [s for s in unicodedata.normalize("NFKC", text).lower() if s.isalnum()]
    if not any(HAN.match(s) for s in signs):
        return []
    if len(signs) > NAME_LENGTH:
        return [_usual("".join(signs))]
    letters = [_surname(signs[0]), *(_readings(s) for s in signs[1:])]
    return ["".join(choice) for _, choice in zip(range(MOST), product(*letters), strict=False)]


@lru_cache(maxsize=8192)
def spoken(name: str | None) -> str | None:
    """A name as it is ordered in Chinese: by how it is read, a surname by the surname's reading."""
    if not name:
        return None
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - as in `_readings`

    read = lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)
    if name[0] in SURNAMES and read and read[0][:1] != SURNAMES[name[0]][0]:
        read[0] = SURNAMES[name[0]][0]
    return " ".join([*read, name])


@lru_cache(maxsize=4096)
def _readings(sign: str) -> str:
    """The different first letters of all readings, the most usual first."""
    # Takes a fifth of a second to load, so only when something is indexed.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    if not HAN.match(sign):
        return sign
    found = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore")
    letters = [_plain(reading) for readings in found for reading in readings]
    return "".join(dict.fromkeys(letter for letter in letters if letter))


def _surname(sign: str) -> str:
    return "".join(dict.fromkeys(SURNAMES.get(sign, "") + _readings(sign)))


def _usual(signs: str) -> str:
    """One letter for each Han character, as the words around it say; the rest stays."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return "".join(
        "".join(_plain(reading) for reading in lazy_pinyin(run, style=Style.NORMAL)) if han else run
        for han, run in ((HAN.match(run), run) for run in HAN_RUN.findall(signs))
    )


def _plain(reading: str) -> str:
    """The first letter without its tone mark; nothing for a character without a reading."""
    first = unicodedata.normalize("NFD", reading)[:1]
    return first if "a" <= first <= "z" else ""

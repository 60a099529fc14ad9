"""Find in a text what must not stand in it: ID numbers, phones, plates, secrecy marks, listed people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Field, Rows, Text
from fqdesk.domain.records import Record

ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d(?:[ \-]?\d){16}[ \-]?[\dXx](?![0-9A-Za-z])")
OLD_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{14}(?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<!\d)(?:\+?86[ \-]?)?1[3-9]\d(?:[ \-]?\d){8}(?!\d)")
LANDLINE = re.compile(r"(?<![\d\-])0\d{2,3}[\-)]\s?[2-9]\d{6,7}(?!\d)")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·•.\- ]?(?:[A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF])"
    r"(?:警|挂|学)?(?![0-9A-Za-z])"
)
SECRECY = re.compile(r"(?:绝密|机密|秘密)\s*[★☆*]|^\s*(?:绝密|机密|秘密)\s*$", re.MULTILINE)
LISTED = re.compile(
    r"重点人员|精神障碍|精神病|信访人|上访人|上访户|缠访|吸毒|涉毒人员|刑满释放|社区矫正对象|治安信息员|线人"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
"""GB 11643: the last sign of an ID number follows from the first seventeen."""

LABELS = {
    "id_number": "身份证号",
    "phone": "电话号码",
    "plate": "车牌号",
    "secrecy": "密级标志",
    "listed": "特殊人群字样",
}


@dataclass(frozen=True)
class Hit:
    """One place in a text: `text[start:end]`, what it looks like, and why that is a problem."""

    start: int
    end: int
    kind: str
    """id_number, phone, plate, secrecy or listed."""
    said: str


def scan(text: str) -> list[Hit]:
    """Everything in the text that should be looked at, in order; full-width digits are read too.

    Sources: 个人信息保护法第六条、第二十八条 (least necessary, sensitive data), 保守国家秘密法第三十一条
    (no secrets on this machine) and 第二十二条 (no mark on what is not secret); domain.md B6, B7.
    """
    plain = _narrow(text)
    hits: list[Hit] = []
    for kind, found in _matches(plain):
        if not any(found.start() < hit.end and hit.start < found.end() for hit in hits):
            hits.append(Hit(found.start(), found.end(), kind, _said(kind, found[0])))
    return sorted(hits, key=lambda hit: hit.start)


def mask(text: str) -> str:
    """The text with every number that `scan` finds covered but for its first three signs."""
    covered = list(text)
    for hit in scan(text):
        if hit.kind in {"id_number", "phone", "plate"}:
            keep = 1 if hit.kind == "plate" else 3
            for place in range(hit.start + keep, hit.end):
                covered[place] = "*"
    return "".join(covered)


def texts_of(record: Record) -> Iterable[tuple[str, str, str]]:
    """Every free text of a record: (key of the form's field, label, text), private ones too."""
    return _texts(KINDS[record.kind].fields, record.values, "")


def _texts(
    fields: Iterable[Field], values: Mapping[str, Any], top: str
) -> Iterable[tuple[str, str, str]]:
    for field in fields:
        value, key = values.get(field.key), top or field.key
        if value and isinstance(field, Rows):
            for row in value:
                yield from _texts(field.fields, row, key)
        elif value and isinstance(field, Text):
            yield key, field.label, str(value)


def _narrow(text: str) -> str:
    """Full-width letters and digits as narrow ones, sign by sign, so that places stay the same."""
    return "".join(
        narrow if len(narrow := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in text
    )


def _matches(text: str) -> Iterable[tuple[str, re.Match[str]]]:
    """Longer numbers first: an ID number contains what looks like a phone."""
    yield from (("id_number", m) for m in ID_NUMBER.finditer(text) if _like_id(m[0]))
    yield from (("id_number", m) for m in OLD_ID_NUMBER.finditer(text) if _born("19" + m[0][6:12]))
    yield from (("phone", m) for m in MOBILE.finditer(text))
    yield from (("phone", m) for m in LANDLINE.finditer(text))
    yield from (("plate", m) for m in PLATE.finditer(text))
    yield from (("secrecy", m) for m in SECRECY.finditer(text))
    yield from (("listed", m) for m in LISTED.finditer(text))


def _like_id(text: str) -> bool:
    """A right check digit, or at least a birth date: a mistyped ID number is one all the same."""
    digits = re.sub(r"[ \-]", "", text).upper()
    total = sum(int(sign) * weight for sign, weight in zip(digits, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11] == digits[17] or _born(digits[6:14])


def _born(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100


def _said(kind: str, found: str) -> str:
    if kind == "secrecy":
        return f"“{found.strip()}”像密级标志：本机不得录入涉密内容，不涉密的也不要标密级。"
    if kind == "listed":
        return f"“{found}”：写事不写人，不要记特殊人群的个人情况。"
    covered = found[:3] + "*" * max(0, len(found) - 3)
    return f"“{covered}”像{LABELS[kind]}，请删去或遮住。"

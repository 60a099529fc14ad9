"""The cover: what this is, by which standard, for which days, how much, and the chain it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.domain.periods import Span, say_day
from fqdesk.evidence.bundle import Bundle
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import MM, Ink
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.manifest import said_code
from fqdesk.evidence.printing.press import LAST_PAGE, OVERLINE, TITLE, Press

_SMALL_LABEL, _SMALL = Style("hei", 9), Style("song", 9)
_LABEL, _VALUE = Style("hei", 12), Style("song", 12)
_LEFT, _LABEL_WIDTH, _VALUE_LEFT, _RIGHT = 5.0, 27.0, 36.0, 151.0
_STEP, _LINE = 9.9, 5.6
STAMP = (45.0, 16.0)


def cover(press: Press) -> Leaf:
    """The cover page; it counts as page 1 and carries no number."""
    return Leaf(lambda ink, frame: _draw(press, ink, frame), kind="cover", numbered=False)


def _draw(press: Press, ink: Ink, frame: Frame) -> None:
    width, bundle = frame.width, press.bundle
    x = ink.text(0, 3, "册　号", _SMALL_LABEL)
    ink.text(x + 3, 3, said_code(press.manifest.code), _SMALL)
    x = ink.text(width, 3, "第　　本，共　　本", _SMALL, "right")
    ink.text(width - x - 3, 3, "印　本", _SMALL_LABEL, "right")
    _archive_stamp(ink, (width - STAMP[0]) / 2, 12, bundle.on.year)
    ink.text(width / 2, 48, OVERLINE, Style("songbd", 24), "center")
    spread(ink, (width - 118) / 2, 118, 75, TITLE, Style("songbd", 42))
    ink.rule(0, 86, width, 86, 1.8, RED)
    ink.rule(0, 87.9, width, 87.9, 0.5, RED)
    kind = "全　册" if bundle.whole else "选　册"
    ink.text(width / 2, 101, kind, Style("kai", 16), "center")
    y = 122.0
    for field in _fields(press, ink):
        y = _field(ink, field, y)
    ink.text(width / 2, max(y + 12, 218), press.unit, Style("song", 16), "center")
    ink.text(width / 2, max(y + 22, 229), say_day(bundle.on), Style("song", 14), "center")


def _archive_stamp(ink: Ink, x: float, y: float, year: int) -> None:
    """The six cells that archives fill in, upper middle of the first page (DA/T 22-2015: 45×16 mm).

    The year and the number of pages are known; the rest is the archive's to write.
    """
    wide, tall = STAMP[0] / 3, STAMP[1] / 2
    ink.box(x, y, *STAMP, 0.5)
    ink.rule(x, y + tall, x + STAMP[0], y + tall, 0.5)
    for n in (1, 2):
        ink.rule(x + n * wide, y, x + n * wide, y + STAMP[1], 0.5)
    known = {"年度": str(year), "页数": str(ink.page_of(LAST_PAGE) or "")}
    for n, label in enumerate(("全宗号", "年度", "件号", "机构", "保管期限", "页数")):
        left, top = x + n % 3 * wide, y + n // 3 * tall
        ink.text(left + 0.8, top + 2.6, label, Style("hei", 5.6))
        ink.text(left + wide / 2, top + 6.6, known.get(label, ""), Style("song", 9), "center")


def spread(ink: Ink, x: float, width: float, baseline: float, text: str, style: Style) -> None:
    """Set the characters of a text at equal distances over a width."""
    if len(text) < 2:
        ink.text(x, baseline, text, style)
        return
    step = (width - style.size / MM) / (len(text) - 1)
    for n, char in enumerate(text):
        ink.text(x + n * step, baseline, char, style)


@dataclass(frozen=True)
class _Field:
    label: str
    lines: Sequence[str]


def _fields(press: Press, ink: Ink) -> list[_Field]:
    bundle, room = press.bundle, (_RIGHT - _VALUE_LEFT) * MM
    pages = ink.page_of(LAST_PAGE)
    amount = f"{len(bundle.first)} 条　附件 {len(bundle.files)} 份"
    chain = " ".join(bundle.head.hash[n : n + 4].upper() for n in range(0, 16, 4))
    texts = (
        ("评价依据", f"《{bundle.standard.title}》"),
        ("收录评价项", _included(bundle)),
        ("材料期间", str(_period(bundle))),
        ("基准日", say_day(bundle.on) + _known(bundle)),
        ("页数件数", f"{pages} 页　记录 {amount}"),
        ("记录链", f"第 {bundle.head.seq} 号　{chain}"),
        (
            "编制审核",
            f"编制 {bundle.order.prepared_by or '　　　　'}　审核 {bundle.order.checked_by}",
        ),
    )
    return [
        _Field(label, [line.text for line in ink.shaper.cell(text, _VALUE, room, most=3)])
        for label, text in texts
    ]


def _field(ink: Ink, field: _Field, y: float) -> float:
    """Draw a label and its lines over a rule; return where the next field begins."""
    baseline = y + 7.4
    spread(ink, _LEFT, _LABEL_WIDTH, baseline, field.label, _LABEL)
    for n, line in enumerate(field.lines):
        ink.text(_VALUE_LEFT + 1, baseline + n * _LINE, line, _VALUE)
    bottom = y + _STEP + (max(len(field.lines), 1) - 1) * _LINE
    ink.rule(_VALUE_LEFT, bottom - 0.6, _RIGHT, bottom - 0.6, 0.5)
    return bottom


def _included(bundle: Bundle) -> str:
    if not bundle.whole:
        return "　".join(part.result.item.id for part in bundle.everything)
    numbered = len(bundle.standard.numbered)
    items = f"评价项 {len(bundle.everything)} 个"
    return f"标准 {numbered} 条，{items}，全部收录" if numbered else f"{items}，全部收录"


def _period(bundle: Bundle) -> Span:
    """From the first to the last day that any check looked at, the day of judging included."""
    spans = [
        check.finding.span
        for part in bundle.everything
        for check in part.result.checks
        if check.finding.span
    ]
    first = min((span.first for span in spans), default=bundle.on)
    return Span(first, max([bundle.on, *(span.last for span in spans)]))


def _known(bundle: Bundle) -> str:
    known = bundle.order.known
    return f"（只计{say_day(known)}以前登记的）" if known else ""

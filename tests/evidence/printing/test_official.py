"""公文 pages keep the measures of GB/T 9704-2012, read back from the file."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from fqdesk.evidence.layout.ink import MM
from fqdesk.evidence.printing.official import Letter, sheet
from fqdesk.evidence.printing.titles import title_lines
from tests.evidence.printing.paper import SHAPER, lines, printed, texts

DAY = date(2026, 3, 6)
TITLE = "青石镇派出所关于申报创建“枫桥式公安派出所”的请示"


def letter(text: str, title: str = TITLE) -> Letter:
    return Letter(title, text, "青石镇派出所", DAY)


def rows(path: Path, number: int = 0) -> dict[float, str]:
    """Baselines in mm from the top of the sheet, each with the first words set there."""
    found: dict[float, str] = {}

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip() and size > 12:
            y = round((841.89 - cm[5] - tm[5]) / MM, 2)
            found[y] = found.get(y, "") + text.strip()

    PdfReader(path).pages[number].extract_text(visitor_text=visit)
    return dict(sorted(found.items()))


def test_rows_stand_on_the_grid_of_22(tmp_path: Path) -> None:
    path = printed(
        tmp_path / "o.pdf", sheet(letter("云岭县公安局：\n" + "我所完成自评。" * 120), SHAPER)
    )
    found = rows(path)
    body = [y for y, text in found.items() if y > 70 and y < 262]
    assert body[0] == pytest.approx(73.13, abs=0.02), "row 4, under a title of two lines"
    assert body[-1] == pytest.approx(260.66, abs=0.04), "row 22"
    steps = [b - a for a, b in pairwise(body)]
    assert all(step == pytest.approx(29.53 / MM, abs=0.02) for step in steps)
    second = [y for y in rows(path, 1) if y < 262]
    assert second[0] == pytest.approx(41.89, abs=0.02), "row 1 of the next page"


def test_a_full_row_has_28_characters(tmp_path: Path) -> None:
    path = printed(tmp_path / "o.pdf", sheet(letter("派出所民警走村入户听取意见" * 40), SHAPER))
    full = [line for line in lines(path) if len(line) > 24 and "派出所民警" in line]
    assert {len(line) for line in full[1:-1]} == {28}


def test_levels_attachments_and_signature(tmp_path: Path) -> None:
    text = (
        "云岭县公安局：\n现将情况报告如下。\n一、创建情况\n（一）党建引领。全年召开党员大会5次。\n"
        "1.驻所调解员2人。\n妥否，请批示。\n附件：1.命名审批表\n2.佐证材料册\n（联系人：李㛃）"
    )
    path = printed(tmp_path / "o.pdf", sheet(letter(text), SHAPER))
    (page,) = texts(path)
    assert (
        page.index("附件：1.命名审批表")
        < page.index("2.佐证材料册")
        < page.index("青石镇派出所2026")
    )
    assert page.endswith("（联系人：李㛃）—1—7K4MQ9TB001E")
    found = rows(path)
    ys = {text[:4]: y for y, text in found.items()}
    assert ys["附件：1"[:4]] - ys["妥否，请"] == pytest.approx(2 * 29.53 / MM, abs=0.05)
    assert ys["2026"] - ys["青石镇派"] == pytest.approx(29.53 / MM, abs=0.05)
    fonts = {str(f["/BaseFont"]).split("+")[-1] for f in _fonts(path)}
    assert len(fonts) >= 4, "小标宋, 仿宋, 黑, 楷 and the Song digits"


def _fonts(path: Path) -> list[dict[str, object]]:
    resources = PdfReader(path).pages[0]["/Resources"]["/Font"]
    return [font.get_object() for font in resources.values()]


@pytest.mark.parametrize("length", range(300, 560, 20))
def test_the_signature_never_stands_on_a_page_alone(tmp_path: Path, length: int) -> None:
    text = "云岭县公安局：\n" + "\n".join("走村入户。" * 5 for _ in range(length // 25))
    pages = texts(printed(tmp_path / "o.pdf", sheet(letter(text), SHAPER)))
    assert "走村入户" in pages[-1]
    assert "青石镇派出所2026年3月6日" in pages[-1]


def test_own_signature_and_date_in_the_text_are_set_once(tmp_path: Path) -> None:
    path = printed(
        tmp_path / "o.pdf", sheet(letter("我所完成自评。\n石桥派出所\n2025年12月1日"), SHAPER)
    )
    (page,) = texts(path)
    assert "石桥派出所2025年12月1日" in page
    assert "2026年3月6日" not in page


@pytest.mark.parametrize(
    ("title", "parted"),
    [
        ("事迹材料", ("事迹材料",)),
        (TITLE, ("青石镇派出所关于申报创建", "“枫桥式公安派出所”的请示")),
        ("一行\n两行", ("一行", "两行")),
        (
            "山路走到头，矛盾不出村——青石镇派出所事迹材料",
            ("山路走到头，矛盾不出村", "——青石镇派出所事迹材料"),
        ),
    ],
)
def test_titles_are_parted_by_meaning(title: str, parted: tuple[str, ...]) -> None:
    assert title_lines(title, 19) == parted


@pytest.mark.parametrize("length", range(20, 38))
def test_a_title_of_two_lines_is_never_heavier_above(length: int) -> None:
    title = (
        "青石镇派出所关于进一步加强辖区群众工作和矛盾纠纷排查化解工作情况的专项报告以及下步打算"
    )[:length]
    upper, lower = title_lines(title, 19)
    assert upper + lower == title
    assert len(upper) <= len(lower) + 1


def test_a_long_sentence_with_a_number_is_text_and_no_heading(tmp_path: Path) -> None:
    short = "（一）党建引领。全年召开党员大会。"
    long = "（一）民警年休假全休率低于标准的要求，所长本人有一段年休假因任务未休，已经排定补休。"
    named = []
    for n, text in enumerate((short, long)):
        path = printed(tmp_path / f"{n}.pdf", sheet(letter(text), SHAPER))
        named.append({str(font["/BaseFont"]).split("+")[-1] for font in _fonts(path)})
    assert len(named[0] - named[1]) == 1, f"only 楷 is missing: {named}"

"""Whatever stands in the cells: a plan or a sentence, never a crash; what was written is there the second time."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings, strategies as st

from fqdesk.desk.import_plan import Book, Decisions
from fqdesk.desk.importing import perform, plan
from fqdesk.domain.incoming.sheet import Sheet
from fqdesk.errors import DeskError
from tests import ledger_sheets as sheets
from tests.importing_desk import furnish, refused_rows, station

ODD = (
    "", "", "无", "/", "—", "2025.1.8", "4月2日", "4.2-4.5", "45737", "2025.2.31", "五月十二日", "20250218", "3", "12户",
    "0", "-1", "1.5", "赵明", "赵 明、郑伟", "郑伟 褚小龙", "吴某（出差）", "全体民警", "全体党员", "杨树村", "柳河村（3组）", "无此村",
    "支委会", "党员大会", "走访慰问", "困难家庭", "嘉奖", "集体三等功", "县公安局", "县委、县政府", "青石镇派出所", "所党支部", "民警",
    "辅警", "中共党员", "预备党员", "是", "√", "年休假", "事假", "13800000000", "510184199001011234", "川A12345", "绝密★", "会25-07",
    "一\n二", "（", "（）", "、、", "年", "日", "2025", "999999999999", "同意。", "x" * 300,
)  # fmt: skip
CELLS = st.one_of(st.sampled_from(ODD), st.text(max_size=12))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with station(tmp_path_factory.mktemp("any") / "所案") as opened:
        furnish(opened)
        yield opened


@st.composite
def books(draw):
    ledger = draw(st.sampled_from(sheets.ALL))
    width = len(ledger.heads[0])
    own = [tuple(map(str, row)) for row in ledger.rows if len(row) == width]
    rows = draw(
        st.lists(
            st.one_of(st.sampled_from(own), st.tuples(*[CELLS] * width)), min_size=1, max_size=6
        )
    )
    title = draw(st.sampled_from(["2025年台账", "台账", ""]))
    grid = ((title,), *ledger.heads, *rows)
    decimals = draw(st.frozensets(st.tuples(st.integers(2, 6), st.integers(0, 5)), max_size=4))
    return ledger.kind, Book(Path("台账.xlsx"), (Sheet("Sheet1", grid, decimals),))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(books())
def test_any_cells_make_a_plan_that_can_be_carried_out_once(desk, made):
    kind, book = made
    head = desk.store.head()
    try:
        first = plan(desk, book, Decisions(kind=kind))
    except DeskError as refused:
        event(refused.title)
        return
    assert desk.store.head() == head
    sentences = " ".join(note.sentence for row in first.rows for note in row.notes)
    assert "13800000000" not in sentences
    assert "510184199001011234" not in sentences
    out = Decisions(kind=kind, left_out=refused_rows(first))
    whole = plan(desk, book, out)
    event(f"written: {bool(whole.drafts)}")
    assert not whole.errors
    if perform(desk, whole):
        again = plan(desk, book, out)
        assert [row.title for row in again.rows if row.state == "new"] == []
        assert not again.drafts
        desk.undo()

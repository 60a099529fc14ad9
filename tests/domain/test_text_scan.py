"""ID numbers, phones, plates, secrecy marks and listed people in texts (domain.md B6, B7)."""

import itertools

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.text_scan import LABELS, mask, scan, texts_of
from tests.domain.make import record


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("身份证11010519491231002X号", "id_number", "11010519491231002X"),
        ("身份证11010519491231002x", "id_number", "11010519491231002x"),
        (
            "１１０１０５１９４９１２３１００２Ｘ",
            "id_number",
            "１１０１０５１９４９１２３１００２Ｘ",
        ),
        ("110105 19491231 002X", "id_number", "110105 19491231 002X"),
        # A wrong check digit with a right birth date is an ID number typed wrong.
        ("110105194912310021", "id_number", "110105194912310021"),
        ("老证110105491231002", "id_number", "110105491231002"),
        ("电话13812345678。", "phone", "13812345678"),
        ("138-1234-5678", "phone", "138-1234-5678"),
        ("+86 13812345678", "phone", "+86 13812345678"),
        ("值班室028-82345678", "phone", "028-82345678"),
        ("车牌川A·12345停在村口", "plate", "川A·12345"),
        ("川AD12345", "plate", "川AD12345"),
        ("粤B12345警", "plate", "粤B12345警"),
        ("机密★1年", "secrecy", "机密★"),
        ("秘密☆", "secrecy", "秘密☆"),
        ("秘密\n关于某事的报告", "secrecy", "秘密"),
        ("走访精神障碍患者家庭", "listed", "精神障碍"),
        ("与信访人谈", "listed", "信访人"),
    ],
)
def test_what_must_not_stand_in_a_text_is_found_in_its_place(text, kind, found):
    hits = scan(text)
    assert [(hit.kind, text[hit.start : hit.end]) for hit in hits] == [(kind, found)]
    assert hits[0].said.endswith("。")
    assert found not in hits[0].said or kind in {"secrecy", "listed"}


@pytest.mark.parametrize(
    "text",
    [
        "国办发明电〔2024〕12号",
        "会25-07 2026年3月6日 9:30",
        "共 1200 户，3 个村",
        "202603061230451234",
        "编号13812345678901",
        "保守国家秘密是每个民警的义务，做好保密教育",
        "拨打110报警",
        "访26-120、访26-121",
        "档号 0123-WS·2026-D10-0012",
        "SHA-256 1105e1941345678",
        "",
    ],
)
def test_ordinary_texts_pass(text):
    assert scan(text) == []


def test_numbers_are_covered_and_words_are_left():
    text = "联系 13812345678 或 11010519491231002X，车牌川A12345，重点人员"
    covered = mask(text)
    assert covered == "联系 138******** 或 110***************，车牌川******，重点人员"
    assert [hit.kind for hit in scan(covered)] == ["listed"]


def test_every_free_text_of_a_record_is_looked_at():
    meeting = record(
        "meeting",
        type="general_meeting",
        topic="题",
        day="2026-03-06",
        minutes="记",
        agenda=[{"matter": "一"}, {"matter": "二"}],
        attendees=("p",),
    )
    assert [(key, text) for key, _, text in texts_of(meeting)] == [
        ("topic", "题"),
        ("agenda", "一"),
        ("agenda", "二"),
        ("minutes", "记"),
    ]
    talk = record("heart_talk", talker="a", talked="b", day="2026-03-06", content="内容")
    assert [key for key, _, _ in texts_of(talk)] == ["content"]


@given(st.text(max_size=60))
def test_any_text_can_be_scanned_and_masked_in_place(text):
    hits = scan(text)
    assert len(mask(text)) == len(text)
    assert all(hit.kind in LABELS and 0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))


@given(st.integers(0, 10**8 - 1), st.sampled_from("3456789"), st.text("汉字，。 ", max_size=5))
def test_every_mobile_number_is_found(tail, second, around):
    number = f"1{second}0{tail:08d}"
    assert [hit.kind for hit in scan(f"{around}{number}{around}")] == ["phone"]

from PySide6.QtCore import Qt

from fqdesk.errors import Fault, Refused, Trouble
from ui.notices import Notice, Notices, of_error
from ui.widgets.button import ActButton


def shown(qtbot, theme):
    notices = Notices(theme)
    qtbot.addWidget(notices)
    notices.show()
    return notices


def test_trouble_says_what_happened_what_is_safe_and_what_to_do(theme):
    notice = of_error(Trouble("磁盘满了，没有写入。", "腾出空间后再存一次。"))
    assert notice.title == "磁盘满了，没有写入。"
    assert "腾出空间" in notice.said
    assert "记录都在" in notice.said


def test_every_fault_of_a_refusal_is_said(theme):
    refused = Refused("不行", faults=[Fault("day", "日期没有填。"), Fault("topic", "主题没有填。")])
    assert of_error(refused).said == "日期没有填。\n主题没有填。"


def test_a_second_notice_of_the_same_cause_replaces_the_first(qtbot, theme):
    notices = shown(qtbot, theme)
    notices.tell(Notice("know", "第一", key="a"))
    notices.tell(Notice("know", "第二", key="a"))
    notices.tell(Notice("know", "别的", key="b"))
    assert [bar.notice.title for bar in notices.bars.values()] == ["第二", "别的"]
    notices.drop("a")
    assert list(notices.bars) == ["b"]
    notices.clear()
    assert not notices.bars


def test_acts_are_pressed_with_alt_and_a_digit(qtbot, theme):
    notices = shown(qtbot, theme)
    done = []
    acts = (("腾地方", lambda: done.append(1)), ("再存一次", lambda: done.append(2)))
    notices.tell(Notice("failed", "盘满了", acts=acts, key="disk"))
    with qtbot.waitActive(notices):
        notices.activateWindow()
    qtbot.keyClick(notices, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert done == [2]
    buttons = notices.findChildren(ActButton)
    assert [b.property("role") for b in buttons[:2]] == ["primary", ""]


def test_a_passing_notice_leaves_by_itself(qtbot, theme):
    notices = shown(qtbot, theme)
    notices.tell(Notice("done", "已存", key="saved", seconds=0))
    qtbot.waitUntil(lambda: not notices.bars)


def test_dismissing_an_old_bar_spares_the_new_one(qtbot, theme):
    notices = shown(qtbot, theme)
    notices.tell(Notice("know", "第一", key="a"))
    first = notices.bars["a"]
    notices.tell(Notice("know", "第二", key="a"))
    notices.drop("a", first)
    assert notices.bars["a"].notice.title == "第二"

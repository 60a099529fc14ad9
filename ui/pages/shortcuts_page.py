"""F1: every key that does something, place by place."""

from __future__ import annotations

from ui.pages.page import Page
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.widgets.button import ActButton

Keys = tuple[tuple[str, str], ...]
SHORTCUTS: dict[str, Keys] = {
    "到处": (
        ("Ctrl+K", "查找人、事、日子，如 zyf312"),
        ("Ctrl+N", "记一笔：打拼音首字母选要记的"),
        ("Ctrl+1 … Ctrl+8", "今日、党建、走访、休假、荣誉、台账、创建、设置"),
        ("Ctrl+Z", "撤销上一步，一步一步往回"),
        ("Ctrl+加号、Ctrl+减号", "字大一号、小一号"),
        ("Esc", "返回；打的字都留着"),
        ("F1", "在格子里：这一格怎么填；别处：这张表"),
        ("F3", "这一页、这一条按什么规定算"),
        ("Tab、Shift+Tab", "到下一处、回上一处；在表格里也能走出去"),
    ),
    "填表": (
        ("Enter", "下一格；在大框里是换行，用 Tab 出来"),
        ("Ctrl+Enter", "定稿；新记的接着记下一条"),
        ("Ctrl+Shift+Enter", "定稿，接着记同一场的下一个会"),
        ("Ctrl+Shift+Delete", "丢掉这份草稿，可以放回去"),
        ("Ctrl+D", "照上次同类的填，日期不带"),
        ("F8", "跳到还差的那一格"),
        ("F4", "日期格里打开日历"),
        ("日期可打", "12、312、t（今天）、昨；＋、－ 前后一天"),
        ("Ctrl+V", "贴照片、扫描件"),
        ("Ctrl+O、Ctrl+Delete", "在照片的图说里：打开这一张、去掉这一张"),
        ("Ctrl+H", "看这一条的历史"),
        ("Ctrl+P", "打印这一条"),
    ),
    "出席": (
        ("空格", "到、缺"),
        ("1 … 6", "缺席并写明原因"),
        ("F2", "自己写原因"),
        ("Delete", "不在名单"),
    ),
    "今日": (
        ("↑ ↓、Enter", "选一件、做这件"),
        ("F3", "看它对应的条款"),
        ("Delete", "写了一半的：这份草稿不要了，可以放回去"),
        ("Ctrl+L", "写今天的政工日志；Alt+B 在日志里补上后来记的"),
    ),
    "党建": (
        ("方向键、Enter", "走格；打开或新记"),
        ("R", "写明没有开展的原因"),
        ("Ctrl+PgUp、Ctrl+PgDown", "上一年、下一年"),
        ("Alt+←、Alt+→", "换一栏；走访、休假同样"),
        ("Ctrl+P", "打印会议记录、年度记录本、谈话台账"),
    ),
    "休假": (
        ("Shift+←、Shift+→", "选日子；在计划的头一天、末一天上是拉长、缩短"),
        ("Enter", "排进计划，改好的计划照此存"),
        ("Ctrl+Enter", "批准"),
        ("F2", "记别的假"),
        ("F6", "销假、召回"),
        ("Delete", "撤回计划"),
        ("Ctrl+I", "这个人的全部记录"),
    ),
    "荣誉": (
        ("Enter", "改"),
        ("空格", "看大图"),
        ("Ctrl+D", "照此再记一项"),
    ),
    "台账": (
        ("直接打字、F2", "改这一格"),
        ("Enter", "打开这一条"),
        ("Ctrl+C、Ctrl+V", "和 Excel、WPS 互相复制粘贴一片格子"),
        ("Ctrl+Shift+V", "把 Excel 里复制的几行粘贴成新记录"),
        ("Ctrl+D", "用上面一格往下填"),
        ("Delete", "清空选中的格子"),
        ("Ctrl+F", "筛选"),
        ("F4", "视图：存下常用的筛选、排序和列，再用"),
        ("F6", "列：显示哪几列、先后和列宽；空格打钩，Alt+↑、Alt+↓ 移动"),
        ("Ctrl+E", "把看到的存成 Excel"),
        ("Ctrl+O", "导入 Excel；也可以把文件拖进来"),
        ("Ctrl+H", "看历史"),
        ("Ctrl+Delete", "删除这一条，进回收站"),
    ),
    "导入 Excel": (
        ("Ctrl+O", "选文件"),
        ("F5", "文件改好了，再读一遍"),
        ("F8", "下一处有错的、有疑问的"),
        ("F2", "这一格改读成别的"),
        ("Delete", "这一行不导入；再按一次还是导入"),
        ("空格", "已有的照表格改；再按一次不改"),
        ("Ctrl+Enter", "导入"),
    ),
    "创建和证据册": (
        ("Alt+↑、Alt+↓", "上一条、下一条"),
        ("F9", "把已有的记录附到这一条；在附上的记录里按 Delete 取下"),
        ("F7", "两个标准对照"),
        ("Ctrl+P", "预览并打印；在预览里是打印"),
        ("Ctrl+S", "存成 PDF"),
        ("PgUp、PgDown", "翻页"),
        ("F6", "自查里写说明"),
    ),
}
"""Place → keys and what they do."""
HEADS = (Head("按键", 15), Head("做什么", 0))


class ShortcutsPage(Page):
    """A table to read and to walk out of again."""

    key = "shortcuts"
    inner = True

    def __init__(self, shell: Shell) -> None:
        """The same for everybody."""
        super().__init__(shell, "快捷键")
        self.told.setText("" if self.theme.large else "每件事都可以不用鼠标做。")
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.table = SheetTable(self.theme, HEADS, "快捷键")
        self.body.addWidget(self.table, 1)
        rows = []
        for place, keys in SHORTCUTS.items():
            rows.append(Row(place, (Cell(place, bold=True), "")))
            rows += [Row(f"{place} {key}", (f"　{key}", does)) for key, does in keys]
        self.table.show_rows(rows)

    def shown(self, **where: object) -> None:
        super().shown(**where)
        self.table.setFocus()

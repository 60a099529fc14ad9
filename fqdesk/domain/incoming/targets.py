"""What a column may become that is no field by itself: it is split, checked or gathered from several."""

from collections.abc import Mapping

SPECIAL: Mapping[str, Mapping[str, str]] = {
    "meeting": {"@expected": "应到人数（核对）", "@attended": "实到人数（核对）"},
    "leave": {
        "@span": "休假起止",
        "@span_days": "这一段的天数（核对）",
        "@taken": "已休合计（核对）",
        "@entitled": "应休天数（核对）",
    },
    "visit": {
        "@sort": "类型或走访对象",
        "@suggestion": "群众意见建议",
        "@result": "意见办理结果",
    },
    "honour": {"@recipient": "获奖者", "@rank": "级别"},
    "person": {
        "@post": "职务",
        "@party": "政治面貌",
        "@admitted": "入党时间",
        "@full": "转正时间",
    },
}
"""Kind → what a column may be, with its name for people. (核对) is compared and never kept."""
SEVERAL = frozenset({"@span", "@span_days"})
"""What more than one column may be."""
WORKED_OUT: Mapping[str, tuple[str, ...]] = {"leave": ("days", "days_reason")}
"""Fields that the program works out itself; a sheet's number is compared with it and never kept."""

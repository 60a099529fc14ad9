"""The one way from something open to where it is closed: its record, a form, or the leave calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.sheets.job import NO_AIM, Aim
from ui.shell import Shell


def close(
    shell: Shell,
    kind: str,
    fill: Mapping[str, Any],
    record: str | None = None,
    aim: Aim = NO_AIM,
) -> None:
    """Open what closes it, with the cursor on the answer that does.

    Leave that is owed is planned in the calendar, where balance, floor and clashes are said.
    """
    if kind == "leave" and record is None and fill.get("person") and shell.has_page("leave"):
        shell.show_page("leave", person=fill["person"], due=fill.get("attribution_year"))
    elif record is not None:
        shell.open_record(record, aim)
    else:
        shell.start(kind, fill, once=True, aim=aim)

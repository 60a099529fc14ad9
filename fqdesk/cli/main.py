"""Run one command: parse it, open the desk it needs, print its answer, turn faults into exit codes."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from fqdesk.cli import importing, judging, keeping, making, noticing, parser, reading, writing
from fqdesk.cli.answers import Answer
from fqdesk.cli.opener import Opener, last_folder
from fqdesk.cli.outputs import plain_utf8
from fqdesk.errors import DeskError, disk_said

Run = Callable[[Namespace, Opener], Answer]


VERBS: dict[str, Run] = {
    "demo": making.demo,
    "new": making.new,
    "kinds": making.kinds,
    "add": writing.add,
    "change": writing.change,
    "remove": writing.remove,
    "revert": writing.revert,
    "holidays": noticing.holidays,
    "import": importing.bring,
    "attach": writing.attach,
    "show": reading.show,
    "list": reading.listing,
    "find": reading.find,
    "due": judging.due,
    "leave": judging.leave,
    "standards": judging.standards,
    "assess": judging.assess,
    "compare": judging.compare,
    "jobs": judging.jobs,
    "self-check": judging.self_check,
    "bundle": judging.bundle,
    "verify": keeping.verify,
    "backup": keeping.backup,
    "restore": keeping.restore,
}


def main(argv: Sequence[str]) -> int:
    """Run the command and return its exit code (cli.md): 0 done, 1 found wrong, 2 call, 3 surroundings."""
    plain_utf8()
    args = parser.build().parse_args(argv)
    return run(args)


def run(args: Namespace) -> int:
    """Run a parsed command that is not the window."""
    try:
        answer = VERBS[args.verb](args, Opener(args.desk or last_folder()))
    except DeskError as error:
        for sentence in error.sentences():
            print(sentence, file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"读写文件失败：{error.filename or ''} {disk_said(error)}。", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("已停止，没有写入任何东西。", file=sys.stderr)
        return 3
    return _print(answer, as_json=bool(getattr(args, "json", False)))


def _print(answer: Answer, *, as_json: bool) -> int:
    try:
        if as_json:
            print(json.dumps(answer.document, ensure_ascii=False, indent=2))
        else:
            print("\n".join(answer.lines))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader closed early (`| head`): not an error, and nothing more can be said.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    return answer.exit_code

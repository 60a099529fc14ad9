"""A rule: a pure function whose keyword arguments are what a standard file may write for it."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.evidence.outcomes import Finding
from fqdesk.evidence.params import PARSERS, Wrong
from fqdesk.evidence.scope import Scope

Judge = Callable[..., Finding]
"""Called as judge(scope, **params)."""


@dataclass(frozen=True)
class Rule:
    """One way to judge a check."""

    name: str
    judge: Judge
    parameters: Mapping[str, inspect.Parameter]
    types: Mapping[str, Any]

    def read(self, raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """What a standard file wrote → arguments, and every fault as a sentence without its end."""
        faults = [f"没有“{key}”这一项" for key in raw if key not in self.parameters]
        params: dict[str, Any] = {}
        for key, parameter in self.parameters.items():
            if key not in raw:
                if parameter.default is inspect.Parameter.empty:
                    faults.append(f"缺少“{key}”")
                continue
            try:
                params[key] = self.parse(key, raw[key], raw)
            except Wrong as wrong:
                faults.append(f"“{key}”{wrong}")
        return params, faults

    def parse(self, key: str, value: Any, raw: Mapping[str, Any]) -> Any:
        """One argument. Raises Wrong."""
        return PARSERS[self.types[key]](value, raw)

    def __call__(self, scope: Scope, params: Mapping[str, Any]) -> Finding:
        """Judge the check of the scope."""
        return self.judge(scope, **params)


def rule(judge: Judge) -> Rule:
    """The rule that a function is; its keyword-only arguments become the schema."""
    signature = inspect.signature(judge)
    parameters = {
        name: parameter
        for name, parameter in signature.parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    hints = typing.get_type_hints(judge)
    return Rule(
        judge.__name__,
        judge,
        types.MappingProxyType(parameters),
        types.MappingProxyType({name: _bare(hints[name]) for name in parameters}),
    )


def _bare(hint: Any) -> Any:
    """`Where` of `Where | None`."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint

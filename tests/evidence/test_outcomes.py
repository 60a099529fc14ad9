"""How outcomes combine: the table of product.md, and that order never matters."""

from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.catalog.support import OUTCOMES
from fqdesk.evidence.outcomes import Outcome, worst

MET, PARTLY, NOT_MET = Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET
NOT_APPLICABLE, UNCONFIRMED = Outcome.NOT_APPLICABLE, Outcome.UNCONFIRMED
OUT = Outcome.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("outcomes", "together"),
    [
        ([MET], MET),
        ([MET, UNCONFIRMED], UNCONFIRMED),
        ([UNCONFIRMED, PARTLY], PARTLY),
        ([PARTLY, NOT_MET, MET], NOT_MET),
        ([MET, NOT_APPLICABLE], MET),
        ([MET, OUT], MET),
        ([OUT, OUT], OUT),
        ([OUT, NOT_APPLICABLE], NOT_APPLICABLE),
        ([NOT_APPLICABLE], NOT_APPLICABLE),
    ],
)
def test_the_worst_of_what_applies(outcomes, together):
    for order in permutations(outcomes):
        assert worst(order) is together


@given(st.lists(st.sampled_from(list(Outcome)), min_size=1), st.sampled_from(list(Outcome)))
def test_one_more_outcome_never_turns_the_whole_into_met(outcomes, more):
    if worst(outcomes) in {NOT_MET, PARTLY, UNCONFIRMED}:
        assert worst([*outcomes, more]) is not MET


def test_what_a_person_may_judge_are_outcomes_with_the_same_words():
    for code, label in OUTCOMES.items():
        assert Outcome(code).label == label

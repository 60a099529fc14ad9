"""Chongzhou beside Nantong: the differences named in domain.md 0.1, and what they share."""

from fqdesk.evidence.compared import compare
from fqdesk.evidence.standard import standard


def pairs(first="chongzhou-2019", second="nantong-2019"):
    return {pair.items: pair for pair in compare(standard(first), standard(second))}


def test_the_two_cities_ask_different_shares_of_the_same_figures():
    found = pairs()
    collected, accurate = found["CZ-17a", "NT-4a"], found["CZ-17b", "NT-4a"]
    assert (collected.asks, collected.differs) == (("≥ 90%", "≥ 95%"), True)
    assert (accurate.asks, accurate.differs) == (("≥ 85%", "≥ 95%"), True)


def test_what_both_ask_alike_is_no_difference():
    found = pairs()
    for items in (("CZ-06b", "NT-2f"), ("CZ-25a", "NT-6b"), ("CZ-09", "NT-3d")):
        assert not found[items].differs, items
    assert found["CZ-25a", "NT-6b"].asks == ("> 90%", "> 90%")
    assert found["CZ-13b", "NT-3f"].asks[0].startswith("期间 24 个月")


def test_a_standard_beside_itself_never_differs():
    same = pairs("nantong-2019", "nantong-2019")
    assert same
    assert not any(pair.differs for pair in same.values())
    assert all(first == second for first, second in same)

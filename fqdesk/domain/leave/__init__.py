"""Annual leave: what each is entitled to, has taken and still owes, and the two rates. In half days."""

from fqdesk.domain.leave.days import DAY, FULL, away_on, leave_days, span_of
from fqdesk.domain.leave.entitlement import Condition, applies_from, entitled_on
from fqdesk.domain.leave.ledger import Balance, balance, balances, leaves_of, moved
from fqdesk.domain.leave.planning import Clash, Plan, Row, Step, clashes, on_hand, plan
from fqdesk.domain.leave.rates import Rate, day_leave_rate, full_leave_rate

__all__ = [
    "DAY",
    "FULL",
    "Balance",
    "Clash",
    "Condition",
    "Plan",
    "Rate",
    "Row",
    "Step",
    "applies_from",
    "away_on",
    "balance",
    "balances",
    "clashes",
    "day_leave_rate",
    "entitled_on",
    "full_leave_rate",
    "leave_days",
    "leaves_of",
    "moved",
    "on_hand",
    "plan",
    "span_of",
]

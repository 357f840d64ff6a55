"""Typed values read out of a contract: lengths of time, sums of money, penalties."""

from agent.domain.nda.limits.durations import Measured, durations, unlimited_time
from agent.domain.nda.limits.money import Money, amounts
from agent.domain.nda.limits.penalties import Penalty, penalties

__all__ = ["Measured", "Money", "Penalty", "amounts", "durations", "penalties", "unlimited_time"]

"""Which contracts get a record: unrounded, once a month, never without data."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.escalation.sweep import ContractFigure, Covering, decide, month_begins, month_of, value
from agent.domain.kpi.period import latest
from agent.settings import shipped_policies
from knowledge.rules.kpis import KpiRules

CALL_OFF = next(each for each in KpiRules(shipped_policies()).definitions() if each.id == "call_off")


def opened(
    key: str = "E-1", account: str = "N", contract: str = "RV-1", kpi: str = "call_off", **is_open: bool
) -> Covering:
    return Covering(key, account, contract, kpi, **{"is_open": True, **is_open})


def figure(numerator: float, denominator: float = 10_000.0, contract: str = "RV-1") -> ContractFigure:
    return ContractFigure("N", contract, numerator, denominator, 1)


def opens(*figures: ContractFigure, records: tuple[Covering, ...] = ()) -> list[str]:
    return [each.contract_id for each in decide(CALL_OFF, figures, records).to_open]


@pytest.mark.parametrize(("called", "expected"), [(6_996.0, ["RV-1"]), (6_999.99, ["RV-1"]), (7_000.0, []), (9e9, [])])
def test_the_figure_is_compared_unrounded(called: float, expected: list[str]) -> None:
    assert opens(figure(called)) == expected


def test_computing_alone_breaks_nothing() -> None:
    assert 7 * 0.1 / 1.0 != 0.7
    assert opens(figure(7 * 0.1, 1.0)) == []


def test_no_data_opens_nothing() -> None:
    assert opens(figure(0.0, 0.0)) == []
    assert value(CALL_OFF, figure(0.0, 0.0)) is None
    assert opens(dataclasses.replace(figure(0.0), units=0)) == []


def test_nothing_called_off_of_what_was_due_is_no_missing_data() -> None:
    assert opens(figure(0.0)) == ["RV-1"]


def test_without_a_target_nothing_is_broken() -> None:
    unset = dataclasses.replace(CALL_OFF, target=dataclasses.replace(CALL_OFF.target, value=None))
    assert list(decide(unset, [figure(1.0)], ()).to_open) == []


def test_a_contract_with_a_record_gets_no_other() -> None:
    assert opens(figure(1.0), records=(opened(),)) == []
    assert opens(figure(1.0), records=(opened(kpi="otif"),)) == [], "whatever it was opened for"
    assert opens(figure(1.0), records=(opened(contract="RV-2"),)) == ["RV-1"]
    assert opens(figure(1.0), records=(opened(account="H"),)) == ["RV-1"]
    assert opens(figure(1.0), records=(opened(is_open=False),)) == []


def test_a_contract_that_recovered_is_told_while_its_record_is_open() -> None:
    record = opened()
    assert list(decide(CALL_OFF, [figure(8_000.0)], (record,)).recovered) == [record]
    assert not decide(CALL_OFF, [figure(6_000.0)], (record,)).recovered
    assert not decide(CALL_OFF, [], (record,)).recovered, "no data is no recovery"
    assert not decide(CALL_OFF, [figure(8_000.0)], (opened(is_open=False),)).recovered
    assert not decide(CALL_OFF, [figure(8_000.0)], (opened(kpi="otif"),)).recovered


def test_the_month_is_that_of_the_figure() -> None:
    period = latest(CALL_OFF.latest, dt.date(2026, 11, 22))
    assert (month_of(period), month_begins(period)) == ("2026-11", dt.date(2026, 11, 1))


FIGURES = st.lists(
    st.tuples(st.floats(0, 2e4), st.sampled_from([0.0, 1e4]), st.integers(0, 9)),
    max_size=20,
    unique_by=lambda each: each[2],
)


@given(FIGURES)
def test_what_was_opened_is_not_opened_again(drawn: list[tuple[float, float, int]]) -> None:
    figures = [figure(called, due, f"RV-{key}") for called, due, key in drawn]
    first = decide(CALL_OFF, figures, ())
    records = [opened(each.contract_id, contract=each.contract_id) for each in first.to_open]
    assert {each.contract_id for each in first.to_open} == {
        each.contract_id for each in figures if each.denominator and each.numerator / each.denominator < 0.7 - 1e-9
    }
    again = decide(CALL_OFF, figures, records)
    assert (list(again.to_open), list(again.recovered)) == ([], [])

"""The scope comes from the session; an argument narrows it, and what lies outside is refused as foreign (I3)."""

import json
from typing import Any

import pytest

from agent.domain.errors import BadInput, Forbidden
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.tools.scope import narrowed, one_account
from agent.tools.tool import Context
from tests.tools_world import AURELIA, HELIOTEC, NORDWERK, Asking

FOREIGN: list[tuple[str, dict[str, Any]]] = [
    ("query_kpi", {"kpi": "otif", "account": AURELIA}),
    ("list_run_outs", {"account": AURELIA}),
    ("propose_reorders", {"account": AURELIA}),
    ("propose_reorders", {"article": "MC-10721"}),
    ("contact_history", {"account": AURELIA}),
    ("contact_history", {"contact": "Marie Lefèvre"}),
    ("overdue_contacts", {"account": AURELIA}),
    ("list_escalations", {"account": AURELIA}),
    ("draft_reorder", {"account": AURELIA}),
    ("draft_reorder", {"article": "MC-10721"}),
    ("draft_escalation", {"account": AURELIA}),
    ("draft_account_plan", {"account": AURELIA}),
    ("draft_email", {"account": AURELIA}),
    ("draft_email", {"contact": "Marie Lefèvre"}),
    ("draft_briefing", {"account": AURELIA}),
    ("draft_price_preparation", {"account": AURELIA}),
]
REFUSED = {
    "access.account",
    "supply.article",
    "contacts.person",
    "contacts.person_close",
    "telling.error.article",
    "telling.error.person",
}


@pytest.mark.parametrize(("name", "args"), FOREIGN, ids=str)
def test_what_is_somebody_elses_is_refused(ask: Asking, name: str, args: dict[str, Any]) -> None:
    said = ask(name, **args)
    assert said.answer is None
    assert json.loads(said.told)["error"]["code"] in REFUSED


@pytest.mark.parametrize(("name", "args"), FOREIGN, ids=str)
def test_an_unknown_one_is_refused_alike(ask: Asking, name: str, args: dict[str, Any]) -> None:
    """Nobody learns from the answer whether it exists."""
    unknown = {"account": "Nirgendwo AG", "article": "MC-99999", "contact": "Max Niemand"}
    foreign = json.loads(ask(name, **args).told)["error"]
    other = json.loads(ask(name, **{key: unknown.get(key, value) for key, value in args.items()}).told)["error"]
    assert (foreign["code"], foreign["advice"]) == (other["code"], other["advice"])


def test_a_conversation_on_one_customer_stays_there(ask: Asking) -> None:
    """An own account outside of the conversation is refused as a foreign one is."""
    for name, args in FOREIGN:
        if "account" in args:
            _, told = ask.box.call(_on(NORDWERK, ask), name, {**args, "account": HELIOTEC}, 1)
            assert json.loads(told)["error"]["code"] == "access.account", name


def test_and_looks_at_nothing_else(ask: Asking) -> None:
    for name, args in (("query_kpi", {"kpi": "otif"}), ("list_run_outs", {}), ("propose_reorders", {})):
        answer, _ = ask.box.call(_on(NORDWERK, ask), name, args, 1)
        assert answer is not None
        assert HELIOTEC not in answer.text, name
    for name in ("contact_history", "overdue_contacts", "list_escalations", "list_approvals"):
        answer, _ = ask.box.call(_on(NORDWERK, ask), name, {}, 1)
        assert answer is not None
        assert HELIOTEC not in answer.text, name


def _on(account: str, ask: Asking) -> Context:
    return Context(ask.user("k.brandt"), Language.DE, account)


KAM = User("k", "K", "k@example.com", frozenset({Role.KAM}), frozenset({NORDWERK}))


def test_an_argument_narrows_and_never_widens() -> None:
    assert narrowed(Context(KAM, Language.DE), None) is None
    assert narrowed(Context(KAM, Language.DE), HELIOTEC) == HELIOTEC  # the service refuses it
    assert narrowed(Context(KAM, Language.DE, NORDWERK), None) == NORDWERK
    assert narrowed(Context(KAM, Language.DE, NORDWERK), f" {NORDWERK.upper()} ") == NORDWERK
    with pytest.raises(Forbidden, match="Heliotec"):
        narrowed(Context(KAM, Language.DE, NORDWERK), HELIOTEC)


def test_a_draft_needs_one_customer(ask: Asking) -> None:
    accounts = ask.app.accounts
    assert one_account(Context(KAM, Language.DE), accounts, None) == NORDWERK  # the only one
    with pytest.raises(BadInput):
        one_account(Context(ask.user("k.brandt"), Language.DE), accounts, None)
    with pytest.raises(Forbidden):
        one_account(Context(KAM, Language.DE), accounts, HELIOTEC)

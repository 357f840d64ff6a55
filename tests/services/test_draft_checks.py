"""All checks of a draft over real facts: which ones run, what they read, and how often."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import pytest

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.contacts import DuckContacts
from agent.adapters.facts.ownership import DuckOwnership
from agent.adapters.facts.store import FactsStore
from agent.domain.account import Account
from agent.domain.draft.content import Attachment, Content
from agent.domain.draft.draft import Check, Draft, DraftKind, DraftRight, DraftStatus
from agent.domain.draft.html import html_of
from agent.domain.draft.typed_figures import typed_facts
from agent.domain.errors import Unavailable
from agent.domain.facts.fact import FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.domain.rights import RightVerdict
from agent.services.draft_checks import DraftChecks, is_address
from agent.settings import shipped_policies
from knowledge.policies import PolicyLibrary
from knowledge.rules.approvals import ApprovalRuleFile
from knowledge.rules.company import CompanyFile
from tests.domain.draft.facts_of_drafts import AS_OF, FACTS, GERMAN_MAIL, fact
from tests.effort import within
from tests.facts_world import customer, world
from tests.kpi_world import HELIOTEC, NORDWERK

NOW = AS_OF + dt.timedelta(hours=2)
STYLE = ["C-LANG", "C-TONE", "C-ASK", "C-LEN", "C-FORM"]
MAIL = ["C-HEAD", "C-NAME", "C-FACT", "C-FRESH", "C-LEAK", "C-RIGHT", "C-HTML", *STYLE]


class CountedOwnership(DuckOwnership):
    asked = 0

    def _owners(self, query: str, names: Collection[str]) -> Mapping[str, Collection[str]]:
        self.asked += bool(names)
        return super()._owners(query, names)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FactsStore]:
    frame = {"valid_from": dt.date(2026, 1, 1), "valid_to": dt.date(2026, 12, 31)}
    store = world(
        tmp_path_factory.mktemp("facts"),
        customers=[customer("N", NORDWERK), customer("H", HELIOTEC)],
        contacts=[
            {"id": "P1", "customer_id": "N", "name": "Sabine Kröger", "email": "S.Kroeger@nordwerk.example"},
            {"id": "P2", "customer_id": "H", "name": "Tom Richter", "email": "t.richter@heliotec.example"},
            {"id": "P3", "customer_id": "N", "name": "Linie 7", "email": "linie7@nordwerk.example"},
        ],
        articles=[
            {"id": "MC-10432", "customer_id": "N", "name": "Flansch"},
            {"id": "MC-10518", "customer_id": "H", "name": "Welle"},
            {"id": "MC-20000", "name": "Norm"},
            {"id": "MC-20001", "name": "Nur im Vertrag"},
        ],
        frame_contracts=[
            {"id": "RV-2024-017", "customer_id": "N", **frame},
            {"id": "RV-2025-008", "customer_id": "H", **frame},
        ],
        contract_lines=[{"id": "L1", "contract_id": "RV-2025-008", "article_id": "MC-20001", "quantity": 1}],
    )
    yield store
    store.close()


@pytest.fixture
def ownership(store: FactsStore) -> CountedOwnership:
    return CountedOwnership(store)


@pytest.fixture
def checks(store: FactsStore, ownership: CountedOwnership) -> DraftChecks:
    policies = PolicyLibrary(shipped_policies())
    rules = ApprovalRuleFile(shipped_policies())
    domains = ("melchers-components.example",)
    return DraftChecks(DuckFacts(store), DuckContacts(store), ownership, policies, rules, domains)


@pytest.fixture
def account(store: FactsStore) -> Account:
    return next(each for each in DuckFacts(store).accounts() if each.name == NORDWERK)


CONTENT = Content(
    GERMAN_MAIL,
    subject="Rahmenvertrag RV-2024-017: Abrufentwicklung",
    to=("s.kroeger@nordwerk.example",),
    html=html_of(GERMAN_MAIL),
    facts=FACTS,
)


def draft(content: Content = CONTENT, kind: DraftKind = DraftKind.EMAIL, *, typed: bool = False) -> Draft:
    right = DraftRight(RightVerdict.ALONE)
    return Draft(
        "d", kind, NORDWERK, Language.DE, DraftStatus.PENDING, 1, content, right, (), "", "k", NOW, NOW, typed=typed
    )


def failed(found: tuple[Check, ...]) -> dict[str, tuple[str, bool]]:
    """Without style and rubric: the texts of these tests are a few words."""
    return {each.id: (each.code, each.blocking) for each in kept(found) if not each.ok and each.id not in STYLE}


def kept(found: tuple[Check, ...]) -> list[Check]:
    """Without the lines of the rubric of the kind, which have tests of their own."""
    return [each for each in found if each.id.startswith("C-")]


def test_a_business_mail_passes_every_check(checks: DraftChecks, account: Account) -> None:
    found = checks.run(account, draft(), NOW)
    assert [each.id for each in kept(found)] == MAIL
    assert [each for each in kept(found) if not each.ok] == []


def test_style_is_shown_and_never_blocks(checks: DraftChecks, account: Account) -> None:
    text = GERMAN_MAIL.replace("Gern würden", "You have failed to call! Gern würden")
    found = {each.id: each for each in checks.run(account, draft(replace(CONTENT, text=text, html="")), NOW)}
    shown = {name: found[name].code for name in STYLE if not found[name].ok}
    assert shown == {"C-LANG": "checks.lang.foreign", "C-TONE": "checks.tone.exclamation"}
    assert not any(found[name].blocking for name in STYLE)


def test_our_own_page_may_be_linked_and_our_data_must_stand_below(checks: DraftChecks, account: Account) -> None:
    ours = replace(checks, domains=(), company=CompanyFile(shipped_policies()).company)
    page = replace(CONTENT, text=f"{GERMAN_MAIL}\nwww.melchers-components.example", html="")
    assert "C-HTML" in failed(replace(checks, domains=()).run(account, draft(page), NOW))
    found = {each.id: each for each in ours.run(account, draft(page), NOW)}
    assert found["C-HTML"].ok
    assert found["C-FORM"].code == "checks.form.signature"  # the letter of this test is signed with other data


def test_the_salutation_is_compared_with_the_stored_contact(checks: DraftChecks, account: Account) -> None:
    text = GERMAN_MAIL.replace("Sehr geehrte Frau Kröger,", "Hallo Sabine,")
    found = {each.id: each for each in checks.run(account, draft(replace(CONTENT, text=text, html="")), NOW)}
    assert found["C-LANG"].code == "checks.lang.form"


@pytest.mark.parametrize("kind", [DraftKind.ACCOUNT_PLAN, DraftKind.PRICE_PREPARATION, DraftKind.CRM_NOTE])
def test_what_stays_inside_may_name_what_is_internal(checks: DraftChecks, account: Account, kind: DraftKind) -> None:
    secret = fact("db", 0.273, FactUnit.RATIO, fact_class=FactClass.SECRET)
    found = checks.run(account, draft(Content("Marge 27,3 %", facts=(secret,)), kind), NOW)
    assert [each.id for each in kept(found)] == ["C-NAME", "C-FACT", "C-FRESH", "C-RIGHT", "C-HTML", "C-LANG"]
    assert failed(found) == {}


@pytest.mark.parametrize(
    ("change", "check", "code"),
    [
        ({"text": "Der Rabatt ist 12 %."}, "C-FACT", "checks.fact.orphan"),
        ({"text": "Wie bei heliotec."}, "C-LEAK", "checks.leak.customer"),
        ({"text": "Die Marge ist gut."}, "C-LEAK", "checks.leak.label"),
        ({"text": "Artikel MC-10518"}, "C-NAME", "checks.name.foreign"),
        ({"text": "Artikel MC-20001"}, "C-NAME", "checks.name.foreign"),
        ({"text": "Vertrag RV-2025-008"}, "C-NAME", "checks.name.foreign"),
        ({"text": "Hallo Tom,"}, "C-NAME", "checks.name.person"),
        ({"to": ("t.richter@heliotec.example",)}, "C-NAME", "checks.name.foreign"),
        ({"to": ("x@nordwerk.example",)}, "C-NAME", "checks.name.stranger"),
        ({"to": ("a@b@c",)}, "C-HEAD", "checks.head.address"),
        ({"subject": ""}, "C-HEAD", "checks.head.no_subject"),
        ({"html": "<p>anders</p>"}, "C-HTML", "checks.html.other"),
        ({"text": "Siehe https://evil.example/x"}, "C-HTML", "checks.html.link"),
        ({"text": "Artikel MC-99999"}, "C-FACT", "checks.fact.orphan"),
    ],
)
def test_each_guard_blocks_what_a_model_may_write(
    checks: DraftChecks, account: Account, change: dict[str, str], check: str, code: str
) -> None:
    content = replace(CONTENT, **({"html": ""} | change))  # type: ignore[arg-type]
    assert failed(checks.run(account, draft(content), NOW))[check] == (code, True)


@pytest.mark.parametrize(
    "text", ["Artikel MC-10432 und MC-20000", "Vertrag RV-2024-017", "Guten Tag Linie 7, linie7@nordwerk.example"]
)
def test_own_ids_and_names_need_no_fact(checks: DraftChecks, account: Account, text: str) -> None:
    assert failed(checks.run(account, draft(replace(CONTENT, text=text, html="", facts=())), NOW)) == {}


def test_what_a_person_typed_is_yellow(checks: DraftChecks, account: Account) -> None:
    text = "Hallo Tom, 12 % und https://evil.example"
    found = checks.run(account, draft(replace(CONTENT, text=text, html=""), typed=True), NOW)
    assert failed(found) == {
        "C-NAME": ("checks.name.typed", False),
        "C-FACT": ("checks.fact.typed", False),
        "C-HTML": ("checks.html.typed_link", False),
    }


def test_facts_older_than_the_rules_allow_are_told(checks: DraftChecks, account: Account) -> None:
    most = checks.rules.facts_max_age()
    assert failed(checks.run(account, draft(), AS_OF + most)) == {}
    found = checks.run(account, draft(), AS_OF + most + dt.timedelta(minutes=1))
    assert failed(found) == {"C-FRESH": ("checks.fresh.old", False)}


def test_the_second_approval_names_the_department(checks: DraftChecks, account: Account) -> None:
    right = DraftRight(RightVerdict.ALIGNMENT, approvers=("legal",))
    found = {each.id: each for each in checks.run(account, replace(draft(), right=right), NOW)}["C-RIGHT"]
    assert (found.ok, found.blocking) == (False, False)
    assert found.values["departments_de"] not in ("", "legal")


def test_one_query_a_subject(checks: DraftChecks, account: Account, ownership: CountedOwnership) -> None:
    checks.run(account, draft(), NOW)
    assert ownership.asked == 2  # addresses, ids
    checks.run(account, draft(Content("Text"), DraftKind.BRIEFING), NOW)
    assert ownership.asked == 2


def test_owners_are_found_by_small_letters(store: FactsStore) -> None:
    ownership = DuckOwnership(store)
    assert ownership.of_addresses({"s.kroeger@nordwerk.example", "x@y.de"}) == {"s.kroeger@nordwerk.example": {"N"}}
    assert ownership.of_ids({"mc-10432", "mc-20000", "mc-20001", "rv-2025-008", "none"}) == {
        "mc-10432": {"N"},
        "mc-20000": {""},
        "mc-20001": {"H"},
        "rv-2025-008": {"H"},
    }


@pytest.mark.parametrize(("text", "ok"), [("a@x.de", True), ("A <a@x.de>", False), ("a@x.de ", False), ("", False)])
def test_an_address_is_what_the_mail_will_carry(text: str, ok: bool) -> None:
    assert is_address(text) is ok


class Kept:
    """Attachments in memory."""

    def __init__(self, **files: bytes) -> None:
        self.files = files

    def put(self, data: bytes) -> str:
        raise NotImplementedError

    def get(self, sha256: str) -> bytes:
        if sha256 not in self.files:
            raise Unavailable("outbox.attachment")
        return self.files[sha256]


@pytest.mark.parametrize(
    ("name", "kept", "result"),
    [
        ("a.txt", b"Die Zielmarge ist 27 %.", ("checks.leak.enclosed_label", True)),
        ("a.csv", b"Kunde;Heliotec AG", ("checks.leak.enclosed_customer", True)),
        ("a.txt", b"Der Plan", None),
        ("a.pdf", b"%PDF", ("checks.leak.unread", False)),
        ("a.txt", None, ("checks.leak.unread", False)),
    ],
)
def test_attached_files_are_looked_into(
    checks: DraftChecks, account: Account, name: str, kept: bytes | None, result: tuple[str, bool] | None
) -> None:
    looking = replace(checks, attachments=Kept(**({} if kept is None else {"s": kept})))
    content = replace(CONTENT, attachments=(Attachment(name, "", "s", 9),))
    assert failed(looking.run(account, draft(content), NOW)).get("C-LEAK") == result
    assert failed(checks.run(account, draft(content), NOW))["C-LEAK"] == ("checks.leak.unread", False)


def test_a_file_read_in_part_is_told(checks: DraftChecks, account: Account) -> None:
    content = replace(CONTENT, attachments=(Attachment("a.txt", "", "s", 10**6),))
    found = failed(replace(checks, attachments=Kept(s=b"x " * 500_000)).run(account, draft(content), NOW))
    assert found["C-LEAK"] == ("checks.leak.unread", False)


@pytest.mark.parametrize("text", ["Wort 12,5 % " * 2500, " ".join(f"Wort {at},5 %" for at in range(2500))])
def test_a_long_text_is_checked_at_once(checks: DraftChecks, account: Account, text: str) -> None:
    content = replace(CONTENT, text=text, html=html_of(text), facts=typed_facts(text, (), Language.DE))
    with within(1.5):
        checks.run(account, draft(content), NOW)

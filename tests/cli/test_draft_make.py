"""kam draft …: texts from the facts, the purchase card, and how wrong calls end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.bootstrap import App, build
from agent.settings import Settings
from tests.cli.conftest import Shell
from tests.conftest import TODAY

NORDWERK, OTHERS = "Nordwerk Antriebe GmbH", "Aurelia Mobility SE"
FULL = "x" * 100_000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("make") / "home"


@pytest.fixture(scope="module")
def app(home: Path, cache: Path) -> Iterator[App]:
    built = build(Settings(home=home, cache=cache, today=TODAY))
    assert built.stocked.exists
    yield built
    built.close()


@pytest.fixture
def kam(app: App, home: Path) -> Shell:
    return Shell(home)


def test_a_draft_is_stored_and_the_next_step_told(kam: Shell) -> None:
    done = kam("draft", "price-preparation", "--account", NORDWERK)
    assert done.returncode == 0, done.stderr
    first, then = done.stdout.splitlines()
    made = first.split()[1]
    assert then.endswith(f"kam approvals show {made}")
    assert kam.json("approvals", "show", made)["kind"] == "price_preparation"


def test_the_purchase_card_is_shown_and_stores_nothing(kam: Shell, app: App) -> None:
    before = len(app.audit.entries())
    done = kam("draft", "purchase-proposal", "--account", NORDWERK, "--article", "MC-10432", "--language", "en")
    assert done.stdout.startswith("Purchase proposal (internal")
    assert "1,560" in done.stdout
    card = kam.json("draft", "purchase-proposal", "--account", NORDWERK, "--article", "MC-10432")
    assert (card["article"], card["account"], card["fact_class"]) == ("MC-10432", NORDWERK, "internal")
    assert len(app.audit.entries()) == before


def test_a_foreign_account_is_refused_and_recorded(kam: Shell, app: App) -> None:
    assert kam("draft", "account-plan", "--account", OTHERS).returncode == 2
    last = app.audit.entries()[-1]
    assert (last.actor, last.action, last.details["kind"]) == ("k.brandt", "draft.refused", "account_plan")
    assert OTHERS not in str(last)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "args",
    [
        ("account-plan", "--account", ""),
        ("account-plan", "--account", FULL),
        ("account-plan", "--account", "\ud800\x1b[31m"),
        ("account-plan",),
        ("escalation", "--account", NORDWERK, "--contract", "RV-0"),
        ("escalation", "--account", NORDWERK, "--contract", FULL),
        ("escalation", "--account", NORDWERK, "--contact", "Niemand"),
        ("escalation", "--account", NORDWERK, "--stage", "4"),
        ("escalation", "--account", "Kranich Medizintechnik GmbH & Co. KG"),
        ("renegotiation", "--account", NORDWERK, "--contract", "' OR 1=1 --"),
        ("briefing", "--account", NORDWERK, "--date", "2026-02-30"),
        ("briefing", "--account", NORDWERK, "--date", "22.11.2026"),
        ("briefing", "--account", NORDWERK, "--date", "1999-01-01"),
        ("briefing", "--account", "Kranich Medizintechnik GmbH & Co. KG"),
        ("reorder", "--account", NORDWERK, "--article", "MC-0"),
        ("email", "--account", NORDWERK),
        ("email", "--account", NORDWERK, *(("--point", "Ein Punkt.") * 9)),
        ("email", "--account", NORDWERK, "--point", "Ein Punkt.", "--contact", "\ud800"),
        ("email", "--account", NORDWERK, "--purpose", "follow_up", "--article", "MC-0"),
        ("price-preparation", "--account", NORDWERK, "--article", "../x"),
        ("purchase-proposal", "--account", NORDWERK, "--article", "MC-0"),
        ("purchase-proposal", "--account", OTHERS, "--article", "MC-10432"),
        ("purchase-proposal", "--account", NORDWERK),
    ],
    ids=lambda args: " ".join(each[:20] for each in args).encode("ascii", "replace").decode(),
)
def test_what_cannot_be_made_is_one_line_and_exit_2(kam: Shell, args: tuple[str, ...], language: str) -> None:
    done = kam("draft", *args, KAM_LANGUAGE=language)
    assert (done.returncode, done.stdout) == (2, ""), done.stdout
    assert len(done.stderr.strip().splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_points_of_any_length_end_well(kam: Shell) -> None:
    done = kam("draft", "email", "--account", NORDWERK, "--purpose", "information", "--point", "Muster " * 15_000)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr

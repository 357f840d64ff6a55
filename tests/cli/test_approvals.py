"""kam draft write and kam approvals: from a text to the file in the outbox, and every other answer to a draft."""

from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import build
from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import DraftStatus
from agent.settings import Settings
from tests.cli.conftest import Done, Shell

ACCOUNT = "Nordwerk Antriebe GmbH"
TEXT = "Guten Tag Frau Dr. Osei,\n\nder Abruf liegt bei {{F:call_off}}.\n\nMit freundlichen Grüßen\nKatharina Brandt"
PRICE = "Guten Tag,\n\nwir gewähren Ihnen 30 % Rabatt auf alle Artikel.\n\nMit freundlichen Grüßen\nKatharina Brandt"
KAM = {"KAM_USER": "k.brandt", "KAM_LANGUAGE": "de"}
MAIL = ("--account", ACCOUNT, "--to", "miriam.osei@nordwerk.example", "--subject", "Abruf")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One demo world for all tests: each makes drafts of its own."""
    return tmp_path_factory.mktemp("approvals") / "home"


@pytest.fixture(autouse=True)
def _empty_outbox(home: Path) -> None:
    for mail in (home / "outbox").glob("**/*.eml"):
        mail.unlink()


def write(kam: Shell, text: str = TEXT) -> dict[str, Any]:
    card: dict[str, Any] = kam.json("draft", "write", *MAIL, "--text", text, **KAM)
    return card


def decide(kam: Shell, card: dict[str, Any], what: str, *options: str, **env: str) -> Done:
    return kam("approvals", what, card["id"], "--digest", card["digest"], *options, **(env or KAM))


def shown(kam: Shell, card: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = kam.json("approvals", "show", card["id"], **KAM)
    return found


def mails(kam: Shell) -> list[Path]:
    return sorted((kam.home / "outbox").glob("**/*.eml"))


def ended(settings: Settings, card: dict[str, Any], status: DeliveryStatus) -> None:
    """An approved draft whose delivery ended as after a connection that broke."""
    app = build(settings)
    user = app.identity.user("k.brandt")
    app.approvals.approve(user, card["id"], card["digest"], "")
    delivery = app.deliveries.of(card["id"])
    assert delivery is not None
    end = delivery.in_doubt()
    assert app.deliveries.update(end, {DeliveryStatus.WAITING})
    assert app.drafts.move(card["id"], {DraftStatus.APPROVED}, DraftStatus(status.value), card["digest"])
    app.close()


def test_a_text_is_written_shown_approved_and_lies_in_the_outbox(kam: Shell) -> None:
    done = kam("draft", "write", *MAIL, "--text", TEXT, **KAM)
    name = done.stdout.split()[1]
    assert done.stdout.splitlines()[-1].endswith(f"kam approvals show {name}")
    assert name in kam("approvals", "list", **KAM).stdout
    card = kam.json("approvals", "show", name, **KAM)
    text = kam("approvals", "show", name, **KAM).stdout
    assert card["text"] in text
    assert text.splitlines()[-1] == f"kam approvals approve {name} --digest {card['digest']}"
    assert mails(kam) == []

    done = decide(kam, card, "approve")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Freigegeben und versendet.\n", "")
    [mail] = mails(kam)
    sent = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert (sent["to"], sent["subject"]) == ("miriam.osei@nordwerk.example", "Abruf")
    assert name in kam("approvals", "list", "--status", "approved", **KAM).stdout
    assert decide(kam, card, "approve").returncode == 2
    assert mails(kam) == [mail], "it leaves once"


def test_it_is_edited_asked_about_and_rejected(kam: Shell) -> None:
    card = write(kam)
    done = decide(kam, card, "edit", "--subject", "Abrufquote")
    assert (done.returncode, done.stdout[:9]) == (0, "Version 2")
    assert decide(kam, card, "approve").returncode == 2, "the version seen is not the present one"
    card = shown(kam, card)
    assert decide(kam, card, "ask", "--question", "Ist das abgestimmt?").returncode == 0
    assert decide(kam, card, "reject", "--reason", "Nicht mehr nötig.").returncode == 0
    assert [each["kind"] for each in shown(kam, card)["history"]] == ["proposed", "edited", "asked", "rejected"]
    assert mails(kam) == []


def test_a_text_is_given_once(kam: Shell, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    done = kam("draft", "write", *MAIL, "--text", TEXT, "--text-file", tmp_path / "t.txt", **KAM)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--text und --text-file schließen sich aus." in done.stderr


def test_what_needs_a_second_yes_waits_for_it(kam: Shell) -> None:
    card = write(kam, PRICE)
    [second] = [each for each in card["needed"] if each["capacity"] != "own"]
    done = decide(kam, card, "approve")
    assert (done.returncode, mails(kam)) == (0, [])
    assert done.stdout == f"Ihre Zustimmung ist festgehalten. Es fehlt noch: {second['name']}.\n"
    assert decide(kam, card, "approve").returncode == 2, "the same person does not count twice"
    rows = kam.json("people", "list", KAM_USER="a.petersen")["people"]
    users = {role: row["id"] for row in rows for role in row["roles"]}
    assert decide(kam, card, "approve", KAM_USER=users[second["capacity"]]).returncode == 0
    assert len(mails(kam)) == 1


def test_an_uncertain_delivery_is_settled_by_one_word(kam: Shell, settings: Settings) -> None:
    card = write(kam)
    ended(settings, card, DeliveryStatus.UNCERTAIN)
    both = decide(kam, card, "resolve", "--arrived", "--once-more", "--reason", "x")
    assert (both.returncode, both.stdout) == (2, "")
    assert both.stderr.startswith("--arrived und --once-more schließen sich aus.")
    assert decide(kam, card, "resolve", "--reason", "x").returncode == 2
    assert shown(kam, card)["status"] == "uncertain"
    assert decide(kam, card, "resolve", "--arrived", "--reason", "Sie hat geantwortet.").returncode == 0
    assert (shown(kam, card)["status"], mails(kam)) == ("sent", [])


def test_what_failed_goes_out_once_more(kam: Shell, settings: Settings) -> None:
    card = write(kam)
    ended(settings, card, DeliveryStatus.FAILED)
    assert decide(kam, card, "resolve", "--once-more", "--reason", "Nicht angekommen.").returncode == 0
    assert len(mails(kam)) == 1


def test_a_server_that_does_not_answer_is_tried_again(kam: Shell) -> None:
    card = write(kam)
    done = decide(kam, card, "approve", **KAM, KAM_SMTP_URL="smtp://127.0.0.1:9")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Freigegeben, aber noch nicht versendet.")
    assert "Der nächste Versuch folgt ab 22.11.2026" in done.stdout
    assert shown(kam, card)["status"] == "approved"

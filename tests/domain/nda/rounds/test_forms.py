"""Two versions of real forms: what was planted stands in its group, and nothing besides."""

from pathlib import Path

import pytest

from agent.adapters.documents import SandboxedDocuments
from agent.domain.nda.rounds.compare import compare
from tests.domain.nda.rounds.planting import ask, ask_behind, edited, one_line, outcomes, places_hold, slips

FORMS = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "ndas" / "en"
PENALTY = (
    "12. Contractual penalty. For each breach the breaching party pays EUR 10,000. Further claims stay unaffected."
)


def form(name: str) -> str:
    path = FORMS / name
    if not path.is_file():
        pytest.skip("the shared forms are not beside the repository")
    return SandboxedDocuments().read(path, path.name).text


WEAKER = (
    ("the Recipient will: (a) cease", "the Recipient may: (a) cease"),
    ("(c) it rightfully obtained from a third party without confidentiality restrictions; or (d)", "(c)"),
    ("Recipient’s obligations in this NDA do not apply", "Recipient’s obligations in this NDA apply"),
    (
        "Waivers must be signed by the waiving party’s authorized representative and cannot be implied from conduct. ",
        "",
    ),
    ("This NDA (including", "Neither party may hire employees of the other for two years. This NDA (including"),
    ("Neither party may assign this NDA", "The Recipient may not assign this NDA"),
    ("destroy all Confidential Information in the Recipient’s possession or control or return it", "return it"),
    ("requirements, pricing, security", "requirements, security"),
)
MOVED = (
    "Each party irrevocably submits to the exclusive jurisdiction of such Jurisdiction in any such suit, action, or"
    " proceeding."
)


def test_a_one_way_form_comes_back() -> None:
    last = form("open_agreements/common-paper-one-way-nda.docx")
    asked = [
        ask(last, "no less than a reasonable standard of care", "no less than the care of a prudent merchant", "care"),
        ask(last, "{confidentiality_term} from {confidentiality_term_start}", "three years from the Effective Date"),
        ask(last, "{governing_law}", "Bavaria", "governing_law"),
        ask(last, ", and supersedes all prior and contemporaneous understandings", ", and supersedes none", "writing"),
        ask_behind(last, "which together form the same agreement.", PENALTY, "penalty"),
        ask_behind(last, "8. Disclaimer.", " The Discloser is liable for intent.", "liability", paragraph=False),
    ]
    new = edited(
        last,
        ("no less than a reasonable standard of care", "no less than the care of a prudent merchant"),
        ("{confidentiality_term} from {confidentiality_term_start}", "five years from the Effective Date"),
        ("9. Governing Law", f"{PENALTY.replace('12.', '9.')}\n10. Governing Law"),
        ("10. Equitable", "11. Equitable"),
        ("11. General", "12. General"),
        *WEAKER,
        (f" {MOVED}", ""),
        ("5. Term and Termination.", f"5. Term and Termination. {MOVED}"),
    )
    found = compare(last, asked, new)
    assert places_hold(found, new)
    assert outcomes(found) == ["accepted", "changed", "declined", "declined", "accepted", "declined"]
    assert "five years from the Effective Date" in found.answers[1].after
    assert one_line(found.answers[4].after).startswith("Contractual penalty. For each breach")
    keys = ("pricing", "do not apply", "rightfully", MOVED, "will:", "destroy", "Neither party may", "Waivers", "hire")
    assert [
        (kind, key in before, key in after) for (kind, before, after), key in zip(slips(found), keys, strict=True)
    ] == [
        ("changed", True, False),
        ("changed", True, False),
        ("removed", True, False),
        ("moved", True, True),
        ("changed", True, False),
        ("changed", True, False),
        ("changed", True, False),
        ("removed", True, False),
        ("added", False, True),
    ]  # fmt: skip


def test_a_mutual_form_read_from_a_pdf_comes_back() -> None:
    last = form("bonterms/Bonterms-Mutual-NDA-Version-1.pdf")
    asked = [
        ask(last, last[last.index("Nothing in this NDA prohibits") : last.index("\n9. Disclaimer")], "", "residuals"),
        ask(last, "without Discloser’s prior approval", "without Discloser’s prior written approval", "third_parties"),
        ask(last, "for the Confidentiality Period", "for three years", "term"),
        ask(last, "in the Courts", "in the courts of Bremen", "venue"),
        ask_behind(last, "with Discloser’s efforts to obtain confidential treatment for the Confidential Information.",
                   "c. Auditors. Recipient may disclose Confidential Information to its auditors.", "need_to_know"),
    ]  # fmt: skip
    one_sided = edited(
        last,
        (last[asked[0].start - 1 : asked[0].end], ""),  # struck as we asked
        ("without Discloser’s prior approval", "without Discloser’s prior oral approval"),
        ("for the Confidentiality Period", "for three years"),
        ("ors, lenders or acquirers.", "ors, lenders or acquirers.\nb. Auditors. Recipient may disclose Confidential"
         " Information to its auditors."),
        ("b. Required by Law.", "c. Required by Law."),
    )  # fmt: skip
    new = edited(
        one_sided,
        ("(a) use Confidential Information only for the Purpose", "(a) use Confidential Information for any purpose"),
        ("Recipient remains responsible for their", "Recipient does not remain responsible for their"),
        ("Either party may terminate this NDA for any or no reason upon notice to the other party. ", ""),
        (
            "Any non-permitted assignment is void. ",
            "Any non-permitted assignment is valid. Recipient may use residuals. ",
        ),
        ("11. Equitable Relief", "11. Injunctions"),
        ("“AS IS” and with all faults", "with all faults"),
        ("either party may seek equitable relief or", "Discloser may seek equitable relief or"),
    )
    found = compare(last, asked, new.replace("©", "\u00a9 ").replace("’", "'"))
    assert outcomes(found) == ["accepted", "changed", "accepted", "declined", "accepted"]
    assert "prior oral approval" in found.answers[1].after
    assert [(kind, one_line(after)[:44]) for kind, _, after in slips(found)] == [
        ("changed", "(a) use Confidential Information for any pur"),
        ("changed", "Recipient may disclose Confidential Informat"),
        ("removed", ""),
        ("changed", "Confidential Information is provided without"),
        ("changed", "Nonetheless, Discloser may seek equitable re"),
        ("changed", "11. Injunctions."),
        ("changed", "Any non-permitted assignment is valid."),
        ("added", "Recipient may use residuals."),
    ]

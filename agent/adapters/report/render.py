"""Renders the report: collects the views, fills the templates."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.adapters.report.counts import counts
from agent.adapters.report.coverage import edit_anchors, edits_by_author, sentences
from agent.adapters.report.draft import DraftText
from agent.adapters.report.facts import fact_anchors, facts
from agent.adapters.report.findings import FindingViews, finding_anchors
from agent.adapters.report.judging import judging
from agent.adapters.report.passages import Desk
from agent.adapters.report.proposals import ProposalView, decision_view, proposal_views
from agent.adapters.report.report_input import ReportInput
from agent.adapters.report.rounds import round_anchors, round_view
from agent.adapters.report.verdicts import CONFORMS
from agent.adapters.report.words import Words
from agent.domain.language import Language

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_STYLES = ("tokens", "frame", "finding", "draft", "paper")
# what no HTML document may hold; a text from a reader of ours has none of it
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render_report(review: ReportInput, language: Language) -> str:
    """The report as one HTML5 document, labels in ``language``; reasons keep the language they were written in.

    It holds our fallback positions and says that it is internal. Texts of the draft are never markup.
    """
    words = Words(language)
    html = _environment().get_template("report.html").render(_context(review, words), words=words, t=words.text)
    return _FORBIDDEN.sub("\ufffd", html)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sheets = [(_HERE / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES]
    environment.globals["styles"] = Markup("\n".join(sheets))  # noqa: S704 - our own files
    environment.filters["css_string"] = _css_string
    return environment


def _css_string(text: str) -> str:
    """A text as a CSS string of escapes only: neither quotes nor markup can stand in it."""
    return '"' + "".join(f"\\{ord(character):06x}" for character in text) + '"'


def _context(review: ReportInput, words: Words) -> dict[str, Any]:
    result, document = review.result, review.result["document"]
    desk = _desk(result, words)
    decisions = {decision["proposal_id"]: decision for decision in review.decisions}
    proposals = _by_policy(desk, result, decisions)
    findings = FindingViews(desk, proposals, review.previous_verdicts).all(result["findings"])
    shown = {each.id for finding in findings for each in finding.proposals}
    asked = [each for group in proposals.values() for each in group]
    known = {each.id for each in asked}
    return {
        "language": words.language.value,
        "written": result.get("language", words.language.value),
        "draft_language": document["language"],
        "review": review,
        "recommendation": result["recommendation"],
        "notes": _notes(result, words),
        "counts": counts(result["findings"], words),
        "facts": facts(desk, document),
        "defects": [finding for finding in findings if finding.verdict != CONFORMS],
        "conforming": [finding for finding in findings if finding.verdict == CONFORMS],
        "has_changes": any(each.change for each in asked),
        "other_proposals": [each for each in asked if each.id not in shown],
        "other_decisions": [decision_view(words, each) for key, each in decisions.items() if key not in known],
        "round": round_view(desk, result.get("round")),
        "edits": edits_by_author(desk, document),
        "unusual": [{**each, "quotes": list(map(desk.passage, each["quotes"]))} for each in result["unusual"]],
        "coverage": sentences(document, words),
        "comments": document["coverage"].get("comments", ()),
        "judging": judging(result, words),
        "paragraphs": desk.draft.paragraphs(),
    }


def _desk(result: Mapping[str, Any], words: Words) -> Desk:
    anchors = [
        *finding_anchors(result, words),
        *fact_anchors(result["document"]),
        *round_anchors(result.get("round"), words),
        *edit_anchors(result["document"], words),
    ]
    return Desk(words, DraftText(result["document"]["text"], anchors))


def _by_policy(
    desk: Desk, result: Mapping[str, Any], decisions: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[ProposalView]]:
    proposals = sorted(result.get("proposals") or (), key=lambda proposal: proposal["policy_id"])
    groups = groupby(proposals, lambda proposal: str(proposal["policy_id"]))
    return {policy: proposal_views(desk, group, decisions) for policy, group in groups}


def _notes(result: Mapping[str, Any], words: Words) -> list[str]:
    written = result.get("language", words.language.value)
    other = words.text("result.language", written=words.label("report.language", written))
    return [*([other] if written != words.language else []), *result.get("notes", ())]

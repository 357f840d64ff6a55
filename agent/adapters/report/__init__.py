"""The report of a review as one HTML file that Legal prints and reads; nothing in it is loaded from elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.adapters.report.render import render_report
from agent.adapters.report.report_input import ReportInput
from agent.domain.language import Language
from agent.ports import StoredReview

__all__ = ["HtmlReports", "ReportInput", "render_report"]


class HtmlReports:
    """`agent.ports.Reports` as one HTML file."""

    def render(
        self, review: StoredReview, decisions: Sequence[Mapping[str, Any]], asked_by: str, language: Language
    ) -> str:
        """``review`` is a finished one: without a result there is nothing to report (ValueError)."""
        if review.result is None:
            raise ValueError(f"review {review.id} has no result")
        report = ReportInput(
            result=review.result,
            document_name=review.document_name,
            created_at=review.created_at,
            created_by=asked_by,
            account=review.account,
            decisions=decisions,
        )
        return render_report(report, language)

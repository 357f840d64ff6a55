"""The tools by name, for those who may not import them: what the glossary must name, what the planner has learned."""

# the learned choice counts on the order: a new one goes to the end, and the choice is trained anew
TOOL_NAMES = (
    "query_kpi", "list_run_outs", "propose_reorders", "draft_reorder", "contact_history", "overdue_contacts",
    "list_escalations", "search_policy", "decision_right", "review_nda", "draft_escalation", "draft_account_plan",
    "draft_email", "draft_briefing", "draft_price_preparation", "list_approvals",
)  # fmt: skip

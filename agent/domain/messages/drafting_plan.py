"""Texts of drafting: account plan. Values of braces are markers of facts, names and words of other texts."""

from agent.domain.messages import drafting_plan_outlook, drafting_plan_rubric, drafting_plan_words

TEXTS: dict[str, tuple[str, str]] = {
    **drafting_plan_words.TEXTS,
    **drafting_plan_outlook.TEXTS,
    **drafting_plan_rubric.TEXTS,
}

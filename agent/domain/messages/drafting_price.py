"""Texts of drafting: price preparation. Values of braces are markers of facts, names and words of other texts."""

from agent.domain.messages import drafting_price_rubric, drafting_price_words

TEXTS: dict[str, tuple[str, str]] = {**drafting_price_words.TEXTS, **drafting_price_rubric.TEXTS}

"""What counts as the user's own words: a model passes them on, and may not add a figure of its own to them (I4)."""

from collections.abc import Iterable, Sequence

from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.tools.tool import Context

_MOST = 8


def require_typed(context: Context, texts: Sequence[str]) -> None:
    """A draft takes what the user wants said as typed by a person, figures included; so they must have typed them.

    Raises BadInput ``telling.error.typed`` that lists the figures which the user's messages do not hold.
    """
    if context.typed is None:
        return
    text, said = "\n".join(texts), "\n".join(context.typed)
    known = {_value(figure) for language in Language for figure in figures_in(said, language)}
    readings = [[each for each in figures_in(text, language) if _value(each) not in known] for language in Language]
    if invented := min(readings, key=len):
        raise BadInput("telling.error.typed", figures=_listed(invented))


def _value(figure: Figure) -> tuple[FigureKind, str]:
    return figure.kind, figure.value


def _listed(figures: Iterable[Figure]) -> str:
    return ", ".join(list(dict.fromkeys(figure.text for figure in figures))[:_MOST])

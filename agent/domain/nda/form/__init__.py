"""Contract forms: what is filled in, what is still open, and what is no contract text at all."""

from agent.domain.nda.form.fields import Field, fields
from agent.domain.nda.form.labels import FieldKind
from agent.domain.nda.form.open_points import Open, OpenPoint, open_points
from agent.domain.nda.form.purposes import is_general
from agent.domain.nda.form.stated import stated, stating
from agent.domain.nda.form.ticks import undecided, without_boxes

__all__ = [
    "Field",
    "FieldKind",
    "Open",
    "OpenPoint",
    "fields",
    "is_general",
    "open_points",
    "stated",
    "stating",
    "undecided",
    "without_boxes",
]

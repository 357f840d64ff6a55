"""The id of a KPI from what was typed, and the nearest ones when there is none."""

import difflib
import re
from collections.abc import Sequence

from agent.domain.errors import BadInput
from agent.domain.kpi.definition import KpiDefinition

ALL = "all"


def named(definitions: Sequence[KpiDefinition], name: str) -> Sequence[KpiDefinition]:
    """The KPI of this id (``Call-Off`` reads ``call_off``), or all of them for ``all``.

    Raises BadInput ``kpi.unknown`` with the nearest ids.
    """
    wanted = re.sub(r"[\s-]+", "_", name.strip().lower())
    if wanted == ALL:
        return definitions
    found = [each for each in definitions if each.id == wanted]
    if not found:
        raise BadInput("kpi.unknown", kpi=name[:60], nearest=", ".join(_nearest(definitions, wanted)))
    return found


def _nearest(definitions: Sequence[KpiDefinition], wanted: str) -> Sequence[str]:
    """Up to three ids like it, by id or by a name of it; all of them when none is."""
    spelled = {each.id: each.id for each in definitions}
    spelled |= {name.lower(): each.id for each in definitions for name in (each.name.de, each.name.en)}
    hits = [spelled[hit] for hit in difflib.get_close_matches(wanted, spelled, n=6, cutoff=0.5)]
    hits += [each.id for each in definitions if wanted and wanted in f"{each.id} {each.name.de} {each.name.en}".lower()]
    return list(dict.fromkeys(hits))[:3] or [*(each.id for each in definitions), ALL]

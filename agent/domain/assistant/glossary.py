"""The company's words: which KPI, which work, which department a message speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Terms:
    """``names`` say it plainly, ``hints`` speak of it; German and English together, as the company writes them.

    ``*`` at the end of a word stands for any ending, ``…`` for up to three words.
    """

    names: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms by the id of a KPI (or ``all``), of a tool, of a department."""

    version: int
    kpis: Mapping[str, Terms] = field(default_factory=dict)
    tools: Mapping[str, Terms] = field(default_factory=dict)
    departments: Mapping[str, Terms] = field(default_factory=dict)
    sample: bool = False

"""A bar on a terminal: how much is done, how fast, how long it will take."""

import sys
import time
from collections.abc import Callable

import click

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message

_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Bar:
    """``before`` of ``total`` were done before this run: they tell nothing about its speed."""

    def __init__(
        self, total: int, before: int, language: Language, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total, self._before, self._language = total, before, language
        self._clock, self._began = clock, clock()
        self._shows = sys.stderr.isatty()

    def text(self, ended: int) -> str:
        filled = _WIDTH * ended // max(self._total, 1)
        rate = self.rate(ended)
        return message(
            "nda_batch.told.bar",
            self._language,
            bar="█" * filled + "░" * (_WIDTH - filled),
            ended=formats.number(ended, self._language),
            total=formats.number(self._total, self._language),
            rate=formats.number(rate, self._language, 1),
            left=minutes((self._total - ended) / rate) if rate else "…",
        )

    def rate(self, ended: int) -> float:
        """Documents a second of this run."""
        taken = self._clock() - self._began
        return (ended - self._before) / taken if taken > 0 else 0.0

    @property
    def seconds(self) -> float:
        return self._clock() - self._began

    def show(self, ended: int) -> None:
        if self._shows:
            click.echo(_CLEAR + self.text(ended), err=True, nl=False)

    def clear(self) -> None:
        """Make room for a line."""
        if self._shows:
            click.echo(_CLEAR, err=True, nl=False)


def minutes(seconds: float) -> str:
    """As 3:05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"

"""The candidate models. Importing statsforecast costs seconds and 275 MB: only the forecast run does it."""

import warnings
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from agent.adapters.forecasting.series import Numbers

# mean weeks between demands from which a series counts as intermittent (Syntetos and Boylan, 2005)
INTERMITTENT = 1.32
SEASON = 52


class Model(Protocol):
    def __call__(self, series: Numbers, horizon: int) -> Numbers | None:
        """``horizon`` quantities, none below 0; None where the model cannot work with the series."""
        ...


def is_intermittent(series: Numbers) -> bool:
    return bool(len(series) >= INTERMITTENT * np.count_nonzero(series))


@lru_cache
def intermittent() -> Mapping[str, Model]:
    from statsforecast.models import ADIDA, IMAPA, TSB, CrostonSBA

    # smoothing of 0.1: the usual choice for demand that comes every few weeks
    return {
        "CrostonSBA": _model(CrostonSBA()),
        "TSB": _model(TSB(alpha_d=0.1, alpha_p=0.1)),
        "ADIDA": _model(ADIDA()),
        "IMAPA": _model(IMAPA()),
    }


@lru_cache
def smooth() -> Mapping[str, Model]:
    from statsforecast.models import SeasonalNaive, SimpleExponentialSmoothing

    return {
        "SES": _model(SimpleExponentialSmoothing(alpha=0.2)),
        "SeasonalNaive": _model(SeasonalNaive(season_length=SEASON), least=SEASON),
    }


@lru_cache
def trending() -> Mapping[str, Model]:
    """A thousand times dearer than exponential smoothing: tried where the others are off to one side."""
    from statsforecast.models import AutoETS

    return {"AutoETS": _model(AutoETS(model="AZN", season_length=1), least=12)}


def _model(model: Any, least: int = 2) -> Model:
    def forecast(series: Numbers, horizon: int) -> Numbers | None:
        if len(series) < least:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # remarks on short or constant series; the scores decide
                found = np.asarray(model.forecast(series, horizon)["mean"], dtype=np.float64)
        except (ArithmeticError, IndexError, NotImplementedError, RuntimeError, ValueError):
            return None  # a series that this model cannot fit; the others are asked
        return np.clip(found, 0.0, None) if np.isfinite(found).all() else None

    return forecast

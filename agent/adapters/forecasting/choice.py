"""Which model forecasts an article: judged on rolling windows by RMSE and bias.

Never by WAPE or MAE: on intermittent demand those are lowest for the forecast that says zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from agent.adapters.forecasting.models import Model, intermittent, is_intermittent, smooth, trending
from agent.adapters.forecasting.series import Numbers

WINDOW = 4  # weeks that each window forecasts
WINDOWS = 4
LEAST = 12  # weeks of history without which nothing is forecast
_CLOSE = 1.02  # models within 2 % of the lowest RMSE are told apart by bias
_NOTHING = 0.1  # of last year's mean demand: a forecast below that says zero
_OFF = 0.1  # bias, as a share of the mean, from which a trend is looked for


@dataclass(frozen=True, slots=True)
class Score:
    """Errors a week over the windows; bias = mean of (forecast − demand). ``level``: the mean forecast."""

    model: str
    rmse: float
    bias: float
    level: float
    weeks: int


@dataclass(frozen=True, slots=True)
class Choice:
    score: Score
    forecast: Numbers


def choose(series: Numbers, horizon: int) -> Choice | None:
    """The best model's forecast of the next ``horizon`` weeks; None when no model could be scored."""
    models = dict(intermittent() if is_intermittent(series) else smooth())
    scores = _scores(series, models)
    if not is_intermittent(series) and _is_off(scores, series):
        models |= trending()
        scores += _scores(series, trending())
    best = best_of(scores, series)
    forecast = None if best is None else models[best.model](series, horizon)
    return None if best is None or forecast is None else Choice(best, forecast)


def best_of(scores: list[Score], series: Numbers) -> Score | None:
    """The lowest RMSE; among those next to it the smallest bias. "Nothing" is no forecast for what was asked for."""
    lately = float(np.mean(series[-52:]))
    speaking = [score for score in scores if score.level >= _NOTHING * lately] or scores
    if not speaking:
        return None
    lowest = min(score.rmse for score in speaking)
    return min((score for score in speaking if score.rmse <= lowest * _CLOSE), key=lambda score: abs(score.bias))


def _scores(series: Numbers, models: Mapping[str, Model]) -> list[Score]:
    found = (_score(name, model, series) for name, model in models.items())
    return [score for score in found if score is not None]


def _score(name: str, model: Model, series: Numbers) -> Score | None:
    """Forecast each window from what was known before it."""
    cuts = [len(series) - WINDOW * at for at in range(windows(len(series)), 0, -1)]
    forecasts = [model(series[:cut], WINDOW) for cut in cuts]
    made = [(each, series[cut : cut + WINDOW]) for each, cut in zip(forecasts, cuts, strict=True) if each is not None]
    if len(made) < len(cuts) or not made:
        return None
    forecast, demand = (np.concatenate(each) for each in zip(*made, strict=True))
    errors = forecast - demand
    rmse = float(np.sqrt(np.mean(errors**2)))
    return Score(name, rmse, float(np.mean(errors)), float(np.mean(forecast)), len(errors))


def windows(weeks: int) -> int:
    """Four, fewer where less than two windows of history would stand before the first."""
    return max(min(WINDOWS, weeks // WINDOW - 2), 0)


def _is_off(scores: list[Score], series: Numbers) -> bool:
    return all(abs(score.bias) > _OFF * float(np.mean(series)) for score in scores)

"""Forecasts of articles from their order history, by statsforecast."""

from agent.adapters.forecasting.run import StatsForecaster

__all__ = ["StatsForecaster"]

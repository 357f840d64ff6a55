"""What Prometheus reads: requests by route, and what waits in the state. No id, no name, no customer is a label."""

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from agent import __version__
from agent.domain.errors import KamError

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
Counted = Callable[[], Mapping[str, int]]


class Metrics:
    """Of one application. ``state`` gives a figure by label for each gauge that is counted when somebody asks."""

    def __init__(self, state: Mapping[str, tuple[str, str, Counted]] | None = None) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "kam_http_requests", "Answered requests", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "kam_http_request_seconds",
            "Time to the end of an answer",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.running = Gauge("kam_http_requests_running", "Requests being answered", registry=self._registry)
        build = Gauge("kam_build", "The version of the program", ("version",), registry=self._registry)
        build.labels(__version__).set(1)
        self._registry.register(_State(state or {}))

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def text(self) -> bytes:
        """In the text format of Prometheus."""
        return generate_latest(self._registry)


class _State(Collector):
    """Counts in the state when it is asked; what cannot be counted is left out, which an alert can see."""

    def __init__(self, gauges: Mapping[str, tuple[str, str, Counted]]) -> None:
        self._gauges = gauges

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing is counted to register."""
        yield from ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, (text, label, counted) in self._gauges.items():
            family = GaugeMetricFamily(name, text, labels=[label] if label else [])
            try:
                for value, count in counted().items():
                    family.add_metric([value] if label else [], count)
            except KamError:
                continue
            yield family

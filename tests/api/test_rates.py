"""Too many requests: who asks too often waits, and nobody else."""

import httpx
import pytest

from agent.adapters.rates import Buckets
from agent.bootstrap import App, build
from agent.settings import Settings
from tests.api.conftest import served


class Moment:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_tokens_come_back_with_time() -> None:
    now = Moment()
    bucket = Buckets(60, now)
    assert [bucket.take("a") for _ in range(60)] == [0.0] * 60
    assert bucket.take("a") == pytest.approx(1.0)
    assert bucket.take("b") == 0.0
    now.at = 0.5
    assert bucket.take("a") == pytest.approx(0.5)
    now.at = 1.0
    assert bucket.take("a") == 0.0
    assert bucket.take("a") > 0
    now.at = 10_000  # no more than a minute's worth is saved up
    assert sum(bucket.take("a") == 0.0 for _ in range(100)) == 60


def test_a_refused_request_costs_nothing() -> None:
    now = Moment()
    bucket = Buckets(60, now)
    assert bucket.take("a", 58) == 0.0
    assert bucket.take("a", 3) == pytest.approx(1.0)
    assert bucket.take("a", 2) == 0.0


def test_memory_is_bounded() -> None:
    bucket = Buckets(60, Moment(), most=10)
    for each in range(1000):
        bucket.take(str(each))
    assert len(bucket._left) == 10


@pytest.fixture
def limited(settings: Settings) -> App:
    return build(settings.model_copy(update={"requests_per_minute": 10}))


def test_who_asks_too_often_waits_and_nobody_else(limited: App) -> None:
    with served(limited, warm=False) as site, httpx.Client(base_url=site) as client:
        told = [client.get("/api/me").status_code for _ in range(11)]
        assert told == [200] * 10 + [429]
        answer = client.get("/api/me", headers={"cookie": "kam_language=en"})
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) >= 1
        assert answer.json()["error"]["code"] == "sign_in.too_many"
        assert "too many" in answer.json()["error"]["message"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert client.get("/api/me", headers={"cookie": "kam_user=l.vogt"}).status_code == 200
        for path in ("/healthz", "/metrics", "/static/favicon.svg"):
            assert client.get(path).status_code == 200
    limited.close()


def test_a_write_weighs_more_and_a_refused_one_is_not_carried_out(limited: App) -> None:
    with served(limited, warm=False) as site, httpx.Client(base_url=site) as client:
        told = [client.post("/api/session", json={"user": "l.vogt"}) for _ in range(4)]
        client.cookies.clear()
        assert [each.status_code for each in told][:3] == [200] * 3
        again = [client.post("/api/session", json={"language": "en"}) for _ in range(4)]
        assert again[-1].status_code == 429
        assert "set-cookie" not in again[-1].headers
    limited.close()


def test_made_up_cookies_do_not_get_around_the_limit(settings: Settings) -> None:
    limited = build(settings.model_copy(update={"requests_per_minute": 2}))
    with served(limited, warm=False) as site, httpx.Client(base_url=site) as client:
        told = [client.get("/nowhere", headers={"cookie": f"kam_user=x{each}"}).status_code for each in range(60)]
        assert told[:40] == [404] * 40
        assert 429 in told
    limited.close()


def test_sign_ins_of_an_address_are_few(limited: App) -> None:
    with served(limited, warm=False) as site, httpx.Client(base_url=site) as client:
        paths = ["/auth/login", "/auth/callback"] * 6
        told = [client.get(path, headers={"cookie": f"kam_user=x{at}"}).status_code for at, path in enumerate(paths)]
        assert told == [404] * 10 + [429] * 2  # in the demo there is nothing behind them
    limited.close()

"""The client of Teams against Microsoft's side on loopback; no time passes while it waits."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from agent.adapters.teams.calls import Patience
from agent.adapters.teams.cards import Cards
from agent.adapters.teams.client import TeamsClient
from tests.fakes.teams import CLIENT, SECRET, TENANT, FakeTeams, running


@dataclass
class Pauses:
    taken: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


@pytest.fixture
def fake() -> Iterator[FakeTeams]:
    with running() as fake:
        yield fake


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def client(fake: FakeTeams, pauses: Pauses) -> Iterator[TeamsClient]:
    patience = Patience(total_s=30, sleep=pauses)
    made = TeamsClient(fake.cloud, TENANT, CLIENT, SECRET, Cards("https://kam.example"), patience=patience)
    made.short = Patience(total_s=10, sleep=pauses)
    yield made
    made.close()

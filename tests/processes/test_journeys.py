"""The journeys of the browser once more: behind the proxy, whose requests go now to one server and now to the other."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from agent.bootstrap import App
from tests.api.web.conftest import browser
from tests.api.web.journeys.conftest import OPERATIONS, journey
from tests.api.web.journeys.test_journeys import (
    test_a_briefing_before_a_meeting_is_read_and_taken_along,
    test_a_file_that_is_too_large_is_told_and_the_page_goes_on,
    test_a_second_person_agrees_and_it_leaves,
    test_an_account_plan_is_written_and_approved,
    test_an_nda_goes_back_with_two_suggestions_in_our_own_words,
    test_from_a_contract_under_its_plan_to_the_invitation,
    test_what_changed_meanwhile_is_not_approved,
)
from tests.api.web.journeys.test_re_order import test_from_the_morning_list_to_an_approved_re_order
from tests.processes.cluster import Cluster
from tests.processes.conftest import beside
from tests.processes.proxy import proxy

pytestmark = pytest.mark.long
__all__ = [
    "browser",
    "test_a_briefing_before_a_meeting_is_read_and_taken_along",
    "test_a_file_that_is_too_large_is_told_and_the_page_goes_on",
    "test_a_second_person_agrees_and_it_leaves",
    "test_an_account_plan_is_written_and_approved",
    "test_an_nda_goes_back_with_two_suggestions_in_our_own_words",
    "test_from_a_contract_under_its_plan_to_the_invitation",
    "test_from_the_morning_list_to_an_approved_re_order",
    "test_what_changed_meanwhile_is_not_approved",
]


@pytest.fixture(scope="module")
def world(cluster: Cluster) -> Iterator[App]:
    with beside(cluster) as app:
        app.identity.add([OPERATIONS])
        yield app


@pytest.fixture(scope="module")
def address(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with proxy(cluster, tmp_path_factory.mktemp("proxy")) as found:
        yield found


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    with journey(browser, address) as pages:
        yield pages


def test_both_servers_were_asked(cluster: Cluster) -> None:
    """Else the journeys before tell nothing of two."""
    for name in ("api-1", "api-2"):
        assert _requests(cluster.client(name).get("/metrics").text) > 50, name


def _requests(metrics: str) -> float:
    lines = [line for line in metrics.splitlines() if line.startswith("kam_http_requests_total{")]
    return sum(float(line.rpartition(" ")[2]) for line in lines)

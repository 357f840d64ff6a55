"""Ids as companies have them, with slashes and what else is special in an address."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.settings import Settings
from api.app import create_app
from tests.conftest import TODAY

ACCOUNT, ARTICLE, CONTRACT = "K/1?a&b", "4711/12 %41", "RV/2026/1#2"
FILES = {
    "customers": f"id,name,class\n{ACCOUNT},Nordwerk Antriebe GmbH,Key\n",
    "articles": f"id,customer_id,name\n{ARTICLE},{ACCOUNT},Welle\n",
    "frame_contracts": f"id,customer_id,valid_from,valid_to\n{CONTRACT},{ACCOUNT},2026-01-01,2026-12-31\n",
    "contract_lines": f"id,contract_id,article_id,quantity,price\n1,{CONTRACT},{ARTICLE},1000,2\n",
    "call_off_plan": f"id,contract_id,article_id,month,quantity\n1,{CONTRACT},{ARTICLE},2026-10,500\n",
    "stock": f"id,article_id,on_hand\n1,{ARTICLE},10\n",
    "order_lines": "id,customer_id,contract_id,article_id,quantity,ordered_on,confirmed_on\n"
    f"1,{ACCOUNT},{CONTRACT},{ARTICLE},100,2026-10-01,2026-10-20\n",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder: Path = tmp_path_factory.mktemp("ids")
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text)
    built = build(Settings(home=folder / "home", cache=folder / "cache", today=TODAY))
    built.data.import_folder(built.user(), folder)
    yield built
    built.close()


@pytest.fixture
def client(app: App) -> TestClient:
    return TestClient(create_app(app), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.mark.parametrize(
    "path",
    [
        f"/accounts/{quote(ACCOUNT, safe='')}",
        f"/accounts/{quote(ACCOUNT, safe='')}/view",
        f"/accounts/{quote(ACCOUNT, safe='')}/kpis/call_off",
        f"/charts/kpi/{quote(ACCOUNT, safe='')}/call_off.svg",
        f"/charts/call-off/{quote(CONTRACT, safe='')}.svg",
        f"/supply/{quote(ARTICLE, safe='').replace('%2F', '%2f')}",
    ],
)
def test_a_slash_in_an_id_is_part_of_it(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_pages_lead_to_such_ids(client: TestClient) -> None:
    assert f'href="/accounts/{quote(ACCOUNT, safe="")}"' in client.get("/accounts").text
    here = f"/supply/{quote(ARTICLE, safe='')}"
    found = re.findall(r'action="(/supply/[^"]+/override)"', client.get(here).text)
    assert found == [f"{here}/override"]
    there = client.post(found[0], data={"quantity": "120", "reason": "Messe"}, headers={"origin": "http://127.0.0.1"})
    assert (there.status_code, there.headers["location"]) == (303, here)


def test_a_file_of_rules_in_a_folder_is_still_found(client: TestClient) -> None:
    assert client.get("/policies/files/nda%2Fterm.yaml").status_code == 200

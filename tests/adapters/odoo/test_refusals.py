"""What an Odoo may do wrong, over both protocols: one clear error, nothing changed, no key in it."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from agent.adapters.odoo.api import Query
from agent.adapters.odoo.connector import odoo_connector
from agent.domain.errors import BadInput, KamError
from agent.domain.language import Language
from tests.adapters.odoo.conftest import World, api
from tests.adapters.odoo.server import KEY
from tests.fakes.loopback import Reply, serving

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><methodResponse><params><param><value><string>&c;</string></value>
</param></params></methodResponse>"""


@pytest.fixture(params=[17, 19])
def each(request: pytest.FixtureRequest, world_of: Callable[[int], World]) -> World:
    return world_of(request.param)


def refused(act: Callable[[], object]) -> KamError:
    with pytest.raises(KamError) as caught:
        act()
    for language in Language:
        assert KEY not in caught.value.text(language)
        assert "Traceback" not in caught.value.text(language)
    return caught.value


def failing(world: World, reply: Reply, **limits: float) -> str:
    """The code when every page is answered so; the facts are not touched."""
    world.server.rude = lambda _number, _model: reply
    bounds = {"attempts": 2, "timeout_s": 0.3, **limits}
    code = refused(lambda: world.sync(**bounds)).code
    assert not world.store.exists
    return code


def test_a_wrong_key(each: World) -> None:
    assert refused(lambda: api(each.server.url, key="wrong")).code == "connectors.key"


def test_a_wrong_database(each: World) -> None:
    error = refused(lambda: api(each.server.url, database="other"))
    assert error.code == "connectors.odoo.database"
    assert "KAM_ODOO_DATABASE" in error.text(Language.DE)


def test_an_older_server_needs_a_user(world_of: Callable[[int], World]) -> None:
    error = refused(lambda: api(world_of(18).server.url, user=""))
    assert (error.code, error.values["names"]) == ("connectors.settings", "KAM_ODOO_USER")


def test_a_version_that_is_too_old(world_of: Callable[[int], World]) -> None:
    assert refused(lambda: api(world_of(16).server.url)).code == "connectors.odoo.version"


def test_no_odoo_at_all() -> None:
    with serving(lambda _: Reply(404, b"<html>")) as other:
        assert refused(lambda: api(other.url)).code == "connectors.odoo.route"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(401), "connectors.key"),
        (Reply(403), "connectors.forbidden"),
        (Reply(404), "connectors.not_found"),
        (Reply(422, b'{"message": "no"}'), "connectors.refused"),
        (Reply(400, b"{}"), "connectors.refused"),
        (Reply(429, headers={"Retry-After": "1"}), "connectors.busy"),
        (Reply(500, b'{"message": "Invalid field"}'), "connectors.server"),
        (Reply(302, headers={"Location": "/web/login"}), "connectors.redirects"),
        (Reply(200, b'[{"id": 1, "na'), "connectors.broken"),
        (Reply(200, b"<html>Wartung</html>"), "connectors.broken"),
        (Reply(200, b"null"), "connectors.broken"),
        (Reply(200, b'[{"id": "1"}]'), "connectors.broken"),
        (Reply(200, b"[1, 2]"), "connectors.broken"),
        (Reply(200, b"[" * 50_000), "connectors.broken"),
        (Reply(200, b"0123456789", cut=5), "connectors.broken_off"),
        (Reply(hold_s=2), "connectors.timeout"),
    ],
)
def test_each_failure_has_its_words(each: World, reply: Reply, code: str) -> None:
    if reply.status == 302:
        each.server.rude = lambda _number, _model: reply
        with serving(lambda _: reply) as endless:
            assert refused(lambda: api(endless.url)).code == code
        return
    assert failing(each, reply) == code


def test_a_redirect_elsewhere_gets_no_key(each: World) -> None:
    with serving(lambda _: Reply(200)) as thief:
        assert failing(each, Reply(307, headers={"Location": f"{thief.url}/x"})) == "connectors.redirect"
        assert thief.asked == []


def test_too_many_requests_are_waited_for(each: World) -> None:
    each.server.rude = lambda number, _model: Reply(429, headers={"Retry-After": "2"}) if number % 3 == 0 else None
    each.sync()
    assert len(each.table("order_lines")) == 1


def test_an_answer_without_end_is_dropped(each: World) -> None:
    assert failing(each, Reply(200, b" " * 3_000_000), max_bytes=1_000_000) == "connectors.too_large"


def test_entities_are_not_unfolded(world_of: Callable[[int], World]) -> None:
    assert failing(world_of(17), Reply(200, BOMB)) == "connectors.hostile_xml"


def test_a_bomb_in_another_encoding_is_none_either(world_of: Callable[[int], World]) -> None:
    wide = BOMB.decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
    assert failing(world_of(17), Reply(200, wide)) == "connectors.hostile_xml"


def test_depth_has_an_end(world_of: Callable[[int], World]) -> None:
    deep = b"<value><array><data>" * 500 + b"</data></array></value>" * 500
    answer = b"<methodResponse><params><param>" + deep + b"</param></params></methodResponse>"
    assert failing(world_of(17), Reply(200, answer)) == "connectors.hostile_xml"


def test_a_proxy_that_eats_the_body_is_noticed(world: World) -> None:
    """An empty body is taken as no arguments, and returns everything."""
    found = world.odoo.search_read("res.partner", {})
    assert len(found) == 5  # archived ones are hidden without a context
    world.server.rude = lambda _number, _model: Reply(200, json.dumps(found * 3).encode())
    with closing(api(world.server.url)) as opened:
        code = refused(lambda: opened.search_read(Query("res.partner", ["name"], limit=2))).code
    assert code == "connectors.not_paged"


def test_a_server_that_does_not_page_is_no_endless_loop(each: World) -> None:
    each.server.before_page = lambda _model, _after: None
    original = each.odoo.search_read
    each.odoo.search_read = lambda model, arguments: original(  # type: ignore[method-assign]
        model, {**arguments, "domain": [term for term in arguments["domain"] if term[0] != "id"]}
    )
    assert refused(each.sync).code == "connectors.not_paged"


def test_a_required_model_that_may_not_be_read(each: World) -> None:
    each.server.forbidden = {"sale.order.line"}
    error = refused(each.sync)
    assert (error.code, error.values["what"]) == ("connectors.forbidden", "sale.order.line")


def test_an_optional_model_that_may_not_be_read_is_told(each: World) -> None:
    each.server.forbidden = {"crm.lead"}
    each.sync()
    assert ("connectors.odoo.unreadable", {"model": "crm.lead"}) in each.notes
    assert len(each.table("order_lines")) == 1


def test_without_the_right_to_see_credit_there_is_none(each: World) -> None:
    each.odoo.hidden |= {("res.partner", "credit"), ("res.partner", "credit_limit")}
    each.sync()
    assert each.table("credit") == []
    assert ("connectors.odoo.missing", {"model": "res.partner (credit)"}) in each.notes


def test_without_stock_moves_of_purchases_the_line_tells(each: World) -> None:
    each.odoo.hidden |= {("stock.move", "purchase_line_id")}
    each.odoo.records["purchase.order.line"][1]["qty_received"] = 3.0
    each.sync()
    assert each.table("purchase_orders")[0]["received_quantity"] == pytest.approx(36.0)


@pytest.mark.parametrize("name", ["url", "database", "key"])
def test_a_missing_setting_is_named(name: str, tmp_path: Path) -> None:
    given = {"url": "https://odoo.example", "database": "d", "key": "k", name: " "}
    error = refused(lambda: odoo_connector(**given, user="", folder=tmp_path))
    assert (error.code, error.values["names"]) == ("connectors.settings", f"KAM_ODOO_{name.upper()}")


@pytest.mark.parametrize("key", ["schlüssel", "a\r\nX-Evil: 1"])
def test_a_key_that_fits_no_header_is_refused(key: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="KAM_ODOO_KEY"):
        odoo_connector(url="https://odoo.example", database="d", key=key, user="", folder=tmp_path)

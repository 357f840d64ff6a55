"""What the server sends for the pages: two languages, nothing inline, nothing from elsewhere, every text in place."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

import api.web
from agent.adapters.state.identity import SqlIdentity
from agent.bootstrap import App
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports import StoredReview
from api.app import create_app
from api.web.texts import page_texts

WEB = Path(api.web.__file__).parent
SCRIPTS = sorted((WEB / "static" / "scripts").rglob("*.js"))
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
VENDOR = WEB / "static" / "vendor"
STATIC = sorted(path for path in (WEB / "static").rglob("*") if path.is_file() and VENDOR not in path.parents)
LANGUAGES = tuple(Language)


@pytest.fixture
def client(app: App) -> TestClient:
    # without the lifespan: a page needs no warm judge
    return TestClient(create_app(app), base_url="http://127.0.0.1")


def page(
    client: TestClient, language: Language = Language.DE, user: str = "k.brandt", path: str = "/nda", status: int = 200
) -> html.HtmlElement:
    client.cookies.update({"kam_language": language.value, "kam_user": user})
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.fromstring(answer.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_written_in_the_chosen_language(client: TestClient, language: Language) -> None:
    shown = page(client, language)
    assert shown.get("lang") == language.value
    assert shown.findtext(".//h1") == page_texts(language)["intake.title"]
    pressed = shown.xpath("//button[@data-language and @aria-pressed='true']/@data-language")
    assert pressed == [language.value]


@pytest.mark.parametrize(("language", "never"), [(Language.DE, "nimmt keine NDA an"), (Language.EN, "never accepts")])
def test_it_says_before_anything_else_that_it_is_an_ai_and_only_recommends(
    client: TestClient, language: Language, never: str
) -> None:
    notice = page(client, language).get_element_by_id("ai-notice").text_content()
    assert page_texts(language)["ai.title"] in notice
    assert never in notice


def test_a_key_account_manager_chooses_among_the_own_accounts_only(client: TestClient) -> None:
    accounts = page(client, user="m.yilmaz").xpath("//select[@id='account']/option/@value")
    assert accounts == ["", "Aurelia Mobility SE", "Brück & Söhne Landtechnik", "Vantage Pumps Ltd"]


def test_who_has_no_accounts_is_not_asked_for_one(client: TestClient) -> None:
    assert page(client, user="l.vogt").xpath("//select[@id='account']") == []


def test_the_five_demo_users_are_there_and_the_current_one_is_selected(client: TestClient) -> None:
    options = page(client, user="h.sommer").xpath("//select[@id='user']/option")
    assert len(options) == 5
    assert [option.get("value") for option in options if option.get("selected") is not None] == ["h.sommer"]


def test_names_from_the_state_are_text_and_never_markup(client: TestClient, app: App) -> None:
    name = "</script><script>alert(1)</script>\"'<b>"
    account = "<img src=x onerror=alert(1)>"
    user = User("evil", name, "e@example.org", frozenset({Role.KAM}), frozenset({account}))
    SqlIdentity(app.database).add([user])
    shown = page(client, user="evil")
    assert [option.text for option in shown.xpath("//select[@id='account']/option")][1] == account
    assert len(shown.xpath("//script")) == 2
    assert shown.xpath("//img[@onerror] | //b") == []


@pytest.fixture
def stored(app: App) -> StoredReview:
    return app.reviews.request(app.identity.user("k.brandt"), "nda.txt", "0" * 64, Language.DE)


def test_the_section_on_show_is_marked_in_the_navigation(client: TestClient, stored: StoredReview) -> None:
    current = "//nav[@class='nav']/a[@aria-current='page']/@href"
    assert page(client).xpath(current) == ["/nda"]
    assert page(client, path=f"/nda/{stored.id}").xpath(current) == []


def test_a_review_has_an_address_of_its_own(client: TestClient, stored: StoredReview) -> None:
    shown = page(client, path=f"/nda/{stored.id}")
    assert shown.get_element_by_id("start").get("hidden") is not None
    assert shown.get_element_by_id("review").get("hidden") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/nda/unknown", "/nda/%3Cscript%3Ealert(1)", "/nda/%ff%fe"])
def test_an_unknown_review_is_told_on_a_page(client: TestClient, language: Language, path: str) -> None:
    shown = page(client, language, path=path, status=404)
    assert shown.get("lang") == language.value
    assert shown.findtext(".//h1") == page_texts(language)["problem.title"]
    assert shown.xpath("//main//a[@href='/nda']/text()") == [page_texts(language)["problem.list"]]
    assert len(shown.xpath("//script")) == 2


def test_somebody_elses_review_looks_like_an_unknown_one(client: TestClient, stored: StoredReview) -> None:
    told = message("reviews.unknown", Language.DE, review=stored.id)
    assert told in page(client, user="m.yilmaz", path=f"/nda/{stored.id}", status=404).text_content()
    assert page(client, user="l.vogt", path=f"/nda/{stored.id}").get_element_by_id("review") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: TestClient, language: Language) -> None:
    shown = page(client, language)
    assert shown.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []
    for script in shown.iter("script"):
        assert (script.get("src") or "").startswith("/static/") or script.get("type") == "application/json"
    for address in shown.xpath("//@src | //@href"):
        assert address == "/" or re.match(r"/[a-z]|#", address), address


def test_every_file_that_the_page_names_is_served(client: TestClient) -> None:
    for address in page(client).xpath("//@src | //@href[starts-with(., '/')]"):
        assert client.get(address).status_code == 200, address


def test_what_others_wrote_is_there_as_it_was_published() -> None:
    rows = re.findall(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", (VENDOR / "VENDORED.md").read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == {path.name: sha256(path.read_bytes()).hexdigest() for path in VENDOR.glob("*.js")}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_served_as_scripts_and_import_what_exists(client: TestClient, path: Path) -> None:
    answer = client.get(f"/static/{path.relative_to(WEB / 'static').as_posix()}")
    assert answer.headers["content-type"].startswith("text/javascript")
    for module, names in _imports(answer.text):
        source = (path.parent / module).read_text(encoding="utf-8")
        for name in names:
            assert re.search(rf"export (async )?(function\*?|const|class) {name}\b", source), f"{name} of {module}"


def _imports(source: str) -> list[tuple[str, list[str]]]:
    found = re.findall(r'import \{([^}]+)\} from "(\.{1,2}/[^"]+)"', source)
    return [(module, [name.strip() for name in names.split(",")]) for names, module in found]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_uses_everything_that_it_imports(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    unused = [name for _, names in _imports(source) for name in names if len(re.findall(rf"\b{name}\b", source)) < 2]
    assert unused == []


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_static_files_call_no_other_host_and_build_no_markup(path: Path) -> None:
    source = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|//[a-z0-9-]+\.[a-z]{2,}/|@import", source)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\.", source
    )


def test_every_text_is_used_and_every_used_text_exists() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    templates = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    keys = set(page_texts(Language.DE))
    known = keys | {key.rsplit(".", 1)[0] for key in keys if key.endswith((".one", ".other"))}
    named = set(re.findall(r'"([a-z]+(?:\.[a-z0-9_]+)+)"', scripts)) & {*known, *_called(scripts)}
    named |= set(re.findall(r'texts\["([^"]+)"\]', templates))
    built = (*re.findall(r"`([a-z]+(?:\.[a-z_]+)*\.)\$\{", scripts), "role.", "judge.quality.")
    built += tuple(re.findall(r'texts\["([^"]+\.)" ~', templates))
    assert {key for key in named if key not in known} == set()
    assert {
        key for key in keys if key not in named and key.rsplit(".", 1)[0] not in named and not key.startswith(built)
    } == set()


def _called(scripts: str) -> set[str]:
    return set(re.findall(r'\b(?:t|counted|labelled|fact|pages|fold)\(\s*"([^"]+)"', scripts))


@pytest.mark.parametrize("key", sorted(page_texts(Language.DE)))
def test_a_text_has_the_same_blanks_in_both_languages(key: str) -> None:
    german, english = (page_texts(language)[key] for language in LANGUAGES)
    assert german.strip()
    assert english.strip()
    assert set(re.findall(r"\{\w+\}", german)) == set(re.findall(r"\{\w+\}", english))

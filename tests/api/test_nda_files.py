"""Downloads over real HTTP: what they are called, who gets them, and the second round by upload."""

import io
import zipfile

import docx
import httpx
import pytest

from tests.api.test_reviews import events, reviewed, upload
from tests.sample_ndas import nda_de

TERM = "Die Geheimhaltung gilt für fünfzehn Jahre ab Unterzeichnung."
FILES = ("redline.docx?audience=internal", "redline.docx?audience=counterparty", "report.html", "report.json")


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_saved_under_the_drafts_name_and_never_shown(client: httpx.Client, file: str) -> None:
    review = reviewed(client, nda_de(TERM))
    answer = client.get(f"/api/nda/reviews/{review['id']}/{file}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''nda%20-%20re")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("file", FILES)
def test_somebody_elses_file_does_not_exist(client: httpx.Client, file: str) -> None:
    review = reviewed(client, nda_de(TERM))
    client.cookies.set("kam_user", "m.yilmaz")
    assert client.get(f"/api/nda/reviews/{review['id']}/{file}").status_code == 404


@pytest.mark.parametrize("file", FILES)
def test_a_refused_review_has_no_files(client: httpx.Client, file: str) -> None:
    recipe = "Zutaten: Mehl, Zucker, Eier und Butter. Alles verrühren und eine Stunde backen.\n" * 10
    review_id = upload(client, recipe).json()["id"]
    events(client, review_id)
    assert client.get(f"/api/nda/reviews/{review_id}/{file}").status_code == 409


@pytest.mark.parametrize("query", ["", "audience=everybody", "version=external"])
def test_an_unknown_choice_is_refused(client: httpx.Client, query: str) -> None:
    review = reviewed(client, nda_de(TERM))
    assert client.get(f"/api/nda/reviews/{review['id']}/redline.docx?{query}").status_code == 422


def test_the_language_of_the_report_can_be_chosen(client: httpx.Client) -> None:
    review = reviewed(client, nda_de(TERM))
    page = client.get(f"/api/nda/reviews/{review['id']}/report.html?language=en").text
    assert '<html lang="en"' in page


def test_a_hostile_name_stays_a_name(client: httpx.Client) -> None:
    name = 'a"; filename=evil.exe\r\nX: <b>.txt'
    review_id = upload(client, nda_de(TERM), name).json()["id"]
    events(client, review_id)
    answer = client.get(f"/api/nda/reviews/{review_id}/redline.docx?audience=internal")
    assert answer.status_code == 200
    assert "evil.exe\r\n" not in str(answer.headers)
    assert "x" not in answer.headers
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    docx.Document(io.BytesIO(answer.content))


def test_the_next_version_is_held_against_the_last(client: httpx.Client) -> None:
    first = reviewed(client, nda_de(TERM))
    second = reviewed(client, nda_de(TERM.replace("fünfzehn", "fünf")), previous=first["id"])
    assert second["previous"] == first["id"]
    assert [answer["outcome"] for answer in second["result"]["round"]["answers"]] == ["accepted"]


def test_a_foreign_review_is_no_last_version(client: httpx.Client) -> None:
    first = reviewed(client, nda_de(TERM))
    client.cookies.set("kam_user", "m.yilmaz")
    assert upload(client, nda_de(TERM), previous=first["id"]).status_code == 404
    assert upload(client, nda_de(TERM), previous="../../etc").status_code == 404

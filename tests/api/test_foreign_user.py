"""Every route that takes an id refuses who it does not belong to, with the same words as an id that nobody has.

The table names what each of them is asked with. A route that is not in it fails here, so that none is forgotten.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from agent.adapters.state.reviews import SqlReviews
from agent.bootstrap import App, build
from agent.domain.assistant.conversation import Message, Role
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports import StoredReview
from agent.settings import Settings
from api.app import create_app
from tests.api.web.sample_review import result
from tests.approvals_world import NORDWERK, TEXT, TO
from tests.conftest import TODAY
from tests.scripted_assistant import Scripted

OWNER, FOREIGNER, NOBODY = "k.brandt", "m.yilmaz", "nobody-has-this"
REFUSED = {403, 404}
# of an escalation and its like: bodies that would be taken
ENDED = {"on": "2026-11-22", "reason": "Ersetzt"}
MEASURE = {"action": "Termin", "owner": OWNER, "due": "2026-11-30", "facing": "customer"}


@dataclass(frozen=True)
class Asked:
    """``ids`` fill the address, the first one names whose it is. ``refused``: the statuses of a refusal."""

    ids: dict[str, str]
    body: dict[str, Any] | None = None
    query: dict[str, str] = field(default_factory=dict)
    files: dict[str, Any] | None = None
    form: dict[str, str] | None = None

    def unknown(self) -> "Asked":
        first, *others = self.ids
        return Asked({first: NOBODY} | {name: self.ids[name] for name in others}, *self._rest())

    def _rest(self) -> tuple[Any, ...]:
        return self.body, self.query, self.files, self.form


@dataclass(frozen=True)
class Belongings:
    """What the owner has, an id each."""

    app: App
    review: str
    batch: str
    draft: str
    file: str
    thread: str
    message: str
    escalation: str
    entry: str
    job: str
    account: str
    article: str
    contract: str


@pytest.fixture(scope="module")
def belongings(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Belongings]:
    app = build(Settings(home=tmp_path_factory.mktemp("owner"), cache=cache, today=TODAY, requests_per_minute=100_000))
    app.demo.make(app.identity.user("h.sommer"))
    app.__dict__["assistant"] = Scripted()  # what an answer says is not looked at here
    yield made(app, app.identity.user(OWNER))
    app.close()


def made(app: App, owner: User) -> Belongings:
    client = client_of(app, OWNER)
    mail = {"kind": "email", "account": NORDWERK, "text": TEXT, "subject": "Gespräch", "to": [TO[0]]}
    draft = client.post("/api/drafts", data=mail, files={"files": ("plan.txt", b"Plan")}).json()
    thread = app.conversations.open(owner)
    said = Message("said-1", thread.id, Role.ASSISTANT, "Guten Tag", Language.DE, app.clock.now())
    app.conversations.store.add(said)
    review = StoredReview(
        "review-1",
        app.clock.now(),
        OWNER,
        NORDWERK,
        "nda.txt",
        "0" * 64,
        "de",
        False,
        "done",
        result=result(Language.DE),
    )
    SqlReviews(app.database).create(review)
    batch = app.nda_batches.open(owner, "eingang", Language.DE)
    document = app.nda_batches.add(owner, batch.id, "a.txt", "a.txt", io.BytesIO(b"x"))
    app.reviews.failed(app.reviews.reviews.get(document.review_id), None)  # else its stream would not end
    entry = app.register.record(owner, NORDWERK, dt.date(2024, 1, 2), None)
    job = app.stored_jobs.enqueue("forecast", {}, started_by=OWNER)
    app.stored_jobs.cancel(job)
    (escalation,) = app.escalation_sweep.sweep().opened
    facts = app.facts_store
    own = (
        "select c.id, f.id, l.article_id from customers c join frame_contracts f on f.customer_id = c.id"
        " join contract_lines l on l.contract_id = f.id where c.name = $name order by all"
    )
    account, contract, article = next(iter(facts.rows(own, {"name": NORDWERK})))
    return Belongings(
        app=app,
        review=review.id,
        batch=batch.id,
        draft=draft["id"],
        file=draft["attachments"][0]["sha256"],
        thread=thread.id,
        message=said.id,
        escalation=escalation.id,
        entry=entry.id,
        job=job,
        account=account,
        article=article,
        contract=contract,
    )


def client_of(app: App, user: str) -> TestClient:
    return TestClient(create_app(app), base_url="http://127.0.0.1", cookies={"kam_user": user}, follow_redirects=False)


def table(has: Belongings) -> dict[tuple[str, str], Asked]:
    """Method and template → what it is asked with."""
    review, draft, thread = {"review_id": has.review}, {"draft_id": has.draft}, {"thread_id": has.thread}
    escalation, account = {"record_id": has.escalation}, {"account_id": has.account}
    proposal, digest = review | {"proposal_id": "NDA-TERM"}, "0" * 64
    reviews, drafts, threads = "/api/nda/reviews/{review_id}", "/api/drafts/{draft_id}", "/api/threads/{thread_id}"
    records = "/api/escalations/{record_id}"
    batch, batches = {"batch_id": has.batch}, "/api/nda/batches/{batch_id}"
    reading = {
        batches: Asked(batch),
        f"{batches}/documents": Asked(batch),
        f"{batches}/tables/{{table}}": Asked(batch | {"table": "summary.csv"}),
        f"{batches}/events": Asked(batch),
        reviews: Asked(review),
        f"{reviews}/events": Asked(review),
        f"{reviews}/decisions": Asked(review),
        f"{reviews}/redline.docx": Asked(review, query={"audience": "internal"}),
        f"{reviews}/report.html": Asked(review),
        f"{reviews}/report.json": Asked(review),
        f"{reviews}/register-suggestion": Asked(review),
        "/nda/{review_id}": Asked(review),
        drafts: Asked(draft),
        f"{drafts}/document.{{file_format}}": Asked(draft | {"file_format": "pdf"}),
        f"{drafts}/attachments/{{sha256}}": Asked(draft | {"sha256": has.file}),
        "/approvals/{draft_id}": Asked(draft),
        "/api/purchase-cards/{article}": Asked({"article": has.article}, query={"account": NORDWERK}),
        records: Asked(escalation),
        threads: Asked(thread),
        "/api/jobs/{job_id}": Asked({"job_id": has.job}),
        "/accounts/{account_id}": Asked(account),
        "/accounts/{account_id}/view": Asked(account),
        "/accounts/{account_id}/kpis/{kpi}": Asked(account | {"kpi": "otif"}),
        "/chat/{thread_id}": Asked(thread),
        "/chat/{thread_id}/messages/{message_id}": Asked(thread | {"message_id": has.message}),
        "/supply/{article}": Asked({"article": has.article}),
        "/charts/run-out/{article}.svg": Asked({"article": has.article}),
        "/charts/call-off/{contract}.svg": Asked({"contract": has.contract}),
        "/charts/kpi/{account_id}/{kpi}.svg": Asked(account | {"kpi": "otif"}),
    }
    writing = {
        ("POST", f"{batches}/documents"): Asked(batch, files={"files": ("a.txt", b"x")}),
        ("POST", f"{batches}/again"): Asked(batch),
        ("PUT", f"{reviews}/decisions/{{proposal_id}}"): Asked(proposal, {"choice": "accept"}),
        ("DELETE", f"{reviews}/decisions/{{proposal_id}}"): Asked(proposal),
        ("POST", f"{reviews}/decisions/accept-rest"): Asked(review, {}),
        ("POST", "/api/nda/register/{entry_id}/end"): Asked(
            {"entry_id": has.entry}, {"on": "2026-11-22", "reason": "Ersetzt"}
        ),
        ("POST", f"{drafts}/approve"): Asked(draft, {"digest": digest}),
        ("POST", f"{drafts}/edit"): Asked(draft, {"digest": digest, "text": TEXT}),
        ("POST", f"{drafts}/reject"): Asked(draft, {"digest": digest, "reason": "Nein"}),
        ("POST", f"{drafts}/ask"): Asked(draft, {"digest": digest, "question": "Warum?"}),
        ("POST", f"{drafts}/resolve"): Asked(draft, {"digest": digest, "arrived": True, "reason": "Per Telefon"}),
        ("POST", f"{records}/cause"): Asked(escalation, {"kind": "known", "text": "Saison"}),
        ("POST", f"{records}/assign"): Asked(escalation, {"sponsor": "h.sommer"}),
        ("POST", f"{records}/stage"): Asked(escalation, {"stage": 2, "reason": "Keine Antwort"}),
        ("POST", f"{records}/measures"): Asked(escalation, MEASURE),
        ("POST", f"{records}/measures/{{number}}/done"): Asked(escalation | {"number": "1"}),
        ("POST", f"{records}/close"): Asked(escalation, {"evidence": "Mail 4711", "result": "Plan gestreckt"}),
        ("POST", f"{records}/reopen"): Asked(escalation, {"reason": "Widerruf"}),
        ("POST", f"{threads}/messages"): Asked(thread, {"text": "Wie steht OTIF?"}),
        ("POST", f"{threads}/files"): Asked(thread, files={"file": ("a.txt", b"x")}),
        ("POST", f"{threads}/cancel"): Asked(thread),
        ("POST", f"{threads}/messages/{{message_id}}/feedback"): Asked(
            thread | {"message_id": has.message}, {"helpful": True}
        ),
        ("DELETE", threads): Asked(thread),
        ("POST", "/api/jobs/{job_id}/cancel"): Asked({"job_id": has.job}),
        ("POST", "/api/jobs/{job_id}/resume"): Asked({"job_id": has.job}),
        ("POST", "/accounts/{account_id}/drafts"): Asked(account, form={"kind": "briefing"}),
        ("POST", "/supply/{article}/override"): Asked(
            {"article": has.article}, form={"quantity": "500", "reason": "Aktion"}
        ),
        ("POST", "/supply/{article}/release"): Asked({"article": has.article}),
    }
    return {("GET", path): asked for path, asked in reading.items()} | writing


# what an address names and belongs to nobody
FREE = {
    ("GET", "/api/reports/{rhythm}.{file_format}"),
    # the company's rules; `tests/services/test_policy_pages.py` says which role reads which
    ("GET", "/policies/clauses/{policy_id}"),
    ("GET", "/policies/files/{file:path}"),
}


def routes(app: App) -> set[tuple[str, str]]:
    found = iter_route_contexts(create_app(app).routes)
    taking = [each for each in found if "{" in (each.path or "")]
    return {(method, each.path or "") for each in taking for method in (each.methods or ()) if method != "HEAD"}


def ask(client: TestClient, method: str, path: str, asked: Asked) -> Any:
    address = re.sub(r"{(\w+)}", lambda found: asked.ids[found[1]], path)
    body = {"json": asked.body} if asked.body is not None else {"data": asked.form} if asked.form else {}
    return client.request(method, address, params=asked.query, files=asked.files, **body)


def without(text: str, *ids: str) -> str:
    """What was asked for stands in some answers; which of two it was must be all that they differ in."""
    for each in ids:
        text = text.replace(each, "…")
    return text


def test_no_route_that_takes_an_id_is_forgotten(belongings: Belongings) -> None:
    assert routes(belongings.app) == set(table(belongings)) | FREE


def test_a_foreign_user_is_refused_in_the_words_of_an_unknown_id(belongings: Belongings) -> None:
    before = [each.action for each in belongings.app.audit.entries()]
    client = client_of(belongings.app, FOREIGNER)
    wrong = []
    for (method, path), asked in table(belongings).items():
        foreign, unknown = ask(client, method, path, asked), ask(client, method, path, asked.unknown())
        first = next(iter(asked.ids.values()))
        if foreign.status_code not in REFUSED:
            wrong.append((method, path, foreign.status_code, foreign.text[:200]))
        elif foreign.status_code != unknown.status_code:
            wrong.append((method, path, foreign.status_code, unknown.status_code))
        elif without(foreign.text, first, NOBODY) != without(unknown.text, first, NOBODY):
            wrong.append((method, path, "told apart", foreign.text[:300]))
    assert wrong == []
    after = [each.action for each in belongings.app.audit.entries()]
    # that somebody tried is kept, and nothing else has happened
    assert [each for each in after[len(before) :] if not each.endswith(".refused")] == []


def test_who_it_belongs_to_is_not_refused(belongings: Belongings) -> None:
    """Else the test above would hold for a server that refuses everybody."""
    client = client_of(belongings.app, OWNER)
    last = [("DELETE", "/api/threads/{thread_id}")]
    asked = table(belongings)
    wrong = []
    for key in [*(each for each in asked if each not in last), *last]:
        answer = ask(client, *key, asked[key])
        # a write may come too early or too late for this one thing; nobody says that it is not there
        if answer.status_code in REFUSED | {401, 405, 422, 500} and not _is_of_its_state(answer):
            wrong.append((*key, answer.status_code, answer.text[:300]))
    assert wrong == []


def _is_of_its_state(answer: Any) -> bool:
    told = answer.headers["content-type"] == "application/json" and answer.json()["error"]["code"]
    return told in {"escalations.incomplete", "drafts.not_stale", "outbox.nothing_open", "escalations.no_measure"}

"""What somebody changes who can write to the database, or to the folder of the attachments."""

import json
from collections.abc import Callable
from typing import Any

from agent.domain.draft.draft import Draft
from tests.approvals_world import World
from tests.direct_sql import execute, raw

Tamper = Callable[[World, Draft], None]


def change_within(url: str, draft_id: str, column: str, *path: str | int, to: Any) -> None:
    """Change one value inside of a JSON column; ``to`` may be a function of the value."""
    query = f"select cast(\"{column}\" as text) from draft_versions where draft_id = '{draft_id}'"  # noqa: S608
    whole = place = json.loads(raw(url, query)[0][0])
    for step in path[:-1]:
        place = place[step]
    before = place[path[-1]]
    place[path[-1]] = to(before) if callable(to) else to
    assert place[path[-1]] != before
    execute(url, f'update draft_versions set "{column}" = ? where draft_id = ?', json.dumps(whole), draft_id)  # noqa: S608


def within(column: str, *path: str | int, to: Any) -> Tamper:
    return lambda world, draft: change_within(world.app.database.url, draft.id, column, *path, to=to)


def head(column: str, value: object) -> Tamper:
    return lambda world, draft: world.sql(f"update drafts set {column} = ? where id = ?", value, draft.id)  # noqa: S608


def version(column: str, value: object) -> Tamper:
    return lambda world, draft: world.sql(f"update draft_versions set {column} = ? where draft_id = ?", value, draft.id)  # noqa: S608


def one_byte(text: str) -> str:
    """The last letter, one code point on."""
    return text[:-1] + chr(ord(text[-1]) + 1)


def file_on_disk(world: World, draft: Draft) -> None:
    (path,) = (world.home / "attachments").rglob(draft.content.attachments[0].sha256)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def another_file(world: World, draft: Draft) -> None:
    """Put another file beside it and name that one."""
    within("content", "attachments", 0, "sha256", to=world.app.attachments.put(b"another file"))(world, draft)


# everything that the digest covers: refused wherever the draft is read
COVERED: dict[str, Tamper] = {
    "text": within("content", "text", to=one_byte),
    "html": within("content", "html", to=lambda html: html.replace("Viele", "Vie1e")),
    "subject": within("content", "subject", to=one_byte),
    "to": within("content", "to", 0, to=one_byte),
    "cc": within("content", "cc", 0, to=one_byte),
    "bcc": within("content", "bcc", 0, to=one_byte),
    "bcc added": within("content", "bcc", to=lambda found: [*found, "dieb@evil.example"]),
    "template": within("content", "template", to=lambda text: text + " {{F:otif}}"),
    "attachment": another_file,
    "attachment name": within("content", "attachments", 0, "name", to="Plan.exe"),
    "fact value": within("content", "facts", 0, "value", to=0.9),
    "fact class": within("content", "facts", 0, "fact_class", to="public"),
    "fact recipe": within("content", "facts", 0, "recipe", to={}),
    "fact origin": within("content", "facts", 0, "origin", to="user"),
    "right verdict": within("right", "verdict", to="alone"),
    "right approvers": within("right", "approvers", to=[]),
    "right rows": within("right", "rows", to=["customer_strategy"]),
    "commitments": version("commitments", "[]"),
    "digest": version("digest", "0" * 64),
    "typed": version("typed", False),
    "kind": head("kind", "escalation"),
    "account": head("account", "Heliotec AG"),
    "language": head("language", "en"),
    "expiry": head("expires_at", "2027-12-31 00:00:00.000000"),
    "nonsense": version("content", "{}"),
}
# what no digest covers, as it lies elsewhere: nothing leaves all the same
ELSEWHERE: dict[str, Tamper] = {"file on disk": file_on_disk}


def delivery(column: str, value: object) -> Tamper:
    return lambda world, draft: world.sql(f"update deliveries set {column} = ? where draft_id = ?", value, draft.id)  # noqa: S608


def _envelope(world: World, draft: Draft) -> None:
    told = [{"address": "dieb@evil.example", "status": "waiting", "reply": ""}]
    delivery("recipients", json.dumps(told))(world, draft)


def _all_by_one(world: World, _draft: Draft) -> None:
    """The table refuses two consents of one person: it is made again without its keys."""
    for statement in (
        "create table kept as select * from draft_consents",
        "update kept set user_id = 'k.brandt'",
        "drop table draft_consents",
        "alter table kept rename to draft_consents",
    ):
        world.sql(statement)


# after the approval there is also the row of the outbox, and the consents
AFTERWARDS: dict[str, Tamper] = {
    "envelope": _envelope,
    "delivery digest": delivery("digest", "0" * 64),
    "delivery channel": delivery("channel", "crm"),
    "delivery version": delivery("version", 2),
    "message id": delivery("message_id", "<x@evil.example>"),
    "consent withdrawn": lambda world, draft: world.sql("delete from draft_consents where draft_id = ?", draft.id),
    "consent to another version": lambda world, draft: world.sql(
        "update draft_consents set version = 9 where draft_id = ?", draft.id
    ),
    "consent in another capacity": lambda world, draft: world.sql(
        "update draft_consents set capacity = 'legal' where draft_id = ? and capacity = 'head_of_sales'", draft.id
    ),
    "consent of the same person": _all_by_one,
    "rejected": head("status", "rejected"),
    "present digest": head("digest", "0" * 64),
}

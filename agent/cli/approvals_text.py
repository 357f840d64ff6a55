"""Drafts as text for the shell."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.cli.columns import aligned
from agent.domain.formats import local_moment
from agent.domain.language import Language
from agent.domain.messages import message

Json = Mapping[str, Any]


def as_list(lines: Sequence[Json], status: str, language: Language) -> str:
    if not lines:
        return message("drafts.list.none" if status == "pending" else "drafts.list.none_found", language)
    head = [_word(name, language) for name in ("id", "kind", "account", "subject", "status", "expires")]
    return "\n".join(aligned([head, *(_line(each, language) for each in lines)]))


def _line(line: Json, language: Language) -> list[str]:
    status = _word("blocked", language) if line["blocked"] and line["status"] == "pending" else line["status_name"]
    expires = local_moment(line["expires_at"], language) if line["status"] == "pending" else ""
    return [line["id"], line["kind_name"], line["account"], line["subject"], status, expires]


def as_card(card: Json, language: Language) -> str:
    parts = [
        _head(card, language),
        card["text"],
        _section("facts", [_fact(each, language) for each in card["facts"]], language),
        _section("checks", [_check(each, language) for each in card["checks"]], language),
        _section("right", [card["right"]["text"], *card["right"]["reasons"]], language),
        _section("consents", [_consent(each, language) for each in card["consents"]], language),
        _section("changes", card["changes"], language),
        _section("history", [_event(each, language) for each in card["history"]], language),
        _section("delivery", _delivery(card["delivery"], language), language),
        _foot(card, language),
    ]
    return "\n\n".join(part for part in parts if part)


def as_outcome(card: Json, language: Language) -> str:
    """What became of an approval, and the command that comes next."""
    status, delivery = card["status"], card["delivery"] or {}
    problem = delivery.get("problem") or ""
    values = {"draft": card["id"], "digest": card["digest"], "problem": problem}
    if status == "approved" and delivery.get("attempts") and delivery["next_attempt_at"]:
        at = local_moment(delivery["next_attempt_at"], language)
        return " ".join(message("system.next.put_off", language, at=at, **values).split())
    told = message(_outcome(status, delivery), language, who=_missing(card), **values)
    step = {"failed": "system.next.once_more", "uncertain": "system.next.resolve"}.get(status)
    return f"{told}\n{message(step, language, **values)}" if step else told


def _outcome(status: str, delivery: Json) -> str:
    if status == "sending":  # another process is at it
        return "drafts.told.approved"
    return "drafts.told.approved.none" if status == "approved" and not delivery else f"drafts.told.{status}"


def _missing(card: Json) -> str:
    """Whose consent is still needed."""
    given = {each["capacity"] for each in card["consents"]}
    return ", ".join(each["name"] for each in card["needed"] if each["capacity"] not in given)


def _head(card: Json, language: Language) -> str:
    version = message("drafts.word.version", language, version=card["version"])
    title = f"{card['kind_name']} · {card['account']} · {version} · {card['status_name']}"
    people = [(name, ", ".join(card[name])) for name in ("to", "cc", "bcc")]
    files = ", ".join(each["name"] for each in card["attachments"])
    rows = [*people, ("subject", card["subject"]), ("attachments", files)]
    lines = [f"{_word(name, language)}: {value}" for name, value in rows if value]
    return "\n".join([title, *lines, card["written_by"]["text"]])


def _foot(card: Json, language: Language) -> str:
    lines = [f"{_word('digest', language)}: {card['digest']}"]
    if card["status"] == "pending":
        lines += [f"{_word('expires', language)}: {local_moment(card['expires_at'], language)}", card["next"]]
        lines.append(f"kam approvals approve {card['id']} --digest {card['digest']}")
    return "\n".join(lines)


def _section(name: str, lines: Sequence[str], language: Language) -> str:
    return "\n".join([f"{_word(name, language)}:", *(f"  {line}" for line in lines)]) if lines else ""


def _fact(fact: Json, language: Language) -> str:
    if fact["source"] == "user":
        return f"{fact['shown']} ({_word('typed', language)})"
    rows = ", ".join(f"{row['table']} {row['key']}" for row in fact["rows"][:3])
    more = f" … ({len(fact['rows'])})" if len(fact["rows"]) > 3 else ""
    as_of = f", {local_moment(fact['as_of'], language)}" if fact["as_of"] else ""
    named = f"{fact['label']} {fact['period']}".strip()
    return f"{fact['shown']}  {named}{as_of}  {rows}{more}".rstrip()


def _check(check: Json, language: Language) -> str:
    state = "ok" if check["ok"] else "blocks" if check["blocking"] else "notice"
    return f"{_word(state, language)}  {check['id']}  {check['message']}"


def _consent(consent: Json, language: Language) -> str:
    reason = f": {consent['reason']}" if consent["reason"] else ""
    return f"{local_moment(consent['at'], language)}  {consent['name']} ({consent['capacity_name']}){reason}"


def _event(event: Json, language: Language) -> str:
    who = f" {event['name']}" if event["name"] else ""
    note = f": {event['note']}" if event["note"] else ""
    return f"{local_moment(event['at'], language)}  v{event['version']}  {event['kind_name']}{who}{note}"


def _delivery(delivery: Json | None, language: Language) -> list[str]:
    if delivery is None:
        return []
    lines = [f"{delivery['sender']}  {delivery['message_id']}"]
    for each in delivery["recipients"]:
        state = message(f"drafts.recipient.{each['status']}", language)
        lines.append(f"{each['address']}  {state}  {each['reply']}".rstrip())
    return [*lines, delivery["problem"]] if delivery["problem"] else lines


def _word(name: str, language: Language) -> str:
    return message(f"drafts.word.{name}", language)

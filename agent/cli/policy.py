"""kam policy: the policy library."""

import sys

import click

from agent.cli.context import app, chosen, json_option, language, language_option, say, show_json
from agent.domain.messages import message
from agent.domain.nda.topics import TOPICS


@click.group()
def policy() -> None:
    """The policy library: check, list, search."""


@policy.command()
@json_option
def check(as_json: bool) -> None:
    """Validate every file of the library; problems are listed with file and line (exit 2)."""
    with app() as built:
        problems = built.policy_problems()
        count = 0 if problems else len(built.policies.clauses())
    if as_json:
        rows = [{"file": each.file, "line": each.line, "problem": each.text(language())} for each in problems]
        show_json({"valid": not problems, "clauses": count, "problems": rows})
    elif not problems:
        say(message("policies.valid", language(), count=count))
    if problems:
        for each in problems:
            say(f"{each.file}:{each.line}: {each.text(language())}", err=True)
        sys.exit(2)


@policy.command("list")
@language_option
@json_option
def list_clauses(tongue: str | None, as_json: bool) -> None:
    """List the clauses with presence, severity and who decides."""
    with app() as built:
        clauses = built.policies.clauses()
    wanted = chosen(tongue)
    rows = [
        {
            "id": clause.id,
            "version": clause.version,
            "topic": clause.topic,
            "title": clause.title.text(wanted),
            "presence": clause.presence.value,
            "severity": clause.severity.value,
            "decides": clause.decides,
            "sample": clause.sample,
        }
        for clause in clauses
    ]
    if as_json:
        show_json({"clauses": rows})
        return
    for row in rows:
        say("{id:34} v{version}  {presence:9} {severity:11} {decides:15} {title}".format(**row))


@policy.command()
@click.argument("query")
@click.option("--count", type=click.IntRange(1, 20), default=3, show_default=True, help="How many passages.")
@language_option
@json_option
def search(query: str, count: int, tongue: str | None, as_json: bool) -> None:
    """Find clauses by meaning, in German or English."""
    with app() as built:
        built.policy_search.sync(built.policies.clauses())
        passages = built.policy_search.passages(query, count)
        titles = {clause.id: TOPICS[clause.topic].label(chosen(tongue)) for clause in built.policies.clauses()}
    rows = [
        {
            "policy_id": passage.policy_id,
            "title": titles[passage.policy_id],
            "field": passage.field,
            "language": passage.language,
            "similarity": round(passage.similarity, 3),
            "text": passage.text,
        }
        for passage in passages
    ]
    if as_json:
        show_json({"query": query, "passages": rows})
        return
    for row in rows:
        say("{policy_id} · {title} ({similarity})\n  {text}\n".format(**row))

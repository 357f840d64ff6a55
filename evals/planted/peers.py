"""Two public tools on the same files, run from virtual environments that are no part of the product.

`nda-review-cli` (MIT, rules, English) prints a decision, a risk score and findings by clause; it is run with its
own default policy. `hermes-legal-advisor` (MIT, its offline scanner) prints clauses with scores and red flags,
missing clauses, a risk level and a verdict. Both are called through their own command line entry in one process
each, which changes no result and saves the start of Python for every file.

Caught, read generously: the output on the planted draft is worse than on its clean base. For the first: a stricter
decision, a higher risk score, or a finding (clause, severity, recommendation's trigger) that the base has not. For
the second: a worse verdict or risk level, a clause with a higher score or a new red flag, or a newly missing clause.
"""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.planted.plant import Planted

# Runs in the peer's interpreter: its command line once a file, output caught, one JSON line each.
_LOOP = """
import contextlib, importlib, io, json, sys
main = getattr(importlib.import_module(sys.argv[1]), "main")
before, after = json.loads(sys.argv[2]), json.loads(sys.argv[3])
for line in sys.stdin:
    out = io.StringIO()
    sys.argv = ["peer", *before, line.strip(), *after]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            main()
        except SystemExit:
            pass
    print(json.dumps(out.getvalue()))
"""
_DECISIONS = {"approve": 0.0, "needs_review": 1.0, "escalate": 1.0, "block": 2.0}
_VERDICTS = ("SIGN", "NEGOTIATE", "REJECT")
_LEVELS = ("LOW", "MEDIUM", "HIGH", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Peer:
    """``command``: the script in the virtual environment by which the tool is recognised."""

    name: str
    command: str
    module: str
    before: tuple[str, ...]
    after: tuple[str, ...]


REVIEW_CLI = Peer("nda-review-cli 0.5.5", "nda-review-cli", "nda_review_cli", ("review", "--json", "--file"), ())
HERMES = Peer(
    "hermes-legal-advisor 2.9.0",
    "hermes-legal",
    "hermes_legal.cli",
    ("analyze",),
    ("--provider", "offline", "--format", "json", "--no-save", "--no-cache"),
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What a tool says, in an order where higher is worse: ``levels`` by name, and ``flags`` that are raised."""

    levels: Mapping[str, float]
    flags: frozenset[str]

    def worse_than(self, other: "Signals") -> bool:
        raised = any(value > other.levels.get(name, 0) for name, value in self.levels.items())
        return raised or bool(self.flags - other.flags)


def found(folder: Path) -> list[tuple[Peer, Path]]:
    """The peers with the interpreter of their environment, searched in ``folder`` and its subfolders."""
    peers = []
    for peer in (REVIEW_CLI, HERMES):
        scripts = sorted(folder.glob(f"**/bin/{peer.command}"))
        if scripts:
            peers.append((peer, scripts[0].with_name("python")))
    return peers


def caught(peer: Peer, python: Path, planted: Sequence[Planted]) -> list[bool]:
    """For each planted draft whether the tool says something worse than on its clean base."""
    bases = {each.base.name: each.base.text for each in planted}
    texts = [*bases.values(), *(each.text for each in planted)]
    said = [signals(peer, output) for output in outputs(peer, python, texts)]
    clean = dict(zip(bases, said, strict=False))
    return [after.worse_than(clean[each.base.name]) for each, after in zip(planted, said[len(bases) :], strict=True)]


def outputs(peer: Peer, python: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """The tool's JSON for each text. Raises CalledProcessError or ValueError when it cannot be run."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        after = (*peer.after, *_policy(peer, python))
        done = subprocess.run(
            [python, "-c", _LOOP, peer.module, json.dumps(peer.before), json.dumps(after)],
            input="".join(f"{path}\n" for path in paths),
            capture_output=True,
            text=True,
            check=True,
            cwd=folder,
            env={**os.environ, "HOME": folder, "COLUMNS": "200"},
        )
    return [json.loads(json.loads(line)) for line in done.stdout.splitlines()]


def _policy(peer: Peer, python: Path) -> tuple[str, ...]:
    if peer is not REVIEW_CLI:
        return ()
    policy = next(python.parents[1].glob("lib/python*/site-packages/config/default-policy.json"))
    return ("--playbook", str(policy))


def signals(peer: Peer, output: Mapping[str, Any]) -> Signals:
    """A tool's JSON as levels and flags."""
    return _of_review_cli(output) if peer is REVIEW_CLI else _of_hermes(output)


def _of_review_cli(output: Mapping[str, Any]) -> Signals:
    levels = {"decision": _DECISIONS[output["decision"]], "risk": float(output["risk_score"])}
    flags = {f"{each['clause']}/{each['severity']}" for each in output["findings"]}
    triggers = {f"{each['clause']}!{hit}" for each in output["findings"] for hit in each["red_flag_trigger_hits"]}
    return Signals(levels, frozenset(flags | triggers))


def _of_hermes(output: Mapping[str, Any]) -> Signals:
    levels = {f"clause {each['name']}": float(each["score"]) for each in output["clauses"]}
    levels["verdict"] = float(_VERDICTS.index(output["verdict"]))
    levels["risk"] = float(_LEVELS.index(output["overall_risk"]))
    flags = {f"red flag {each['name']}" for each in output["clauses"] if each["is_red_flag"]}
    return Signals(levels, frozenset(flags | {f"missing {name}" for name in output["missing_clauses"]}))

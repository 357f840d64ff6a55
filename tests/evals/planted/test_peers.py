"""The peers: found by their script, read from their JSON, caught only when they say something worse."""

import sys
from pathlib import Path

import pytest

from evals.planted import peers
from evals.planted.base import own_bases
from evals.planted.kinds import kinds
from evals.planted.plant import Planted, plant

_STAND_IN = """
import json, sys
def main():
    text = open(sys.argv[-5 if "--format" in sys.argv else -1]).read()
    risky = "China" in text
    print(json.dumps({"verdict": "REJECT" if risky else "SIGN", "overall_risk": "LOW", "missing_clauses": [],
                      "clauses": [{"name": "Governing Law", "score": 9 if risky else 2, "is_red_flag": risky}]}))
    sys.exit(3)
"""


def _planted(name: str) -> Planted:
    base = next(base for base in own_bases() if base.name == "en_uk")
    kind = next(kind for kind in kinds() if kind.name == name)
    planted = plant(base, kind, 1)
    assert planted is not None
    return planted


def test_no_environment_no_peer(tmp_path: Path) -> None:
    assert peers.found(tmp_path) == []


def test_a_peer_is_found_by_its_script(tmp_path: Path) -> None:
    scripts = tmp_path / "venv" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "hermes-legal").touch()
    assert peers.found(tmp_path) == [(peers.HERMES, scripts / "python")]


def test_a_defect_counts_where_the_output_gets_worse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stand_in.py").write_text(_STAND_IN.replace("-5 if", "2 if"), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    peer = peers.Peer("stand-in", "stand-in", "stand_in", ("analyze",), peers.HERMES.after)
    planted = [_planted("law_china"), _planted("no_care")]
    assert peers.caught(peer, Path(sys.executable), planted) == [True, False]


def test_the_first_peer_by_decision_score_and_findings() -> None:
    def output(decision: str, score: float, severity: str) -> peers.Signals:
        finding = {"clause": "term", "severity": severity, "red_flag_trigger_hits": []}
        return peers.signals(peers.REVIEW_CLI, {"decision": decision, "risk_score": score, "findings": [finding]})

    clean = output("escalate", 6.0, "low")
    assert not clean.worse_than(clean)
    assert not output("approve", 2.0, "low").worse_than(clean)
    assert output("block", 6.0, "low").worse_than(clean)
    assert output("escalate", 6.5, "low").worse_than(clean)
    assert output("escalate", 6.0, "high").worse_than(clean)

"""What became of an approval, in words, with the next command."""

from typing import Any

import pytest

from agent.cli import approvals
from agent.cli.approvals_text import as_outcome
from agent.domain.language import Language


def card(status: str, **delivery: Any) -> dict[str, Any]:
    return {"id": "D1", "digest": "abc", "status": status, "consents": [], "needed": [], "delivery": delivery or None}


@pytest.mark.parametrize("language", Language)
def test_what_is_uncertain_or_failed_names_the_command_that_settles_it(language: Language) -> None:
    for status in ("uncertain", "failed"):
        text = as_outcome(card(status, problem="Der Server lehnt ab.", attempts=1), language)
        assert "kam approvals resolve D1 --digest abc --" in text
    assert "Der Server lehnt ab." in as_outcome(card("failed", problem="Der Server lehnt ab."), language)


@pytest.mark.parametrize("status", ["sending", "approved", "sent", "pending"])
def test_every_other_end_has_words(status: str) -> None:
    assert as_outcome(card(status), Language.DE)
    assert as_outcome(card(status, attempts=0, next_attempt_at=None, problem=None), Language.EN)


def test_a_failure_ends_with_one_on_stderr(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class View:
        def card(self, *_: object) -> dict[str, Any]:
            return card("failed", problem="Abgewiesen.")

    class Built:
        draft_view = View()

        def user(self) -> None: ...

    monkeypatch.setattr(approvals, "language", lambda: Language.DE)
    for as_json in (False, True):
        with pytest.raises(SystemExit) as stop:
            approvals._tell(Built(), None, as_json)  # type: ignore[arg-type]
        assert stop.value.code == 1
        told = capsys.readouterr()
        assert ("Abgewiesen." in told.err, '"failed"' in told.out) == (not as_json, as_json)

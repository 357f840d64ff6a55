"""Settings come from the environment and one file; a wrong one is named."""

from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.settings import load_settings


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kam.env").write_text("KAM_PORT=8100\nKAM_USER=l.vogt\n")
    monkeypatch.setenv("KAM_HOME", str(tmp_path))
    monkeypatch.setenv("KAM_PORT", "8200")
    settings = load_settings()
    assert (settings.port, settings.user, settings.home) == (8200, "l.vogt", tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KAM_PORT", "high"),
        ("KAM_TODAY", "gestern"),
        ("KAM_LANGUAGE", "fr"),
        ("KAM_UPLOAD_MB", "0"),
        ("KAM_TODAY", "1989-12-31"),
        ("KAM_TODAY", "2200-01-01"),
        ("KAM_TODAY", "0001-01-01"),
        ("KAM_OCR", "x"),
        ("KAM_MODEL_TIMEOUT_S", "x"),
        ("KAM_TIME_ZONE", "Bremen"),
        ("KAM_TIME_ZONE", "Europe"),
        ("KAM_TIME_ZONE", "../../etc/passwd"),
        ("KAM_TIME_ZONE", ""),
        ("KAM_DIGEST_AT", "25:00"),
        ("KAM_DIGEST_AT", "07:30+02:00"),
        ("KAM_BRIEFING_HOURS", "0"),
        ("KAM_BRIEFING_HOURS", "nan"),
        ("KAM_BRIEFING_HOURS", "169"),
    ],
)
def test_a_wrong_value_names_its_setting(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadInput, match=name) as error:
        load_settings()
    told = (error.value.text(Language.DE), error.value.text(Language.EN))
    assert not any("nput" in text or "hould be" in text for text in told)
    assert told[0].startswith(f"Die Einstellung {name} ist ungültig: ")


def test_state_lies_in_the_home_folder_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAM_HOME", str(tmp_path))
    assert load_settings().state_url == f"sqlite:///{tmp_path}/state.sqlite3"

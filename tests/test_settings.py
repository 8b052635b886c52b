"""Settings are read once, and every mistake in them is named with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.errors import SettingsError
from tocsin.settings import load_settings


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "tocsin.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    settings = load_settings(None, {})

    assert settings.is_embedded
    assert settings.broker_url == f"embedded://{tmp_path.resolve()}/data/tocsin.db"


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'broker = "kafka://a:1"\n[desk]\nport = 1\n[poll]\nallow_private = ["x"]\n')
    environ = {
        "TOCSIN_DESK_PORT": "2",
        "TOCSIN_POLL_ALLOW_PRIVATE": "10.0.0.0/8, localhost",
        "TOCSIN_KAFKA_TLS": "true",
    }

    settings = load_settings(path, environ)

    assert settings.broker == "kafka://a:1"
    assert settings.desk.port == 2
    assert settings.poll.allow_private == ("10.0.0.0/8", "localhost")
    assert settings.kafka.tls


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("brokr = 1", "brokr is not a setting; did you mean broker?"),
        ("[desk]\nprt = 1", "[desk] prt is not a setting; did you mean port?"),
        ('[desk]\nport = "80"', "[desk] port must be a whole number, not '80'"),
        ("[desk]\nport = true", "[desk] port must be a whole number, not True"),
        ("[poll]\nallow_private = 3", "must be a list of texts"),
        ('broker = "redis://x"', "broker must start with embedded:// or kafka://"),
        ("desk = 3", "desk must be a table: write [desk]"),
        ("destinations = 3", "write [[destinations]]"),
        ("[streams]\npartitions = 0", "[streams] partitions must be at least 1"),
        ('[log]\nformat = "xml"', "[log] format must be plain or json"),
        ("x = [", "not TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text), {})

    assert said in str(caught.value)
    assert "tocsin.toml" in str(caught.value) or "must" in str(caught.value)


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="TOCSIN_DESK_PORT must be a whole number, not 'x'"):
        load_settings(write(tmp_path, ""), {"TOCSIN_DESK_PORT": "x"})


def test_a_password_does_not_show(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, ""), {"TOCSIN_KAFKA_PASSWORD": "hunter2"})

    assert settings.kafka.password == "hunter2"
    assert "hunter2" not in repr(settings)

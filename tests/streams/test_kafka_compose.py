"""docker-compose.yml and Dockerfile, as far as they can be held to their word without a Docker engine."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.brokers import kafka

from tocsin.settings import load_settings
from tocsin.streams.kafka import bootstrap_servers

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = ROOT / "Dockerfile"
PLACE = ("listener", "log.dirs", "quorum.voters", "heap.opts", "node.id")
"""Words in the settings that are each place's own."""


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(COMPOSE)
    return loaded


def broker_properties(compose: dict[str, Any]) -> dict[str, str]:
    """Translate KAFKA_A_B to a.b, as the image's start script does."""
    environment = compose["services"]["kafka"]["environment"]
    return {
        name.removeprefix("KAFKA_").lower().replace("_", "."): value
        for name, value in environment.items()
        if name.startswith("KAFKA_")
    }


def test_it_is_a_compose_file() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_broker_is_told_what_the_tests_broker_is_told(compose: dict[str, Any]) -> None:
    told = broker_properties(compose)
    shared = kafka.read_properties(kafka.SHARED_SETTINGS)
    assert {name: told.get(name) for name in shared} == shared


def test_its_broker_is_the_release_the_tests_run(compose: dict[str, Any]) -> None:
    version = re.search(r"<kafka.version>(.+)</kafka.version>", kafka.POM.read_text())
    assert version is not None
    assert compose["services"]["kafka"]["image"] == f"apache/kafka:{version[1]}"


@pytest.mark.kafka
def test_a_real_broker_starts_with_its_settings(compose: dict[str, Any], own_kafka: kafka.Cluster) -> None:
    del own_kafka  # there to say what is missing where no broker can be had
    told = {k: v for k, v in broker_properties(compose).items() if not any(word in k for word in PLACE)}
    with kafka.running(1, settings=told) as cluster:
        assert kafka.known_brokers(cluster.bootstrap) == {1}
        written = kafka.read_properties(cluster.brokers[0].folder / "server.properties")
        assert told.items() <= written.items()


def test_nothing_is_published_beyond_loopback(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_workers_can_be_scaled(compose: dict[str, Any]) -> None:
    worker = compose["services"]["worker"]
    assert {"ports", "container_name"}.isdisjoint(worker)
    named = {volume.split(":")[0] for volume in worker["volumes"]} & compose["volumes"].keys()
    assert named == set(), "two workers must not share a data folder"


def test_every_service_is_watched_and_comes_back(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        if name != "store":  # it has no page to ask: it ends where it cannot go on
            assert service["healthcheck"]["test"], name
        assert service["restart"] == "unless-stopped", name
    for name in ("worker", "desk"):
        assert compose["services"][name]["depends_on"] == {"kafka": {"condition": "service_healthy"}}


def test_what_must_outlive_a_container_is_on_a_volume(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["kafka"]["environment"]["KAFKA_LOG_DIRS"] in services["kafka"]["volumes"][0].split(":")
    assert set(compose["volumes"]) == {"kafka", "desk", "postgres"}


@pytest.mark.parametrize("name", ["worker", "desk"])
def test_tocsin_takes_the_settings_it_is_given(compose: dict[str, Any], name: str, tmp_path: Path) -> None:
    service = compose["services"][name]
    given = {k: re.sub(r"^\$\{\w+:-(.*)\}$", r"\1", v) for k, v in service["environment"].items()}
    config = tmp_path / "tocsin.toml"
    config.write_text("")
    settings = load_settings(config, given)
    assert bootstrap_servers(settings.broker_url) == ["kafka:9092"]
    assert settings.data_path == Path("/data")
    parts = {part.name: getattr(settings, part.name) for part in fields(settings)}
    known = {
        f"TOCSIN_{name}_{part.name}".upper()
        for name, value in parts.items()
        if is_dataclass(value)
        for part in fields(value)
    }
    assert given.keys() <= known | {"TOCSIN_BROKER", "TOCSIN_DATA_DIR"}
    port = settings.desk.port if name == "desk" else settings.worker.port
    assert f"127.0.0.1:{port}/" in " ".join(service["healthcheck"]["test"])
    host = settings.desk.host if name == "desk" else settings.worker.host
    assert host == "0.0.0.0"


def test_only_its_warehouse_waits_to_be_asked_for(compose: dict[str, Any]) -> None:
    profiles = {name: service["profiles"] for name, service in compose["services"].items() if "profiles" in service}
    assert profiles == {"postgres": ["postgres"], "store": ["postgres"]}


def test_its_store_is_told_where_its_warehouse_stands(compose: dict[str, Any], tmp_path: Path) -> None:
    services = compose["services"]
    given = services["store"]["environment"]
    config = tmp_path / "tocsin.toml"
    config.write_text("")
    settings = load_settings(config, {k: v for k, v in given.items() if not v.startswith("${")})
    kind, _, name = settings.store.postgres.partition(":")
    assert kind == "env"
    postgres = services["postgres"]["environment"]
    user, password, database = (postgres[f"POSTGRES_{part}"] for part in ("USER", "PASSWORD", "DB"))
    assert given[name] == f"postgresql://{user}:{password}@postgres:5432/{database}"
    assert not settings.store.duckdb


def test_images_are_pinned(compose: dict[str, Any]) -> None:
    images = [service["image"] for service in compose["services"].values() if "build" not in service]
    assert all(re.search(r":\d+\.\d+", image) for image in images), images


def test_the_image_runs_as_nobody_special_and_keeps_no_cache() -> None:
    text = DOCKERFILE.read_text()
    last_stage = text.split("\nFROM ")[-1]
    users = re.findall(r"^USER (\d+)", last_stage, re.MULTILINE)
    assert users
    assert int(users[-1]) > 0
    assert "PIP_NO_CACHE_DIR=1" in text
    assert "HEALTHCHECK" in last_stage
    assert "pip install" not in last_stage


def test_the_image_is_built_from_what_the_wheel_needs_and_nothing_else() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert allowed == {
        "LICENSE",
        "README.md",
        "pyproject.toml",
        "setup.py",
        "requirements/run.txt",
        "requirements/dev.txt",
        "src",
        "streams",
        "agents",
        "schemas",
    }
    for link in ("streams", "agents", "schemas"):
        target = ROOT / "src" / "tocsin" / link
        assert target.is_symlink()
        assert not target.readlink().is_absolute()

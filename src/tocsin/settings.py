"""What an operator can set: one tocsin.toml and the environment, read once into a frozen value."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from tocsin.errors import SettingsError

ENV_PREFIX = "TOCSIN_"
SettingT = TypeVar("SettingT")


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """Where the topics live and how the stages run."""

    prefix: str = "tocsin."
    """Before every topic's name."""
    partitions: int = 8
    """Of every topic. Never change it on a log that holds records: keys would move."""
    replication: int = 1
    """Copies of each partition on Kafka; 3 where there are three brokers."""
    batch_events_max: int = 64
    """Records a stage decides before it waits for what it sent to be durable."""
    batch_bytes_max: int = 400_000
    """Rows a stage remembers in one batch; below the record limit, since a batch is one redo record."""
    record_bytes_max: int = 1_000_000
    """The largest record; Kafka's own default limit is 1 MiB."""
    commit_interval_s: float = 1.0
    """Between two commits of offsets; after a crash at most so much is met again, and passed over."""
    session_timeout_s: float = 15.0
    """On Kafka: a worker not heard of for so long is dead, and its partitions go to the others."""
    dead_in_a_row_max: int = 50
    """Records set aside one after another before a stage stops the line."""
    stuck_after_s: float = 120.0
    """A partition whose offset stands still this long while its end moves on ends the process."""
    decision_s_max: float = 20.0
    """One decision may take this long; then the process ends and the record is set aside."""
    retention_days: int = 14
    """How long articles, events and deliveries stay on their topics."""


@dataclass(frozen=True, slots=True)
class PollSettings:
    """How feeds are polled."""

    feeds: str = "feeds.toml"
    """Path of the feed list, beside tocsin.toml."""
    contact: str = ""
    """A mail address or page in the user agent, so that a publisher can reach you."""
    allow_private: tuple[str, ...] = ()
    """Hosts or networks inside your own network that may be polled, e.g. "10.0.0.0/8"."""
    concurrency: int = 64
    """Polls under way at once."""
    host_spacing_s: float = 2.0
    """Between two requests to one host."""
    proxy: str = ""
    """Address of a proxy all polls go through; "" for none."""
    ca_file: str = ""
    """PEM file of authorities trusted besides the system's, where your network reissues certificates; "" for none."""
    push_url: str = ""
    """Where hubs (WebSub) reach this worker's port under /push/, e.g. "https://desk.example.org"; "" to poll only."""


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The live page."""

    host: str = "127.0.0.1"
    port: int = 8420
    hosts: tuple[str, ...] = ()
    """Further names people open it under, e.g. "desk.example.org"; needed where host is 0.0.0.0 or ::."""
    public_url: str = ""
    """Address of the desk as people reach it; alerts link to it."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """Health and metrics of a worker: /health, /ready, /metrics."""

    host: str = "127.0.0.1"
    port: int = 8421


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """The warehouses."""

    duckdb: str = ""
    """Path of a DuckDB file to keep; "" for none."""
    postgres: str = ""
    """Where a PostgreSQL address stands: env:NAME or file:PATH; "" for none."""


@dataclass(frozen=True, slots=True)
class LogSettings:
    """What is written to standard error."""

    format: str = "plain"
    """plain or json."""
    level: str = "info"


@dataclass(frozen=True, slots=True)
class KafkaSettings:
    """How to reach a broker that asks who you are."""

    username: str = ""
    password: str = field(default="", repr=False)
    mechanism: str = "SCRAM-SHA-256"
    tls: bool = False
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator can set. Relative paths are relative to ``home``."""

    home: Path = field(default_factory=Path)
    broker: str = ""
    """kafka://host:9092,… or embedded://PATH; "" for embedded in the data directory."""
    data_dir: str = "data"
    streams: StreamSettings = field(default_factory=StreamSettings)
    poll: PollSettings = field(default_factory=PollSettings)
    desk: DeskSettings = field(default_factory=DeskSettings)
    worker: WorkerSettings = field(default_factory=WorkerSettings)
    store: StoreSettings = field(default_factory=StoreSettings)
    log: LogSettings = field(default_factory=LogSettings)
    kafka: KafkaSettings = field(default_factory=KafkaSettings)
    alerts: Mapping[str, Any] = field(default_factory=dict)
    """The [alerts] table; core.policy reads it."""
    destinations: tuple[Mapping[str, Any], ...] = ()
    """The [[destinations]] tables; delivery reads them."""

    @property
    def data_path(self) -> Path:
        return (self.home / self.data_dir).resolve()

    @property
    def broker_url(self) -> str:
        """The broker as a URL with an absolute path."""
        if not self.broker:
            return f"embedded://{self.data_path / 'tocsin.db'}"
        if self.broker.startswith("embedded://"):
            return f"embedded://{(self.home / self.broker.removeprefix('embedded://')).resolve()}"
        return self.broker

    @property
    def is_embedded(self) -> bool:
        return self.broker_url.startswith("embedded://")


_SECTIONS = {"streams", "poll", "desk", "worker", "store", "log", "kafka"}
_RAW = {"alerts", "destinations"}


def load_settings(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read ``path`` (default ./tocsin.toml, which may be missing), then let the environment override it.

    ``TOCSIN_BROKER`` sets ``broker``, ``TOCSIN_DESK_PORT`` sets ``[desk] port``; lists are comma-separated.
    Raises SettingsError that names the file, the key and what was expected.
    """
    table: dict[str, Any] = {}
    home = Path.cwd()
    if path is None and Path("tocsin.toml").exists():
        path = Path("tocsin.toml")
    if path is not None:
        table = _read_toml(path)
        home = path.resolve().parent
    where = str(path or "the environment")
    settings = _build(Settings, {k: v for k, v in table.items() if k not in _SECTIONS | _RAW}, where, "")
    for name in sorted(_SECTIONS):
        section = table.get(name, {})
        if not isinstance(section, dict):
            raise SettingsError(f"{where}: {name} must be a table: write [{name}]")
        kind = type(getattr(settings, name))
        settings = replace(settings, **{name: _build(kind, section, where, f"[{name}] ")})
    settings = replace(settings, home=home, **_raw_tables(table, where))
    return _check(_override(settings, environ))


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; write one, or leave --config away for the defaults") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def _raw_tables(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    alerts = table.get("alerts", {})
    destinations = table.get("destinations", [])
    if not isinstance(alerts, dict):
        raise SettingsError(f"{where}: alerts must be a table: write [alerts]")
    if not isinstance(destinations, list) or not all(isinstance(d, dict) for d in destinations):
        raise SettingsError(f"{where}: each destination is a table of its own: write [[destinations]]")
    return {"alerts": alerts, "destinations": tuple(destinations)}


def _build(kind: type[SettingT], table: Mapping[str, Any], where: str, section: str) -> SettingT:
    known = {f.name for f in fields(kind)} - {"home"} - _SECTIONS - _RAW  # type: ignore[arg-type]
    hints = get_type_hints(kind)
    values = {}
    for key, value in table.items():
        if key not in known:
            near = get_close_matches(key, known | (_SECTIONS | _RAW if not section else set()), n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(sorted(known))}"
            raise SettingsError(f"{where}: {section}{key} is not a setting{hint}")
        values[key] = _convert(value, hints[key], f"{where}: {section}{key}")
    return kind(**values)


def _convert(value: Any, wanted: Any, what: str) -> Any:
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if wanted == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise SettingsError(f'{what} must be a list of texts, e.g. ["a", "b"], not {value!r}')
    if not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
        raise SettingsError(f"{what} must be {_NAMES.get(wanted, wanted)}, not {value!r}")
    return value


_NAMES = {str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


def _override(settings: Settings, environ: Mapping[str, str]) -> Settings:
    settings = replace(
        settings,
        broker=environ.get(ENV_PREFIX + "BROKER", settings.broker),
        data_dir=environ.get(ENV_PREFIX + "DATA_DIR", settings.data_dir),
    )
    for section in sorted(_SECTIONS):
        part = getattr(settings, section)
        hints = get_type_hints(type(part))
        found = {}
        for f in fields(part):
            variable = f"{ENV_PREFIX}{section}_{f.name}".upper()
            if variable in environ:
                found[f.name] = _parse(environ[variable], hints[f.name], variable)
        if found:
            settings = replace(settings, **{section: replace(part, **found)})
    return settings


def _parse(text: str, wanted: Any, variable: str) -> Any:
    if wanted is bool:
        if text.lower() not in {"true", "false", "1", "0"}:
            raise SettingsError(f"{variable} must be true or false, not {text!r}")
        return text.lower() in {"true", "1"}
    if wanted == tuple[str, ...]:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        return wanted(text)
    except ValueError:
        raise SettingsError(f"{variable} must be {_NAMES.get(wanted, wanted)}, not {text!r}") from None


def _check(settings: Settings) -> Settings:
    if not settings.broker_url.startswith(("embedded://", "kafka://")):
        raise SettingsError(f"broker must start with embedded:// or kafka://, not {settings.broker!r}")
    if settings.log.format not in {"plain", "json"}:
        raise SettingsError(f"[log] format must be plain or json, not {settings.log.format!r}")
    if settings.log.level not in {"debug", "info", "warning", "error"}:
        raise SettingsError(f"[log] level must be debug, info, warning or error, not {settings.log.level!r}")
    if "*" in settings.desk.hosts:
        raise SettingsError(
            '[desk] hosts must name each host, not "*": with any name allowed, every web page people open could reach the desk'
        )
    for name in ("partitions", "replication", "batch_events_max", "dead_in_a_row_max"):
        if getattr(settings.streams, name) < 1:
            raise SettingsError(f"[streams] {name} must be at least 1")
    return settings

"""Builds the Faust app that runs the stages, on whichever transport the broker's URL names."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

import faust

from tocsin.settings import Settings
from tocsin.streams import patches
from tocsin.streams.loading import load_rows
from tocsin.streams.membership import Membership
from tocsin.streams.stage import Stage, StageRunner
from tocsin.streams.topics import TOPICS, TopicSpec, app_id, changelog_spec, spec_of
from tocsin.streams.watchdog import Watchdog

log = logging.getLogger("tocsin.app")


def create_app(settings: Settings, stages: Sequence[Stage]) -> Any:
    """A Faust app with one agent per stage, its runners under ``app.tocsin_runners`` by name.

    Guarantees rest on what is set here: see docs/decisions/0003-delivery-guarantees.md.
    """
    patches.apply()
    streams = settings.streams
    data = settings.data_path
    data.mkdir(parents=True, exist_ok=True)
    app = faust.App(
        app_id(streams),
        broker=driver_url(settings),
        datadir=str(data / "faust"),
        store="memory://",
        topic_partitions=streams.partitions,
        topic_replication_factor=streams.replication,
        topic_disable_leader=True,
        topic_allow_declare=False,  # declare_topics() makes them all, in one place
        table_standby_replicas=0,
        broker_commit_interval=streams.commit_interval_s,
        broker_session_timeout=streams.session_timeout_s,
        broker_heartbeat_interval=streams.session_timeout_s / 5,
        broker_request_timeout=60.0,
        producer_request_timeout=60.0,
        producer_linger=0,  # awaited sends: waiting for company costs more than it saves
        producer_max_request_size=streams.record_bytes_max + 100_000,
        consumer_max_fetch_size=8 * 2**20,
        consumer_auto_offset_reset="earliest",
        stream_wait_empty=True,  # False loses the event in flight on SIGTERM
        stream_buffer_maxsize=512,
        web_enabled=False,
        autodiscover=False,
        broker_credentials=credentials(settings),
    )
    app.tocsin_load_rows = partial(load_rows, settings.broker_url, client=reading_client(settings))
    app.tocsin_membership = Membership(streams.session_timeout_s)
    watchdog = Watchdog(app, streams, data / "suspects.json")
    app.tocsin_watchdog = watchdog
    app.tocsin_runners = {
        stage.name: StageRunner(app, stage, streams, suspects=watchdog.suspects, busy=watchdog.busy) for stage in stages
    }
    return app


def driver_url(settings: Settings) -> str:
    """The URL that makes Faust take our transport for the broker that is set."""
    if settings.is_embedded:
        return settings.broker_url
    from tocsin.streams import kafka  # noqa: PLC0415 - only where there is a Kafka

    return kafka.driver_url(settings.broker_url)


def reading_client(settings: Settings) -> dict[str, Any]:
    """What a reading client needs besides the address: how to sign in to Kafka."""
    if settings.is_embedded:
        return {}
    from tocsin.streams import kafka  # noqa: PLC0415

    options = kafka.client_options(settings.broker_url, settings.kafka)
    return {name: value for name, value in options.items() if name != "bootstrap_servers"}


def credentials(settings: Settings) -> Any:
    """How to sign in to Kafka, or None."""
    if settings.is_embedded or not (settings.kafka.username or settings.kafka.tls):
        return None
    from tocsin.streams import kafka  # noqa: PLC0415

    return kafka.credentials(settings.kafka)


def topic_specs(settings: Settings, stages: Sequence[str]) -> list[TopicSpec]:
    """Every topic the app needs: the public ones, and one memory topic a stage."""
    streams = settings.streams
    return [spec_of(topic, streams) for topic in TOPICS] + [changelog_spec(name, streams) for name in stages]

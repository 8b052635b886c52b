"""Kafka as tocsin uses it: how to reach it, Faust's driver with the right settings, its topics, its health."""

from tocsin.streams.finding import Finding, Level
from tocsin.streams.kafka.check import check_broker
from tocsin.streams.kafka.connect import bootstrap_servers, client_options, credentials, driver_url
from tocsin.streams.kafka.declare import TopicState, describe_topics, ensure_topics

__all__ = [
    "Finding",
    "Level",
    "TopicState",
    "bootstrap_servers",
    "check_broker",
    "client_options",
    "credentials",
    "describe_topics",
    "driver_url",
    "ensure_topics",
]

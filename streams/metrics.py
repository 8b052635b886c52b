"""Every metric tocsin exports, in one list; names follow the Prometheus conventions."""

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600)

RECORDS_IN = Counter("tocsin_records_in_total", "Records a stage read.", ["stage", "topic"])
RECORDS_OUT = Counter("tocsin_records_out_total", "Records a stage sent.", ["stage", "topic"])
RECORDS_REPLAYED = Counter(
    "tocsin_records_replayed_total", "Records met again after a crash and passed over.", ["stage"]
)
DECISIONS = Counter(
    "tocsin_decisions_total", "Decisions by their reason; what was dropped shows here.", ["stage", "reason"]
)
RECORDS_DEAD = Counter("tocsin_records_dead_total", "Records set aside.", ["stage", "reason"])
BATCH_SECONDS = Histogram(
    "tocsin_batch_seconds", "From reading a batch to its last durable row.", ["stage"], buckets=_SECONDS
)
LATENCY_SECONDS = Histogram(
    "tocsin_latency_seconds", "From the fetch of an article to a stage's decision on it.", ["stage"], buckets=_SECONDS
)
PUBLISH_TO_ALERT_SECONDS = Histogram(
    "tocsin_publish_to_alert_seconds", "From an article's own date to the alert it raised.", buckets=_SECONDS
)
MEMORY_ROWS = Gauge("tocsin_memory_rows", "Rows a stage remembers.", ["stage", "partition"])
POLLS = Counter("tocsin_polls_total", "Feed polls by outcome.", ["outcome"])
FEEDS = Gauge("tocsin_feeds", "Feeds this worker polls, by health.", ["health"])
DELIVERIES = Counter("tocsin_deliveries_total", "Delivery attempts by outcome.", ["destination", "outcome"])
OUTBOX_ROWS = Gauge("tocsin_outbox_rows", "Deliveries that wait.", [])
DESTINATION_WAITING = Gauge("tocsin_destination_waiting", "Deliveries that wait for one destination.", ["destination"])
DESTINATION_DOWN = Gauge(
    "tocsin_destination_down", "1 while a destination is disabled or its host is not answering.", ["destination"]
)
FEEDS_ALL_DOWN = Gauge("tocsin_feeds_all_down", "1 while most feeds of several hosts fail at once: the fault is ours.")

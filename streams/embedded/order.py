"""In which order Faust gets the records of one fetch."""

from collections.abc import Iterator, Mapping, Sequence

from faust.types import TP

from tocsin.streams.embedded.topic import Row


class Fetched(dict[TP, list[Row]]):
    """What Faust expects of a fetch, rows by partition, and beside it the order they are to be delivered in."""

    def __init__(self, in_order: Sequence[tuple[TP, Row]]) -> None:
        super().__init__()
        self.in_order = in_order
        for tp, row in in_order:
            self.setdefault(tp, []).append(row)


class AppendOrder:
    """Deliver each topic's records as they were appended, over all its partitions; topics take turns.

    Kafka has no order between partitions. Here there is one, and keeping to it makes one process
    replay one log in one interleaving.
    """

    def iterate(self, records: Mapping[TP, list[Row]]) -> Iterator[tuple[TP, Row]]:
        """Return an iterator over a ``Fetched``; Faust gives a plain empty dict while all partitions are paused."""
        return iter(records.in_order if isinstance(records, Fetched) else ())


def take_turns(topics: Sequence[Sequence[tuple[TP, Row]]]) -> list[tuple[TP, Row]]:
    """Return the records of all topics, one of each in turn, so that none starves the others."""
    if len(topics) == 1:
        return list(topics[0])
    turns: list[tuple[int, int, tuple[TP, Row]]] = []
    for which, records in enumerate(topics):
        turns += [(turn, which, one) for turn, one in enumerate(records)]
    turns.sort(key=lambda entry: entry[:2])
    return [one for _, _, one in turns]

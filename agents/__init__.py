"""What happens: one short file per stage.

    feeds ── poll ──► articles.polled ── dedupe ──► articles.unique ── extract ──► events.extracted
                                                                                        │
        chat ◄── deliver ◄── alerts.raised ◄── alert ◄── events.enriched ◄── link ◄─────┘
                                                              │
                                          desk (people) ◄─────┴─────► store (warehouses)

Each stage is a Faust agent in the one guarded shell (streams/stage.py) around a pure decision (core/):
``decide(memory, item, now)`` gives what to remember, what to send, and the reason.
"""

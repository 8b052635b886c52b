"""What can go wrong, and what it means for the record or the person it happened to.

TocsinError
├── Retryable        come back later: the same record may succeed in a while
├── SetAside         this record never will: it goes to the dead-letter topic, the line goes on
│   └── WrongShape   its bytes are not the noun they should be; says which field
└── OperatorError    a person has to act: the process stops, and the message says what to do
    ├── SettingsError    tocsin.toml, feeds.toml or the environment is wrong
    ├── InputError       a file or text given to a command cannot be used
    ├── StoreError       the embedded log cannot be opened or written
    └── LineStopped      too many records in a row were set aside, or a partition stands still
"""

__all__ = [
    "InputError",
    "LineStopped",
    "OperatorError",
    "Retryable",
    "SetAside",
    "SettingsError",
    "StoreError",
    "TocsinError",
    "WrongShape",
]


class TocsinError(Exception):
    """Root of every error tocsin raises on purpose."""


class Retryable(TocsinError):
    """Come back later."""


class SetAside(TocsinError):
    """Never retry this record; keep its bytes and go on."""


class WrongShape(SetAside):
    """A message is not the noun it should be.

    ``noun`` is the noun's name, ``field`` the dotted path of the first wrong field ("" when the
    bytes are not JSON at all), ``problem`` what is wrong with it.
    """

    def __init__(self, noun: str, field: str, problem: str) -> None:
        self.noun = noun
        self.field = field
        self.problem = problem
        at = f" field {field!r}" if field else ""
        super().__init__(f"{noun}{at}: {problem}")


class OperatorError(TocsinError):
    """A person has to act; the message says what is wrong, which thing, and what to do."""


class SettingsError(OperatorError):
    """The configuration is wrong."""


class InputError(OperatorError):
    """A file or text given to a command cannot be used; says which, and at which line."""


class StoreError(OperatorError):
    """The embedded log cannot be opened or written; it was left untouched."""


class LineStopped(OperatorError):
    """A stage stopped on purpose rather than lose or dead-letter everything."""

"""The errors of actorgraph.

ActorgraphError
├── SettingsError          a setting is unknown or has a value that cannot be used
├── ModelError             a data file of the model or a lexicon breaks its own rules
├── WeightsError           the encoder's weights are missing or damaged (ingest.encoder)
├── TrainedModelsError     Stanza or its models are missing or damaged (ingest.trained)
├── InputRefused           an article or row cannot be taken; names where and why
├── ReviewRefused          a review names what is not there, or contradicts what stands
├── FilterError            a question cannot be asked so: unknown type, party or cursor
├── CypherError            a question in Cypher is none that Neo4j takes
│   └── CypherRefused      it does more than read the graph
├── CypherTimeout          a question in Cypher took longer than it may
├── FormatUnavailable      an export needs a library that is not installed
├── QuestionTooLarge       a question takes in more of the graph than may be looked at
└── StoreError             the store cannot do what was asked
    ├── StoreAddressError  the address of the store is not understood
    ├── StoreUnavailable   the store is not there, locked, or cannot be written now
    ├── StoreMismatch      the store was written by an incompatible version
    └── OtherContent       the store to copy to holds what the other does not
"""

from __future__ import annotations


class ActorgraphError(Exception):
    """Whatever actorgraph raises on purpose; its text is fit to be shown to the user."""


class SettingsError(ActorgraphError):
    """A setting is unknown or has a value that cannot be used."""


class ModelError(ActorgraphError):
    """A data file breaks its own rules; the text names the file and the field."""

    def __init__(self, file: str, field: str, reason: str) -> None:
        super().__init__(f"{file}: {field}: {reason}")
        self.file = file
        self.field = field
        self.reason = reason


class InputRefused(ActorgraphError):
    """One piece of input cannot be taken.

    `where` names it (a file, `FILE:LINE`, or a field), `reason` says why and what to do.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class ReviewRefused(ActorgraphError):
    """A review cannot stand: it names what the graph has not, or contradicts other reviews."""


class FilterError(ActorgraphError):
    """A question cannot be asked so; the text names the parameter and what it may be."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


class CypherError(ActorgraphError):
    """A question in Cypher cannot be answered; `reason` is in the words of Neo4j.

    `line` and `column` count from 1 where Neo4j says where the fault is, else they are None.
    """

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        at = "" if line is None else f"line {line}, column {column}: "
        super().__init__(f"{at}{reason}")
        self.reason = reason
        self.line = line
        self.column = column


class CypherRefused(CypherError):
    """A question in Cypher does more than read the graph; the text says what."""


class CypherTimeout(ActorgraphError):
    """A question in Cypher took longer than it may."""


class FormatUnavailable(ActorgraphError):
    """An export needs a library that is not installed; the text says which, and the way out."""

    def __init__(self, form: str, reason: str) -> None:
        super().__init__(f"{form}: {reason}")
        self.form = form
        self.reason = reason


class QuestionTooLarge(ActorgraphError):
    """A question takes in more than `most` of `what`; the text says how to narrow it."""

    def __init__(self, what: str, most: int, way_out: str) -> None:
        super().__init__(f"takes in more than {most} {what}; {way_out}")
        self.what = what
        self.most = most


class StoreError(ActorgraphError):
    """The store cannot do what was asked."""


class StoreAddressError(StoreError):
    """The address of the store is not understood."""


class StoreUnavailable(StoreError):
    """The store is not there, is locked by another process, or cannot be written now."""


class StoreMismatch(StoreError):
    """The store was written by a version whose layout this one does not read."""


class OtherContent(StoreError):
    """The store that a graph is to be copied to holds what the other store does not."""

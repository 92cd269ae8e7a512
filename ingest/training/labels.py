"""The labels that the encoder learns, in the order of its outputs."""

from ingest.encoder.languages import ENGLISH, MULTILINGUAL
from ingest.pairs import ROOT_TYPES

TYPES = (
    "ALLIES_WITH",
    "AGREES_WITH",
    "CONSULTS",
    "SUPPORTS",
    "COOPERATES_WITH",
    "AIDS",
    "MEDIATES",
    "CONCEDES_TO",
    "REQUESTS",
    "ACCUSES",
    "REJECTS",
    "THREATENS",
    "PROTESTS",
    "SANCTIONS",
    "MOBILIZES_AGAINST",
    "COERCES",
    "ATTACKS",
    "DETERS",
)
SYMMETRIC = frozenset({"ALLIES_WITH", "AGREES_WITH", "CONSULTS", "COOPERATES_WITH"})
MODALITIES = ("actual", "planned", "hypothetical")
ROOTS = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
# Roots that mean one relation type and no other teach that type too.
ROOT_TYPE = {
    root: kind for root, kind in ROOT_TYPES.items() if root not in ("COOPERATE", "MOBILIZE")
}
# Which root a relation type is, where it is one; those of the project's own are none.
TYPE_ROOT = {kind: root for root, kind in ROOT_TYPES.items()}
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")

LANGUAGES = ("ar", "en")
# Which languages each encoder learns.
LEARNS = {MULTILINGUAL: LANGUAGES, ENGLISH: ("en",)}

# A tenth of the batches, both languages: thresholds, calibration and early stopping only.
HELD_OUT = frozenset({"ar-03", "ar-09", "ar-15", "ar-24", "ar-33", "en-02", "en-09"})

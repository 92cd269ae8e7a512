"""The labels that the encoder learns, in the order of its outputs."""

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
    "ACCUSE": "ACCUSES",
    "AGREE": "AGREES_WITH",
    "AID": "AIDS",
    "ASSAULT": "ATTACKS",
    "COERCE": "COERCES",
    "CONSULT": "CONSULTS",
    "PROTEST": "PROTESTS",
    "REJECT": "REJECTS",
    "REQUEST": "REQUESTS",
    "SANCTION": "SANCTIONS",
    "SUPPORT": "SUPPORTS",
    "THREATEN": "THREATENS",
    "YIELD": "CONCEDES_TO",
}
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")

# A tenth of the batches, both languages: thresholds, calibration and early stopping only.
HELD_OUT = frozenset({"ar-03", "ar-09", "ar-15", "ar-24", "ar-33", "en-02", "en-09"})

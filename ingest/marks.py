"""The punctuation marks of both languages that readers of tokens ask for."""

from __future__ import annotations

COMMAS = frozenset(",،")
HYPHENS = frozenset("-–")
# Quotation marks that may be told by themselves to open or to close; texts turn round the others.
OPENING_QUOTES = frozenset("«“")
QUOTES = frozenset('«»"“”')
# An apostrophe may be a quotation mark, too.
APOSTROPHES = frozenset("'’")
ANY_QUOTES = QUOTES | APOSTROPHES
# What ends a clause within a sentence.
CLAUSE_MARKS = frozenset(";:؛!?؟")

"""Stanza's trained models as an annotator: an extra that the rest works without."""

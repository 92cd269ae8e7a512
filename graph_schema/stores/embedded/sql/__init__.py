"""Every SQL statement of the embedded store; values come in as parameters only.

Days are ISO dates or the empty text for none, so that they sort and count without NULL. `n` is a
row's own number inside the file and never leaves it.
"""

"""In which sentences the encoder is asked for names."""

from __future__ import annotations

import pytest

from ingest.naming import would_tell
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import article


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The minister, Jean Testmann, left.", True),
        # A name may be told to be of a body; of a state alone it tells nothing.
        ("Jean Testmann of Amnesty International left.", True),
        ("Jean Testmann of the Swiss army left.", True),
        ("Jean Testmann of Switzerland left.", False),
        ("Jean Testmann, who leads Switzerland, left.", True),
        ("Vladimir Putin left.", False),
        ("Jean Testmann left.", False),
        ("غادر الوزير جان تستمان.", True),
        ("غادر جان تستمان سويسرا.", False),
    ],
)
def test_names_are_asked_for_where_they_tell_something(text: str, asked: bool) -> None:
    (document,) = LexicalAnnotator().annotate([article(text)])
    (sentence,) = document.sentences
    assert would_tell(sentence, document.article.language) is asked

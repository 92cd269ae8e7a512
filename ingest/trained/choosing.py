"""Which annotator the settings ask for, and what is missing where it cannot be had."""

from __future__ import annotations

from importlib.util import find_spec

from graph_schema.settings import AnnotatorChoice, Settings
from ingest.annotation import Annotator
from ingest.segmentation import LexicalAnnotator
from ingest.trained.models import TrainedModelsError, usable_models

NOT_INSTALLED = (
    "Stanza is not installed; install it with `make setup-stanza` or "
    "`pip install 'actorgraph[stanza]'`, or set ACTORGRAPH_ANNOTATOR=lexical"
)


def installed() -> bool:
    """Say whether Stanza can be imported, without importing it."""
    return find_spec("stanza") is not None


def make_annotator(settings: Settings) -> Annotator:
    """Give the annotator of the settings; `auto` is Stanza where it is installed.

    Raises TrainedModelsError, with the way out, when Stanza is asked for and missing.
    """
    choice = settings.annotator
    if choice is AnnotatorChoice.AUTO:
        choice = AnnotatorChoice.STANZA if installed() else AnnotatorChoice.LEXICAL
    if choice is AnnotatorChoice.LEXICAL:
        return LexicalAnnotator()
    require_stanza()
    # Imported only when asked for: Stanza brings torch, which takes seconds and memory.
    from ingest.trained.annotator import StanzaAnnotator

    return StanzaAnnotator(usable_models(settings.models))


def require_stanza() -> None:
    """Raise TrainedModelsError, with the way out, where Stanza is not installed."""
    if not installed():
        raise TrainedModelsError(NOT_INSTALLED)

"""Which annotator the settings ask for, and what is missing where it cannot be had."""

from __future__ import annotations

from importlib.util import find_spec

from graph_schema.settings import AnnotatorChoice, Settings
from ingest.annotation import Annotator
from ingest.segmentation import LexicalAnnotator
from ingest.trained.models import ModelSet, TrainedModelsError, usable_models

NOT_INSTALLED = (
    "Stanza is not installed; install it with `make setup-stanza` or "
    "`pip install --editable '.[stanza]'` in a checkout, or set ACTORGRAPH_ANNOTATOR=lexical"
)


def installed() -> bool:
    """Say whether Stanza can be imported, without importing it."""
    try:
        return find_spec("stanza") is not None
    except ValueError:
        # Somebody has barred it from being imported.
        return False


def make_annotator(settings: Settings) -> Annotator:
    """Give the annotator of the settings.

    Raises TrainedModelsError, with the way out, when Stanza is asked for and missing, or a file
    of its models is.
    """
    models = models_to_read_with(settings)
    if models is None:
        return LexicalAnnotator()
    # Imported only when asked for: Stanza brings torch, which takes seconds and memory.
    from ingest.trained.annotator import StanzaAnnotator

    return StanzaAnnotator(models)


def models_to_read_with(settings: Settings) -> dict[str, ModelSet] | None:
    """Give the models that the settings ask for, None for the lexical annotator.

    Raises what `make_annotator` does, so that a command can say it before it starts its workers.
    """
    choice = settings.annotator
    if choice is AnnotatorChoice.LEXICAL:
        return None
    if choice is AnnotatorChoice.AUTO and not installed():
        return None
    require_stanza()
    return usable_models(settings.models)


def require_stanza() -> None:
    """Raise TrainedModelsError, with the way out, where Stanza is not installed."""
    if not installed():
        raise TrainedModelsError(NOT_INSTALLED)

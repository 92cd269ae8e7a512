"""The lexicons that ship are sound, and a wrong one is refused by file and line."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest

from graph_schema.errors import ModelError
from graph_schema.model import model
from ingest.lexicons.actors import StateRow, known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mentions.index import actor_index, title_index
from ingest.mentions.together import read_together
from ingest.rules.triggers import TriggerRow, trigger_index
from ingest.segmentation import tokenize
from ingest.speech import SpeechRow


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_relation_type_has_triggers(language: str) -> None:
    file = folder() / language / "triggers.tsv"
    rows = read_rows(file, TriggerRow, unique=("type", "pos", "forms"))
    assert {row.type for row in rows} == set(model().types)
    assert trigger_index(language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_indexes_build(language: str) -> None:
    assert actor_index(language)
    assert title_index(language)
    assert word_list(language, "not_names")


def test_every_state_of_iso_3166_has_a_name_in_both_languages() -> None:
    actors = known_actors().actors
    for country in pycountry.countries:
        state = actors[country.alpha_3]
        assert state.kind == "state"
        assert state.name_en
        assert state.name_ar


def test_an_actor_is_its_own_party_unless_a_person() -> None:
    actors = known_actors().actors
    for actor in actors.values():
        assert actor.kind == "person" or actor.party == actor.id
        assert actor.party in actors


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("party\trole\n", "line 1"),
        ("party\trole\tform\nSYR\tname\n", "line 2: 2 cells"),
        ("party\trole\tform\nSYR\tking\tx\n", "line 2: role"),
        ("party\trole\tform\nsyr\tname\tx\n", "line 2: party"),
        ("party\trole\tform\nSYR\tname\t\n", "line 2: form"),
        ("party\trole\tform\nSYR\tname\tx \n", "begins or ends with a space"),
        ("party\trole\tform\nSYR\tname\tx\nSYR\tname\tx\n", "line 3: repeats line 2"),
    ],
)
def test_a_wrong_file_is_refused_by_line(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "states.tsv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"states\.tsv") as caught:
        read_rows(file, StateRow, unique=("party", "role", "form"))
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.tsv: the whole file"):
        read_rows(tmp_path / "gone.tsv", StateRow, unique=("form",))


def test_a_form_for_several_names_known_parties(tmp_path: Path) -> None:
    file = tmp_path / "together.tsv"
    file.write_text("parties\tform\nFRA|XQX\tthe two\n", encoding="utf-8")
    with pytest.raises(ModelError, match="XQX"):
        read_together(file)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_title_holds_whose_it_is(language: str) -> None:
    """A title beside a state's demonym is that state's; with it inside it would be anybody's."""
    index = actor_index(language)
    for row in known_actors().titles[language]:
        tokens = list(tokenize(row.form, 0, len(row.form)))
        hits = [hit for n in range(len(tokens)) if (hit := index.at(tokens, n)) is not None]
        owners = {hit.form.value for hit in hits if hit.form.role == "demonym"}
        states = {o for o in owners if known_actors().actors[o].kind == "state"}
        assert row.role == "nobody" or not states, row.form


def test_arabic_words_are_folded_as_those_of_texts_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "posts.txt").write_text("وزراء\n", encoding="utf-8")
    monkeypatch.setattr("ingest.lexicons.files.folder", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"posts.txt.*وزراء.*folded"):
        word_list.__wrapped__("ar", "posts")


def test_every_list_of_words_is_sound() -> None:
    lists = [(f.parent.name, f.stem) for f in Path(str(folder())).glob("*/*.txt")]
    assert len(lists) > 30
    assert all(word_list(language, name) for language, name in lists)


@pytest.mark.parametrize("form", ["نقل/ينقل", "نقل/ينقل عن لسان"])
def test_who_relays_needs_the_one_word_that_leads_to_the_speaker(form: str) -> None:
    with pytest.raises(ValueError, match="relays"):
        SpeechRow(kind="relays", form=form)

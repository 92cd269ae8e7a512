"""Settings come from the environment and the command line, and wrong ones are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from graph_schema.settings import PREFIX, ReaderChoice, Settings, default_store, read_settings

README = Path(__file__).parents[2] / "README.md"


def test_nothing_set_gives_the_defaults() -> None:
    settings = read_settings({})
    assert settings == Settings()
    assert settings.store == default_store()
    assert settings.store.startswith("sqlite:///")
    assert settings.reader is ReaderChoice.FULL
    assert not settings.dependencies


def test_the_command_line_wins_over_the_environment() -> None:
    environment = {"ACTORGRAPH_STORE": "memory:", "ACTORGRAPH_READER": "rules", "HOME": "/x"}
    assert read_settings(environment).reader is ReaderChoice.RULES
    settings = read_settings(environment, store="sqlite:///x.db", reader=None)
    assert (settings.store, settings.reader) == ("sqlite:///x.db", ReaderChoice.RULES)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ACTORGRAPH_STOER", "memory:", "no such setting; known are .*ACTORGRAPH_STORE"),
        ("ACTORGRAPH_READER", "magic", "'full' or 'rules'"),
        ("ACTORGRAPH_LEASE_SECONDS", "0", "greater than or equal to 1"),
        ("ACTORGRAPH_LEASE_SECONDS", "soon", "valid integer"),
        ("ACTORGRAPH_MAX_ARTICLE_BYTES", "999", "greater than or equal to 1000"),
        ("ACTORGRAPH_PORT", "70000", "less than or equal to 65535"),
        ("ACTORGRAPH_DEPENDENCIES", "perhaps", "valid boolean"),
        ("ACTORGRAPH_PUBLIC_URL", "graph.example", "match pattern"),
        ("ACTORGRAPH_PUBLIC_URL", "ftp://graph.example", "match pattern"),
        ("ACTORGRAPH_PUBLIC_URL", "https://", "match pattern"),
        ("ACTORGRAPH_PUBLIC_URL", "https://user@graph.example", "match pattern"),
        ("ACTORGRAPH_PUBLIC_URL", "https://graph.example/?a=b", "match pattern"),
        ("ACTORGRAPH_PUBLIC_URL", "https://graph.example/#part", "match pattern"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, reason: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}: .*{reason}"):
        read_settings({name: value})


@pytest.mark.parametrize("url", ["https://graph.example", "http://[::1]:8443/news"])
def test_the_public_address_has_no_slash_at_its_end(url: str) -> None:
    assert read_settings({}).public_url is None
    for written in (url, f"{url}/"):
        assert read_settings({"ACTORGRAPH_PUBLIC_URL": written}).public_url == url


def test_the_readme_lists_each_setting_and_no_other() -> None:
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    listed = {name for row in rows for name in re.findall(r"`(ACTORGRAPH_\w+)`", row)}
    assert listed == {PREFIX + name.upper() for name in Settings.model_fields}


def test_settings_do_not_change() -> None:
    settings = read_settings({})
    with pytest.raises(ValueError, match="frozen"):
        settings.store = "memory:"  # type: ignore[misc]

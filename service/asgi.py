"""The factory that a server calls: `uvicorn --factory service.asgi:application`."""

from __future__ import annotations

from fastapi import FastAPI

from graph_schema.binding import check_binding
from graph_schema.logs import configure_logging
from graph_schema.settings import read_settings
from graph_schema.stores import store_of
from service.app import create_app


def application() -> FastAPI:
    """Give the application of the settings in the environment, its store open.

    Raises SettingsError when the settings cannot be used, or the host is not loopback and the
    store has no key, and StoreError when the store cannot be opened.
    """
    settings = read_settings()
    check_binding(settings)
    configure_logging(settings)
    return create_app(store_of(settings), settings)

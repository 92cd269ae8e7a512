"""Where the program writes what it does: lines for people, or JSON for programs."""

from __future__ import annotations

import logging
import logging.config

from graph_schema.settings import LogFormat, Settings

_HUMAN = "%(asctime)s %(levelname)s %(message)s"
_FIELDS = "%(levelname)s %(name)s %(message)s"


def configure_logging(settings: Settings) -> None:
    """Send everything from `log_level` on to standard error, one line each, in `log_format`.

    A JSON line has `time`, `level`, `logger`, `message` and whatever fields the event has;
    times are of UTC in the form of RFC 3339.
    """
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                LogFormat.HUMAN: {"format": _HUMAN, "datefmt": "%H:%M:%S"},
                LogFormat.JSON: {
                    "()": "pythonjsonlogger.json.JsonFormatter",
                    "fmt": _FIELDS,
                    "timestamp": "time",
                    "rename_fields": {"levelname": "level", "name": "logger"},
                    "json_ensure_ascii": False,
                },
            },
            "handlers": {
                "stderr": {
                    "class": "logging.StreamHandler",
                    "stream": "ext://sys.stderr",
                    "formatter": settings.log_format,
                }
            },
            "root": {"level": settings.log_level.upper(), "handlers": ["stderr"]},
        }
    )

# The two commands: `make run` and `make test`. Both set up what they need, and work again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STORE ?= sqlite:///$(CURDIR)/var/graph.db
SHARED ?= ../shared
WEIGHTS ?= local

.DEFAULT_GOAL := help
.PHONY: help setup setup-stanza run test test-stanza check unit neo4j evaluate demo train train-stanza clean

help: ## show this help
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## make the environment with the project in it

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "actorgraph needs Python 3.11 or later; name one with: make PYTHON=python3.12 setup")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "no virtual environment could be made; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	@touch $@

setup-stanza: $(VENV)/.stanza ## add Stanza and torch to the environment (some 5 GB); see docs/stanza.md

$(VENV)/.stanza: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser,stanza]'
	@touch $@

run: setup ## read the sample articles into a graph and serve it (ACTORGRAPH_PORT=8001 for another port)
	@mkdir -p var
	ACTORGRAPH_STORE=$(STORE) $(BIN)/actorgraph ingest ingest/samples/articles.jsonl
	@echo 'for other commands on this graph: export ACTORGRAPH_STORE=$(STORE)'
	ACTORGRAPH_STORE=$(STORE) $(BIN)/actorgraph serve --with-worker

neo4j: setup ## run a Neo4j server on this machine (NEO4J_VERSION=2026.09.0, CAPTION=ar); needs JDK and Maven
	$(BIN)/python -m tests.neo4j

test: setup check unit ## format, lint, types, import contracts and all tests

test-stanza: setup-stanza ## the tests that need Stanza, which skip without it
	$(BIN)/pytest tests/ingest/trained tests/flow/test_trained.py

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: setup
	$(BIN)/pytest

evaluate: setup ## all figures of extraction where the corpora are (SHARED=../shared), else of the samples; GOLD=file.jsonl
	@if [ -n "$(GOLD)" ]; then $(BIN)/actorgraph evaluate "$(GOLD)" --by-type; \
	elif [ -d "$(SHARED)/gold" ]; then $(BIN)/python -m ingest.benchmark --shared "$(SHARED)"; \
	else $(BIN)/actorgraph evaluate ingest/samples/articles.jsonl --by-type; fi

demo: setup ## show what the sample articles state
	$(BIN)/actorgraph demo

# Without these the C library of Linux gives memory back after each step and asks for it anew.
train train-stanza: export MALLOC_MMAP_THRESHOLD_ = 4294967296
train train-stanza: export MALLOC_TRIM_THRESHOLD_ = 17179869184

train: setup ## teach the encoders anew; needs the corpora (SHARED=../shared), Maven and a day
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser,train]'
	$(BIN)/python -m ingest.training --shared $(SHARED) prepare
	$(BIN)/python -m ingest.training --shared $(SHARED) pretrain
	$(BIN)/python -m ingest.training --shared $(SHARED) train
	$(BIN)/python -m ingest.training --shared $(SHARED) export --version $(WEIGHTS)
	$(BIN)/python -m ingest.training --shared $(SHARED) --encoder english prepare
	$(BIN)/python -m ingest.training --shared $(SHARED) --encoder english train
	$(BIN)/python -m ingest.training --shared $(SHARED) --encoder english train --stage folds
	$(BIN)/python -m ingest.training --shared $(SHARED) --encoder english export --version $(WEIGHTS)
	$(BIN)/python -m ingest.training.judging --shared $(SHARED)

train-stanza: setup ## teach Stanza's Arabic models anew; needs the corpora (SHARED=../shared) and half an hour
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser,train]'
	$(BIN)/python -m ingest.training.stanza_models --shared $(SHARED) prepare
	$(BIN)/python -m ingest.training.stanza_models --shared $(SHARED) vectors
	$(BIN)/python -m ingest.training.stanza_models --shared $(SHARED) tokenizer
	$(BIN)/python -m ingest.training.stanza_models --shared $(SHARED) tagger
	$(BIN)/python -m ingest.training.stanza_models --shared $(SHARED) export --version $(WEIGHTS)

clean: ## remove the environment and the graph of `make run`
	rm -rf $(VENV)
	rm -f var/graph.db*

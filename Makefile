# What one does with tocsin, as commands. `make` alone lists them.
# Everything installs into .venv, from lock files with hashes; nothing else on the machine is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETTINGS :=

.DEFAULT_GOAL := help
.PHONY: help run desk test check lint types imports format wheel compiled soak bench kafka lock schemas clean

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: $(VENV)/run ## start tocsin, embedded: the sample story if no feeds are configured
	$(BIN)/tocsin run

test: $(VENV)/dev ## run the tests
	$(BIN)/python -m pytest

check: lint types imports test ## all that CI checks

lint: $(VENV)/dev ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/dev ## rooms look only down
	$(BIN)/lint-imports

format: $(VENV)/dev ## rewrite in the one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/dev ## a wheel in dist/ with extraction compiled; needs a C compiler
	rm -rf build dist
	TOCSIN_COMPILED=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

compiled: wheel ## that wheel finds what the sources find, and passes the tests of core/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/compiled dist/*.whl
	PYTHONPATH=$(CURDIR)/build/compiled $(BIN)/python -m pytest -m "not soak" tests/core

soak: $(VENV)/dev ## the long fault suite: 100 kills on each transport
	$(BIN)/python -m pytest -m soak -s

bench: $(VENV)/dev ## benchmarks, as tables
	$(BIN)/python -m bench

kafka: $(VENV)/dev ## a real Kafka broker on loopback, until Ctrl-C
	$(BIN)/python tests/brokers/kafka.py

schemas: $(VENV)/dev ## write schemas/json from the nouns
	$(BIN)/python -m tocsin.schemas.jsonschema --write

lock: $(VENV)/dev ## resolve the dependencies anew, with hashes and no index
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate \
		--all-extras --group build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate \
		--all-extras --group dev pyproject.toml -o requirements/dev.txt

clean: ## remove what the commands above made
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .kafka

# A stamp says which lock file the environment was made from: it is made again when that changes.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "tocsin needs Python 3.11 or newer; this is %d.%d. Install one, or say which: make PYTHON=python3.12 …" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@[ -f $(VENV)/dev ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@[ -f $(VENV)/dev ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "making the environment in $(VENV) (once; a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run

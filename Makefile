# Needs a Python from 3.11 on and nothing else: the rest is installed into .venv. CONTRIBUTING.md has the plain commands behind each target.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help pack test lint format bench templates clean

help: ## List these targets.
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile

pack: $(VENV)/installed ## Build the default pack into output/.
	$(BIN)/python -m scrutiny_pack build

test: $(VENV)/developer ## Check style and types, then run all tests, those with LibreOffice and Chromium too.
	sh tools/debian_packages.sh office
	sh tools/debian_packages.sh browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto

lint: $(VENV)/developer ## Check style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/developer ## Put the source into the house style.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/installed ## Time a cold build against the least that drawing and writing as much can cost.
	$(BIN)/python benchmarks/cold_build.py

templates: $(VENV)/installed ## Make the shipped boards' templates anew from their descriptions.
	$(BIN)/python tools/make_templates.py

clean: ## Remove what was installed, and what was written to output/.
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find output -type f ! -name README.md -exec rm -f {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh tools/debian_packages.sh venv
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/developer: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

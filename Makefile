# make book   installs everything needed and builds the sample anthology into dist/sample
# make test   installs everything needed and runs all checks
# Both work on a fresh Debian or Ubuntu machine that has Python 3.11 or later, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOP := $(VENV)/.develop

.PHONY: book test lint types unit golden pictures clean

book: $(RUNTIME)
	$(BIN)/publish build manuscripts -o dist/sample

test: lint types unit

lint: $(DEVELOP)
	$(BIN)/ruff format --check publish tests manuscripts scripts
	$(BIN)/ruff check publish tests manuscripts scripts

types: $(DEVELOP)
	$(BIN)/mypy

unit: $(DEVELOP)
	$(BIN)/pytest

golden: $(DEVELOP)
	$(BIN)/pytest tests/test_cases.py tests/test_docs.py --refresh

pictures: book
	$(BIN)/python manuscripts/draw_pictures.py
	$(BIN)/python scripts/pictures.py dist/sample/*-print.pdf

$(RUNTIME): pyproject.toml constraints.txt scripts/system-packages
	sh scripts/system-packages run
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(DEVELOP): $(RUNTIME)
	sh scripts/system-packages test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf dist $(VENV)

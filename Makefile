# make book   installs everything needed and builds the sample anthology into dist/sample
# make test   installs everything needed and runs all checks
# make bench  measures how fast it is beside other programs and writes docs/performance.md; fetches what isn't installed
#             ARTICLES=100 ROUNDS=3 are its size; SCALE=1000 builds so many articles once more, for their memory
# All work on a fresh Debian or Ubuntu machine that has Python 3.11 or later, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOP := $(VENV)/.develop

BENCH := .bench
ARTICLES ?= 100
ROUNDS ?= 3
SCALE ?= 0

.PHONY: book test lint types unit golden pictures bench clean

book: $(RUNTIME)
	$(BIN)/publish build manuscripts -o dist/sample

test: lint types unit

lint: $(DEVELOP)
	$(BIN)/ruff format --check publish tests manuscripts scripts benchmarks
	$(BIN)/ruff check publish tests manuscripts scripts benchmarks

types: $(DEVELOP)
	$(BIN)/mypy

unit: $(DEVELOP)
	$(BIN)/pytest

golden: $(DEVELOP)
	$(BIN)/pytest tests/test_cases.py tests/test_docs.py --refresh

pictures: book
	$(BIN)/python manuscripts/draw_pictures.py
	$(BIN)/python scripts/pictures.py dist/sample/*-print.pdf

bench: $(RUNTIME)
	$(BIN)/python -m benchmarks.peers $(BENCH)/peers
	$(BIN)/python -m benchmarks.run --articles $(ARTICLES) --rounds $(ROUNDS) --scale $(SCALE) --folder $(BENCH)
	$(BIN)/python -m benchmarks.report $(BENCH)/results.json docs

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
	rm -rf dist $(VENV) $(BENCH)

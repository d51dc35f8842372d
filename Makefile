# Every target sets up what it needs in .venv, from a bare checkout. `make help` lists them.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
CORPORA ?= $(or $(ONRECORD_CORPORA),../shared/corpora)
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check bench speed format docs clean

help:  ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(STAMP)  ## Read the bundled sample reports into a ledger and show it
	@mkdir -p demo
	@$(BIN)/onrecord demo --ledger demo/ledger.db

# Places of your own would change what is read: tests and figures are those of the bundled gazetteer.
test bench speed: export ONRECORD_GAZETTEER :=
test: $(STAMP)  ## Run the tests, the examples in the docstrings and those in the docs
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

check: $(STAMP)  ## What must hold before anything lands: format, lint, types, import contracts, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests benchmarks tools training
	PYTHONPATH=src $(BIN)/lint-imports
	PYTHONPATH=.:src $(BIN)/cog --check --diff README.md docs/*.md docs/reference/*.md

docs: $(STAMP)  ## Write the generated parts of the docs anew
	PYTHONPATH=.:src $(BIN)/cog -r README.md docs/*.md docs/reference/*.md

format: $(STAMP)  ## Put the code into its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP)  ## Measure accuracy on the corpora; fails below a pinned floor, or without the corpora
	@mkdir -p out
	$(BIN)/python -m benchmarks.accuracy --corpora $(CORPORA) --floors --out out/accuracy.json
	$(BIN)/python -m benchmarks.reports

speed: $(STAMP)  ## Measure reports per second, memory and start-up
	@mkdir -p out
	$(BIN)/python -m benchmarks.speed --out out/speed.json

clean:  ## Remove what the other targets made
	rm -rf $(VENV) out demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# What people do with this repository. `make` alone lists the targets.
#
#   PYTHON=python3.12 make demo      another interpreter (3.11 or newer)
#   VENV=/tmp/venv make test         another place for the virtual environment
#   CORPORA=DIR BASE=DIR make train  where the corpora and the base encoder lie

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
CORPORA ?= ../shared/corpora
BASE ?= ../shared/corpora/minilm
OUT ?= work/training
DOCS ?= examples/harbour

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --only-binary :all:
CODE := src tests training benchmarks examples docs
COG := $(BIN)/cog -P -U -I docs/paste
PAGES := README.md examples/README.md docs/command-line.md

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types contract docs docs-check case train evaluate bench check clean

help:
	@echo 'make demo       read the example case, write its report, show some claims'
	@echo 'make test       the tests'
	@echo 'make lint       ruff: rules and format      make format   put the format right'
	@echo 'make types      mypy --strict               make contract   imports point down'
	@echo 'make docs       fill the pages with what sayso prints   make docs-check   are they in step?'
	@echo 'make check      lint, types, contract, test'
	@echo 'make train      make the weights again (needs torch, CORPORA and BASE)'
	@echo 'make evaluate   accuracy on the development sets (needs CORPORA)'
	@echo 'make bench      speed and memory, on DOCS'
	@echo 'make case       make the example case from its texts'
	@echo 'make clean      remove work/ and the caches, not the virtual environment'

# One environment, two marks in it: .core for those who use sayso, .dev for those who change it.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'sayso needs Python 3.11 or newer; found:' \
		"$$(python3 --version 2>&1 || echo no python3)." \
		'Install one and name it: make demo PYTHON=python3.11' >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "sayso needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
		'Name another: make demo PYTHON=python3.11' >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo 'The virtual environment could not be made. On Debian and Ubuntu: apt install python3-venv' >&2; exit 2; }

$(VENV)/.core: pyproject.toml | $(BIN)/python
	@echo 'installing sayso and what it needs into $(VENV)'
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	@echo 'installing sayso and the tools of its development into $(VENV)'
	@$(INSTALL) --editable '.[dev]'
	@touch $@ $(VENV)/.core

$(VENV)/.train: pyproject.toml training/requirements.txt | $(BIN)/python
	@$(INSTALL) --editable '.[dev]' --requirement training/requirements.txt
	@touch $@ $(VENV)/.dev $(VENV)/.core

demo: $(VENV)/.core
	@mkdir -p work
	@$(BIN)/sayso build examples/harbour -o work/harbour.sayso
	@$(BIN)/sayso report work/harbour.sayso -o work/harbour.html
	@echo
	@$(BIN)/sayso claims work/harbour.sayso --about Kostelan --limit 8
	@echo
	@echo 'the report, to open in a browser: $(CURDIR)/work/harbour.html'
	@echo 'to ask more of the case:          $(BIN)/sayso claims work/harbour.sayso --source Crole'

test: $(VENV)/.dev
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix $(CODE)
	@$(BIN)/ruff format $(CODE)

types: $(VENV)/.dev
	@$(BIN)/mypy

contract: $(VENV)/.dev
	@$(BIN)/lint-imports

docs: $(VENV)/.dev
	@$(COG) -r --verbosity=1 $(PAGES)

docs-check: $(VENV)/.dev
	@$(COG) --check --diff --check-fail-msg='run: make docs' --verbosity=1 $(PAGES)

check: lint types contract test

train: $(VENV)/.train
	@mkdir -p $(OUT)
	$(BIN)/python -m training.train --corpora $(CORPORA) --base $(BASE) --out $(OUT)

evaluate: $(VENV)/.dev
	$(BIN)/python benchmarks/accuracy.py $(CORPORA)

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py $(DOCS)
	$(BIN)/python benchmarks/memory.py

case: $(BIN)/python
	@$(BIN)/python examples/make.py

clean:
	@rm -rf work dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

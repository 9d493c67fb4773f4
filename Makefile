# Set-up and checks. Needs make, git and Python 3.11 or newer with venv and pip; nothing else.
#
#   make demo     code the examples and print the brief
#   make test     everything that continuous integration runs

VENV ?= .venv
BIN := $(VENV)/bin
TEXTS ?= examples
PAIRS ?= 5
RECORD ?= iraq.db

# The first Python at hand that is new enough; give another with PYTHON=...
NEW_ENOUGH := import sys, venv; sys.exit(sys.version_info < (3, 11))
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for p in python3 python3.11 python3.12 python3.13 python; do \
	$$p -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo $$p; break; }; done)
endif

PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help venv demo test lint check bench floors scoreboard docs site browser

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 12

venv: $(INSTALLED) ## make .venv and install onrecord into it

demo: $(INSTALLED) ## code examples/iraq into a fresh record and print the brief
	@rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	@$(BIN)/onrecord code examples/iraq --into $(RECORD)
	@$(BIN)/onrecord brief --record $(RECORD)

test: $(DEVELOPED) browser ## lint, types, codebook and all tests; the tests' summary comes last
	@status=0; \
	$(MAKE) --no-print-directory lint || status=1; \
	$(BIN)/onrecord codebook check || status=1; \
	test $$status = 0 || echo "make test: the checks above failed; the tests run nevertheless"; \
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder || status=1; \
	exit $$status

browser: ## Chromium for the tests of the explorer, installed where it is missing (Debian, as root or by sudo)
	@for b in chromium chromium-browser google-chrome; do command -v $$b >/dev/null && exit 0; done; { \
		echo "installing chromium ..." >&2; \
		if test "$$(id -u)" = 0; then as=""; elif command -v sudo >/dev/null; then as="sudo"; \
		else echo "the tests of the explorer need Chromium, and this user may not install it; install 'chromium'"; exit 1; fi; \
		{ $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null \
		|| { echo "Chromium could not be installed; install it by hand, the tests of the explorer need it"; exit 1; }; }

lint: $(DEVELOPED) ## style and types
	@status=0; \
	$(BIN)/ruff check --quiet . || status=1; \
	$(BIN)/ruff format --quiet --check . || { status=1; \
		echo "some files are not formatted; run $(BIN)/ruff format ."; }; \
	$(BIN)/mypy || status=1; \
	exit $$status

check: $(DEVELOPED) ## the codebook, the golden articles against their floors, the pages
	@$(BIN)/onrecord codebook check
	@$(BIN)/python -m onrecord.evaluate.gate
	@$(BIN)/python scripts/docs.py --check

bench: $(INSTALLED) ## CPU time against the bare parser; TEXTS=folder, PAIRS=n
	@$(BIN)/python benchmarks/speed.py $(TEXTS) --pairs $(PAIRS)

floors: $(DEVELOPED) ## raise the floors under the measured quality to what is measured now
	@$(BIN)/python -m onrecord.evaluate.gate --update

scoreboard: $(DEVELOPED) ## measure the project's own sets; tables into docs/accuracy.md and MODEL_CARD.md
	@$(BIN)/python -m onrecord.evaluate.scoreboard --write

docs: $(DEVELOPED) ## run what the pages show and write the true output into them
	@$(BIN)/python scripts/docs.py

site: $(DEVELOPED) ## the documentation as a site that needs no network, into build/site
	@$(BIN)/python scripts/make_site.py

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer with venv found; install one, or give PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(BIN)/python
	@echo "installing onrecord into $(VENV) ..." >&2
	@$(PIP) install --editable .
	@touch $@

$(DEVELOPED): pyproject.toml | $(INSTALLED)
	@echo "installing the tools for development into $(VENV) ..." >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@

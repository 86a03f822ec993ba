# Works with Python 3.11 or newer and make; everything is installed into .venv, nothing anywhere else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test lint docs pictures score fixtures bench compiled clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.installed ## read the bundled reports, show a summary, keep nothing
	@$(BIN)/dronelog demo

test: $(VENV)/.dev ## run the tests
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

lint: $(VENV)/.dev ## style, types, import rule
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: $(VENV)/.dev ## write the generated pages of docs/ and the manual pages again
	@$(BIN)/python docs/generate.py

pictures: $(VENV)/.dev ## take the pictures of README.md again (needs Chromium)
	@$(BIN)/python -m tests.pictures

score: $(VENV)/.dev ## how well the labelled reports of fixtures/ are understood
	@$(BIN)/python -m tests.scoreboard

fixtures: $(VENV)/.dev ## write the demo reports of the package again from fixtures/
	@$(BIN)/python -m tests.demo

bench: $(VENV)/.dev ## ratios of speed, against baselines in the same run
	@$(BIN)/python -m tests.bench; one=$$?; $(BIN)/python -m tests.bench.summary && exit $$one

compiled: $(VENV)/.dev ## build a wheel whose parser is machine code into dist/ (needs a C compiler, minutes)
	@rm -rf build && $(BIN)/hatchling build --target sdist --directory build
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(PIP) wheel --no-deps --wheel-dir dist build/dronelog-*.tar.gz

clean: ## remove what was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is wanted, this is %d.%d: try make PYTHON=python3.12" % sys.version_info[:2])'
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) comes without venv. On Debian and Ubuntu: apt install python3-venv; or make PYTHON=another-python"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) (once) …"
	@$(PIP) install -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) (once) …"
	@$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/.installed

# Everything runs in .venv, which the first target makes: only Python 3.11 or newer, and pip, are needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench clean

demo: .venv/installed
	$(BIN)/claimcheck check claims/articles --reference reference --format html --output reports/demo.html --fail-on never
	$(BIN)/claimcheck check claims/articles --reference reference --fail-on never
	@echo "The same report as a page: reports/demo.html"

test: .venv/tested lint
	$(BIN)/python -m pytest -q -n auto

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/tested
	$(BIN)/python benches/run.py

.venv/installed: pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(None if sys.version_info >= (3, 11) else 'claimcheck needs Python 3.11 or newer: make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

clean:
	rm -rf .venv

# Parley's commands. `make` lists them; README.md and CONTRIBUTING.md say when to use which.

PYTHON ?= python3
PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
REPORTS := var/reports
# One process per core. Each begins with its own stretch of the tests, so that what is made for a file is made once, and
# takes some of the other's when it is done.
PYTEST = $(BIN)/python -m pytest --quiet --numprocesses=auto --dist=worksteal
# Which tests a part runs: in `make test`, and in `make test-all`.
SQLITE = $(if $(FULL),not browser,not browser and not full_matrix)
POSTGRES = $(if $(FULL),database,database and not sweep and not full_matrix)
BROWSER = $(if $(FULL),browser,browser and not full_matrix)
EXAMPLES = --hypothesis-profile=$(if $(FULL),full,quick)

export PYTHON VENV
# What one process has compiled, and which tests it has rewritten, is there for the next one.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-all install lint types migrations test-sqlite test-postgres test-browser format messages new-migrations lock bench clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "  Variables: PORT=8000 for run, PYTHON=python3.12 for the environment"

run: ## Make what is missing (environment, database, starter data, accounts) and serve the site on PORT
	@case "$(PORT)" in ''|*[!0-9]*) echo "PORT=$(PORT): give a number, such as PORT=8123" >&2; exit 1;; esac
	@sh requirements/install.sh run
	@$(BIN)/python manage.py setup_site
	@echo "Parley is at http://localhost:$(PORT)/ (Ctrl-C stops it)"
	@$(BIN)/gunicorn config.wsgi --bind localhost:$(PORT) --worker-class gthread --threads 8 --no-control-socket --log-level warning

test: install lint types migrations test-sqlite test-postgres test-browser ## Check every behaviour, as CI does: some fourteen minutes
	@$(BIN)/python -m tests.total $(REPORTS)

test-all: ## Check everything in every combination: some forty minutes
	@$(MAKE) --no-print-directory test FULL=yes

install: ## Make the environment for working on Parley
	@sh requirements/install.sh test

lint: install ## Check style and likely mistakes in Python and templates
	@echo "== ruff check"
	@$(BIN)/python -m ruff check --quiet .
	@echo "== ruff format --check"
	@$(BIN)/python -m ruff format --check --quiet .
	@echo "== djlint"
	@$(BIN)/python -m djlint --lint --quiet templates

types: install ## Check the types: strict in the engine, declared types elsewhere
	@echo "== mypy"
	@$(BIN)/python -m mypy

migrations: install ## Check that no model change lacks its migration
	@echo "== makemigrations --check"
	@DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run

test-sqlite: install ## Run the tests that touch no database, and the others on SQLite
	@echo "== the suite on SQLite"
	@rm -f $(REPORTS)/sqlite.xml
	@unset DATABASE_URL; $(PYTEST) $(EXAMPLES) -m "$(SQLITE)" --junit-xml=$(REPORTS)/sqlite.xml

test-postgres: install ## Run the tests that touch the database on PostgreSQL: TEST_DATABASE_URL, or a server of its own
	@echo "== the suite on PostgreSQL"
	@rm -f $(REPORTS)/postgresql.xml
	@$(BIN)/python -m tests.postgres $(PYTEST) $(EXAMPLES) -m "$(POSTGRES)" --junit-xml=$(REPORTS)/postgresql.xml

test-browser: install ## Run the browser tests; without Chromium say so, with REQUIRE_BROWSER=1 fail
	@echo "== the browser tests"
	@rm -f $(REPORTS)/browser.xml
	@unset DATABASE_URL; $(PYTEST) -m "$(BROWSER)" --junit-xml=$(REPORTS)/browser.xml tests/browser

format: install ## Put Python files into the project's format and fix what can be fixed by itself
	@$(BIN)/python -m ruff check --quiet --fix .
	@$(BIN)/python -m ruff format --quiet .

messages: install ## Bring the translations up to date with the source, and say what is left to translate
	@$(BIN)/python -m tests.messages

new-migrations: install ## Write the migrations anew from the models; only until the first release
	@$(BIN)/python -m tests.migrations

lock: ## Choose the newest versions that pyproject.toml allows and lock them (needs uv)
	@sh requirements/lock.sh

bench: install ## Measure the engine's accuracy and speed against alternatives
	@sh requirements/install.sh bench
	@$(BIN)/python -m benchmarks

clean: ## Remove the environment, caches and reports; the database in var/ stays
	@rm -rf $(VENV) $(REPORTS) .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

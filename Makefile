# `make run` and `make test` need python3 (3.11 or later) and nothing else.

PY = .venv/bin/python
TEMPLATES = $(shell find templates -name '*.html')
FUZZ_SECONDS ?= 60
PYTHON_NEWEST ?= $(firstword $(foreach p,python3.14 python3.13 python3.12,$(shell $p -c '' 2>/dev/null && echo $p)))
# What a Django to come will drop is told there, but does not fail: 5.2 still needs it.
DEPRECATIONS_TOLD = -W default::DeprecationWarning -W default::PendingDeprecationWarning
# Two workers, each file on one of them, in the order told: once a worker has driven the
# browser, its event loop runs on, and Django refuses the database beside one.
PARALLEL = -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: help run dev test lint format coverage bench fuzz lighthouse mutants test-postgres test-newest test-scale

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' Makefile

run: ## set up, and serve on 127.0.0.1:8000 (MILKSPOT_PORT)
	@python3 scripts/environment.py requirements.txt
	@$(PY) scripts/pango.py
	@exec $(PY) scripts/start.py

dev: ## set up what tests and linters need
	@python3 scripts/environment.py requirements-dev.txt
	@$(PY) scripts/pango.py

test: dev ## run every test, in a real browser too (PYTEST="-k word" for some)
	@$(PY) -m tests.e2e.chromium
	@$(PY) -m pytest $(PARALLEL) $(PYTEST)

lint: dev ## check layout, types, imports, templates and migrations
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	@.venv/bin/djlint --lint --quiet templates
	@$(PY) manage.py makemigrations --check --dry-run --settings tests.settings

format: dev ## lay out the code
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@.venv/bin/djade --target-version 5.2 $(TEMPLATES)

coverage: dev ## say which lines no test runs (the browser's share is not counted)
	@$(PY) -m pytest -m "not e2e" --cov --cov-report=term $(PYTEST)

bench: dev ## measure what benchmarks/README.md promises
	@for file in benchmarks/[a-z]*.py; do $(PY) -m $$(basename $$file .py | sed 's/^/benchmarks./') || exit 1; done

fuzz: ## look for a file that makes taking photos in fail (FUZZ_SECONDS=60)
	@python3 scripts/environment.py requirements-fuzz.txt
	@$(PY) -m fuzz.photos $(FUZZ_SECONDS)

lighthouse: dev ## measure the most used pages as a phone on a slow line sees them (npx)
	@$(PY) -m tests.e2e.chromium
	@$(PY) -m tests.e2e.lighthouse

mutants: dev ## how many small faults in the assessment go unnoticed
	@.venv/bin/mutmut run
	@.venv/bin/mutmut results

test-postgres: dev ## run the suite on a private PostgreSQL
	@$(PY) -m tests.e2e.chromium
	@scripts/with_postgres $(PY) -m pytest $(PARALLEL) $(PYTEST)

test-scale: dev ## try what needs an nginx, an S3 server and FHIR validators, all fetched
	@python3 scripts/environment.py requirements-scale.txt
	@$(PY) -m tests.e2e.chromium
	@$(PY) -m tests.scale.nginx_program
	@$(PY) -m tests.scale.node_packages
	@$(PY) -m pytest tests/scale $(PYTEST)

test-newest: ## run the suite on the newest Django, where a newer Python is (PYTHON_NEWEST)
	@test -n "$(PYTHON_NEWEST)" || { echo "No Python 3.12 or later here: nothing to test."; exit 1; }
	@PYTHON=$(PYTHON_NEWEST) python3 scripts/environment.py requirements-dev.txt .venv-newest
	@.venv-newest/bin/pip install -qq --disable-pip-version-check --upgrade Django
	@.venv-newest/bin/python -m tests.e2e.chromium
	@.venv-newest/bin/python -m pytest $(PARALLEL) $(DEPRECATIONS_TOLD) $(PYTEST)

# make app: the studio in the browser. make test: everything the suite needs, then the suite.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: setup app test check tour format clean

setup: $(VENV)/.ready
	@$(PY) -m t2l_core fetch

$(VENV)/.ready: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --requirement requirements.txt
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready tests/requirements.txt
	$(PY) -m pip install --quiet --requirement tests/requirements.txt
	@touch $@

app: setup
	$(PY) app.py

test: setup $(VENV)/.ready-to-test
	@sh tests/browser/install_chromium.sh $(PY)
	$(PY) -m pytest -m "not gpu"

check: setup $(VENV)/.ready-to-test
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/pyright
	$(PY) -m pytest -q

tour: setup $(VENV)/.ready-to-test  # the README's pictures, from the app as it is
	@sh tests/browser/install_chromium.sh $(PY)
	$(PY) assets/tour.py

format: $(VENV)/.ready-to-test
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

clean:
	rm -rf $(VENV) build runs

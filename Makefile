# `make run` and `make test` need nothing but python3; the first call makes the environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

# what works on the state; the rest knows no database
ON_BOTH := tests/adapters/state tests/services tests/jobs tests/faults tests/api/drafts tests/api/sign_in
# of the kills and the random orders, those that are tried on PostgreSQL, too: ten seeds, a thousand examples
SOME := seed1 or part19

.PHONY: run test lint unit test-long train planner lock clean

run: $(READY)
	$(BIN)/kam serve

# of the many processes that the tests start, only the first compiles
test unit test-long: export PYTHONDONTWRITEBYTECODE =

# the types are checked by one process, beside the first tests
test: $(READY_DEV)
	@$(MAKE) --no-print-directory -j2 lint unit

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# three on two cores: a third of the time tests wait for a server, a browser or a lock
unit: $(READY_DEV)
	$(BIN)/pytest -m "not long" -n 3 --dist loadfile --no-loadscope-reorder

test-long: $(READY_DEV)
	$(BIN)/pytest --hypothesis-profile search
	$(BIN)/pytest --database postgresql -m "not long and not sqlite_only and not both_databases" $(ON_BOTH)
	$(BIN)/pytest --database postgresql -m "long and not sqlite_only" -k "$(SOME)" tests/faults tests/jobs

train: $(READY_DEV)
	$(BIN)/python -m evals.contract_nli.train --data ../shared/data/contractnli --out agent/adapters/judge/model

# the stamps make a second call start at once; a changed lock or pyproject installs again
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(READY_DEV): requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	# the first run compiles what it imports, a third of all
	$(BIN)/python -m pip install -q --no-compile --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ $(READY)

planner: $(READY_DEV)
	$(BIN)/python -m evals.routing.train

# needs uv; writes both locks with hashes for every platform
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra build --extra dev --extra train pyproject.toml -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV)

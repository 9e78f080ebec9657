# Two commands: `make serve` sets up and serves the graph, `make test` sets up and runs all tests.
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
ARTICLES ?= $(wildcard ../shared/articles)
# Tests start hundreds of processes: what the first compiles, the others read.
unexport PYTHONDONTWRITEBYTECODE
# One more process than processors: some tests wait, for the npm registry or a browser.
WORKERS = $(shell $(BIN)/python -c "import os; print((os.cpu_count() or 1) + 1)")

.PHONY: serve test lint check mutate release lock clean

serve: $(VENV)/serve
	$(BIN)/parley build $(if $(ARTICLES),--articles $(ARTICLES)) >/dev/null
	$(BIN)/parley serve --port $(PORT)

# In the order of their names: files with few and long tests would all come last otherwise.
test: $(VENV)/test lint
	PARLEY_ARTICLES="$(ARTICLES)" $(BIN)/python -m pytest -m "not alone" --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder
	PARLEY_ARTICLES="$(ARTICLES)" $(BIN)/python -m pytest -m alone $(shell grep -rl pytest.mark.alone tests --include=*.py)

lint: $(VENV)/test
	$(BIN)/ruff check server tests benchmarks
	$(BIN)/mypy

check: $(VENV)/serve
	$(BIN)/parley check $(if $(ARTICLES),--articles $(ARTICLES))

mutate: $(VENV)/serve
	$(BIN)/parley mutate --articles $(ARTICLES)

release: $(VENV)/serve
	$(BIN)/parley build $(if $(ARTICLES),--articles $(ARTICLES))

# The pinned set-up: exact versions and hashes, checked by pip.
$(VENV)/serve: requirements/serve.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/serve.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test: requirements/test.txt $(VENV)/serve
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	touch $@

# Needs uv; writes versions and hashes, and no host.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra build pyproject.toml -o requirements/serve.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra build --extra test pyproject.toml -o requirements/test.txt

clean:
	rm -rf $(VENV) release preview dist

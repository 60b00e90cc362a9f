# Every routine of the project by name. Each target sets up what it needs.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
SOURCES := app.py lib pages tests benchmarks

.PHONY: run dev data test check bench texts clean

run: $(VENV)/.run ## the dashboard, on HOST and PORT
	$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

dev: $(VENV)/.dev ## the same, reloading when a file is saved
	$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT) --server.fileWatcherType auto --server.runOnSave true

data: $(VENV)/.run ## the cells of the city package and its computed observations, from its layers
	$(BIN)/python -m lib.model.build

test: $(VENV)/.dev browser ## every test
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev ## style, types, and imports that only look down
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m lib.store.check data/torino --lang en
	$(BIN)/python -m lib.store.check data/italy --lang en
	$(BIN)/python -m lib.model.build --check

bench: $(VENV)/.dev browser ## the speed table, against an empty Streamlit application in the same run
	$(BIN)/python -m benchmarks.speed

texts: $(VENV)/.dev ## the Italian catalogue brought up to date with the texts in the code
	$(BIN)/pybabel -q extract -F babel.cfg -k _ -k N_ --no-location --sort-output -o .venv/texts.pot lib pages
	$(BIN)/pybabel -q update -i .venv/texts.pot -o lib/locale/it.po -l it --no-fuzzy-matching --ignore-obsolete --no-wrap

.PHONY: browser
browser: ## Chromium for the browser tests: the one on this machine, else Debian's, else Playwright's
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } \
	|| $(BIN)/playwright install --with-deps chromium

$(VENV)/.run: requirements.txt constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	@touch $@

clean: ## forget the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

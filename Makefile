# Readout: what one does with the project. Each target is one line of help.
GO ?= go
DATA ?= ../shared/data
export CGO_ENABLED = 0

.PHONY: help build test check bench gate fuzz update run docs

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

build: ## build ./readout
	$(GO) build -trimpath -ldflags '-s -w' -o readout ./cmd/readout

test: ## run every test
	$(GO) test ./...

check: ## format, vet, tests: what a change must pass
	@test -z "$$(gofmt -l .)" || { echo "gofmt these:"; gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) test ./...

bench: ## measure speed
	$(GO) test -run '^$$' -bench . -benchmem ./...

gate: build ## measure quality against the floors; DATA is the folder of corpora
	./readout eval gate --data $(DATA)

fuzz: ## fuzz every parser for 20 seconds each
	@for p in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 20s $$p || exit 1; done; done

update: ## write the expected output of tests anew; read the diff
	$(GO) test ./... -update

run: build ## show the brief of an example
	./readout brief examples/lithium-call

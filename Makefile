# Two commands matter: make run, make test. Each target's work lies in .ci/.
.PHONY: run test bench lint window windows renderer test-windows torture

run: ; @.ci/start
test: ; @.ci/test
lint: ; @.ci/lint
bench: ; @.ci/bench
window: ; @.ci/window
windows: ; @.ci/windows
renderer: ; @.ci/renderer
test-windows: ; @.ci/test-windows
torture: ; @.ci/torture

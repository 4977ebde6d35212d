# make app: the studio in the browser. make test: everything the suite needs, then the suite.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: setup app test check tour results format clean

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

# The README's figures, in hours: what they are held against is trained, then everything evaluated. SUITE=DIR names the tasks,
# beside which the checkpoint was trained on procedural and written ones.
SHIPPED := checkpoints/smollm2-135m
T2L := $(PY) -m t2l_core
EVALUATE := $(T2L) evaluate --resume --tasks $(SUITE) --metric exact_match --oracles runs/oracles
METHODS := t2l,t2l_prompted,t2l_shuffled,few_shot,prompted,base,multitask,multitask_prompted,mean_lora,routing

STUDY := $(T2L) train study --tasks $(SUITE) --out runs/study --metric exact_match --limit 10 --total-tokens 120000 \
  --set total_steps=190 --set warmup_steps=20 --set decay_steps=95 --set ema_decay=0.98 --set validation_every=100000 \
  --set validation_rows=4
RECON := --set align=none --set allow_missing=true --set lr=0.002 --set lr_heads=1.0 --set ema_decay=0.98 --set dropout=0.0

# Two benchmarks have no training rows for few_shot, which is a failure in the table and no reason to stop.
results: setup $(SHIPPED)/multitask/adapter_model.safetensors
	@test -d "$(SUITE)" || { echo "make results SUITE=DIR: a task suite with train, heldout and benchmark tasks" >&2; exit 2; }
	$(T2L) train oracle --tasks $(SUITE) --split train --metric exact_match --init $(SHIPPED)/multitask --out runs/oracles \
	  --set max_steps=40 --set warmup_steps=4 --set decay_steps=30 --set lr=0.003 --set tokens_per_step=256 \
	  --set validation_every=20 --set validation_rows=16
	$(EVALUATE) --split heldout --limit 100 --methods $(METHODS),t2l_junk --out $(SHIPPED)/results-heldout.json
	$(EVALUATE) --split train --limit 100 --methods t2l,t2l_shuffled,oracle,multitask \
	  --out $(SHIPPED)/results-train.json
	-$(EVALUATE) --split benchmark --limit 50 --methods $(METHODS),t2l_junk --out $(SHIPPED)/results-benchmark.json
	for seed in 1 2; do $(EVALUATE) --split heldout --limit 100 --methods t2l_shuffled,few_shot,t2l_junk --seed $$seed \
	  --out $(SHIPPED)/results/heldout-seed-$$seed.json || exit 1; done
	$(EVALUATE) --split heldout --limit 100 --methods t2l --every-description --out $(SHIPPED)/results/heldout-wordings.json
	$(EVALUATE) --split heldout --limit 100 --methods arrow --out $(SHIPPED)/results/heldout-arrow.json
	$(T2L) train study compression --tasks $(SUITE) --oracles runs/oracles --out runs/study --metric exact_match --limit 20 \
	  --set total_steps=800 $(RECON)
	cp runs/study/compression.json $(SHIPPED)/study-compression.json
	rm -rf runs/recon && $(T2L) train recon --tasks $(SUITE) --oracles runs/oracles --run runs/recon \
	  --out runs/recon/checkpoint --total-steps 800 --set z_score=false $(RECON)
	for split in heldout train; do $(EVALUATE) --split $$split --limit 10 --methods t2l,t2l_prompted,t2l_shuffled \
	  --checkpoint runs/recon/checkpoint --out $(SHIPPED)/results/$$split-recon.json || exit 1; done
	$(T2L) tasks make --out runs/made --as-in $(SHIPPED)
	$(STUDY) scaling
	$(STUDY) ablation --run "M:variant=M" --run "S:variant=S" --run "no description in prompts:description_in_prompt=0" \
	  --run "one description a task:descriptions=1" \
	  --run "L, from a reconstruction:init=runs/recon/checkpoint" \
	  --run "hyperdecoder:condition=input" --run "multi-task LoRA:multitask=true,lr_offset=0.001" \
	  --run "made tasks beside:beside=runs/made" \
	  --run "multi-task LoRA with made tasks beside:beside=runs/made,multitask=true,lr_offset=0.001"
	for kind in scaling ablation; do cp runs/study/$$kind.json $(SHIPPED)/study-$$kind.json || exit 1; done
	rm -rf runs/eight-bit && $(T2L) compress --out runs/eight-bit
	$(EVALUATE) --split train --limit 100 --methods t2l_seen,oracle --checkpoint runs/eight-bit \
	  --out $(SHIPPED)/results/train-eight-bit.json
	$(PY) assets/tables.py

$(SHIPPED)/multitask/adapter_model.safetensors:
	$(T2L) tasks make --out runs/made --as-in $(SHIPPED)
	$(T2L) train multitask --tasks $(SUITE) --tasks runs/made --wordings $(SHIPPED)/wordings.json \
	  --set-aside-from $(SHIPPED) --run runs/multitask --out $(@D) --total-steps 900 --decay-steps 600 \
	  --set lr_offset=0.001 --set tasks_per_step=16 --set rows_per_task=1 --set max_rows_per_task=2 \
	  --set description_in_prompt=0.5 --set variants=0.35 --set label_task_weight=1.5 --set procedural_weight=0.15 \
	  --set written_weight=0.3 --set validation_every=1000

format: $(VENV)/.ready-to-test
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

clean:
	rm -rf $(VENV) build runs

"""One LoRA over all training tasks, on the same steps as `sft`: the baseline that Text-to-LoRA must beat.

Enters: what `sft` takes. Leaves: a run folder and a PEFT folder. Equal seeds and options mean equal rows, in equal order.
"""

from __future__ import annotations

from typing import Any

from t2l_core.adapter import Adapter
from t2l_core.checkpoint import write_json
from t2l_core.lora import LoRASpec
from t2l_core.training.sft import TARGET_MODULES, SFTTrainer
from t2l_core.training.shared import SharedLoRA


class MultitaskTrainer(SFTTrainer):
    """`SFTTrainer` whose adapter does not depend on the description."""

    reads_descriptions = False

    def new_net(self) -> SharedLoRA:
        config = self.base.model.config
        spec = LoRASpec.for_model(config, base_model=self.base.hub_name, target_modules=TARGET_MODULES)
        return SharedLoRA(spec, self.config.seed)

    def write(self, training: dict[str, Any]) -> None:
        net = self.averaged_net()
        assert isinstance(net, SharedLoRA)
        Adapter(f"One LoRA for {len(self.sampler.tasks)} training tasks", net.weights()).save(self.out)
        write_json(self.out / "training.json", {**training, "kind": "multitask"})

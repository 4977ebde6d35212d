"""Text-to-LoRA Studio in the browser: builds and launches the Gradio app; also the entry of a Hugging Face Space.

    python app.py                                 then open the address it prints

Environment: T2L_CHECKPOINT names another checkpoint folder, GRADIO_SERVER_PORT another port.
"""

import importlib
import os
from pathlib import Path

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # read when gradio is imported
if os.environ.get("SPACES_ZERO_GPU"):
    importlib.import_module("spaces")  # patches torch and has to come before it

from t2l_core.ui import LAUNCH, Studio, build

CHECKPOINT = Path(__file__).resolve().parent / "checkpoints" / "smollm2-135m"

if os.environ.get("SPACES_ZERO_GPU"):
    importlib.import_module("t2l_core.ui.zero_gpu")  # the Space looks for its GPU functions when the app starts

studio = Studio(Path(os.environ.get("T2L_CHECKPOINT") or CHECKPOINT))
demo = build(studio)

if __name__ == "__main__":
    studio.start()
    demo.launch(**LAUNCH)

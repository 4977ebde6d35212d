"""An adapter goes to the Hugging Face Hub, as a model repository of its owner.

Enters: an adapter, a repository's name, the owner's token. Leaves: the repository's address. Knows nothing of pages, and keeps
no token: it lives as long as the call.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from t2l_core.adapter import Adapter

_NEW_TOKEN = "make one with write access at https://huggingface.co/settings/tokens"


def push(adapter: Adapter, repo_id: str, token: str, *, private: bool = True) -> str:
    """Upload the PEFT folder, model card included, into a new or an existing model repository; returns its address.

    Raises ValueError for a token or a name that cannot be one, OSError when the Hub cannot be reached or says no.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError
    from huggingface_hub.utils import validate_repo_id

    token, repo_id = token.strip(), repo_id.strip()
    if not token:
        raise ValueError(f"the token is empty; {_NEW_TOKEN}")
    if not re.fullmatch(r"[\x21-\x7e]+", token):  # the HTTP library would quote such a token in its error
        raise ValueError(f"the token holds characters that no token has; copy it again, or {_NEW_TOKEN}")
    try:
        validate_repo_id(repo_id)
    except HFValidationError as error:
        raise ValueError(f"{repo_id!r} cannot name a repository; wanted your-name/adapter-name") from error
    # The Hub client lets its HTTP library's own errors through; which library that is depends on its version.
    unreachable: type[BaseException] = HfHubHTTPError.__bases__[0]
    api = HfApi(token=token)
    with tempfile.TemporaryDirectory(prefix="t2l-push-") as name:
        folder = adapter.save(Path(name) / "adapter")
        try:
            address = api.create_repo(repo_id, private=private, exist_ok=True)
            # An existing repository stays as public as it is, whatever was asked for.
            if private and not api.model_info(address.repo_id).private:
                raise ValueError(f"{address.repo_id} exists and is public; choose another name, or push without “private”")
            api.upload_folder(repo_id=address.repo_id, folder_path=folder, commit_message="Add a LoRA made from a description")
        except HfHubHTTPError as error:
            raise OSError(_refusal(error.response.status_code, repo_id)) from error
        except (OSError, unreachable) as error:
            raise OSError(f"the Hub could not be reached ({type(error).__name__}); check the network and push again") from error
    return str(address)


def _refusal(status: int, repo_id: str) -> str:
    if status == 401:
        return f"the Hub does not know this token; copy it again, or {_NEW_TOKEN}"
    if status in (403, 404):
        return f"this token may not write to {repo_id}; use your own name before the slash, or {_NEW_TOKEN}"
    return f"the Hub refused the adapter (HTTP status {status}); try again later"

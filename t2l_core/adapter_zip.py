"""An adapter out of a zip that anybody may have made.

Enters: the path of a zip, and the shapes an adapter must have. Leaves: an `Adapter`. Knows nothing of workspaces or pages.
Nothing in the zip is run, and no name in it becomes a path: two or three files are copied to names of our own, the rest is not
read.
"""

from __future__ import annotations

import errno
import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from t2l_core.adapter import CONFIG_FILE, INFO_FILE, WEIGHTS_FILE, Adapter
from t2l_core.lora import MOST_RANK, LoRASpec

MOST_FILES = 32
_MOST_TEXT = 1_000_000  # bytes of a JSON file
_READ = (CONFIG_FILE, WEIGHTS_FILE, INFO_FILE)
_SUFFIXES = (".safetensors", ".json", ".md")
_WANTED = f"zip the folder that holds {CONFIG_FILE} and {WEIGHTS_FILE}, and nothing else"


def load_zip(path: Path, spec: LoRASpec) -> Adapter:
    """Read an adapter for the base model of `spec`, under a new id.

    Raises ValueError for a file that is no zip, a zip that holds something else or too much, and an adapter of another base.
    """
    limit = most_bytes(spec)
    size = path.stat().st_size
    if size > limit:
        raise ValueError(f"the file has {_mb(size)}; an adapter of this base model has at most {_mb(limit)}. {_WANTED}")
    with tempfile.TemporaryDirectory(prefix="t2l-upload-") as name:
        folder = Path(name) / "uploaded adapter"  # its description, when the zip holds none
        folder.mkdir()
        try:
            with zipfile.ZipFile(path) as archive:
                for target, member in _members(archive.infolist(), limit).items():
                    _copy(archive, member, folder / target)
        except (zipfile.BadZipFile, zlib.error, EOFError, UnicodeDecodeError) as error:
            raise ValueError(f"this is not a zip file, or a damaged one ({error}); {_WANTED}") from error
        except NotImplementedError as error:
            raise ValueError(f"this is an unusual zip ({error}), wanted a plain one; {_WANTED}") from error
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            raise ValueError(f"this is a damaged zip file, which points outside of itself; {_WANTED}") from error
        return Adapter.load(folder, spec, called="the uploaded adapter")


def most_bytes(spec: LoRASpec) -> int:
    """The largest upload: float32 weights of rank MOST_RANK, and some text."""
    return 4 * MOST_RANK * spec.n_parameters // spec.rank + 2 * _MOST_TEXT


def _members(members: list[zipfile.ZipInfo], limit: int) -> dict[str, zipfile.ZipInfo]:
    """The members worth reading, by the names they are given here, once all members are known to be harmless."""
    if len(members) > MOST_FILES:
        raise ValueError(f"the zip holds {len(members)} files; at most {MOST_FILES} are accepted. {_WANTED}")
    for member in members:
        _check(member)
    names = [m.filename for m in members]
    if len(set(names)) < len(names):
        raise ValueError(f"the zip holds two files of the same name; {_WANTED}")
    unpacked = sum(m.file_size for m in members)
    if unpacked > limit:
        raise ValueError(f"the zip unpacks to {_mb(unpacked)}; an adapter of this base model has at most {_mb(limit)}")
    visible = {PurePosixPath(n): m for n, m in zip(names, members, strict=True) if not _is_litter(n)}
    folders = [p.parent for p in visible if p.name == CONFIG_FILE]
    if len(folders) != 1:
        raise ValueError(f"the zip holds {len(folders)} files named {CONFIG_FILE}, wanted one; {_WANTED}")
    found = {name: visible[folders[0] / name] for name in _READ if folders[0] / name in visible}
    if WEIGHTS_FILE not in found:
        raise ValueError(f"the zip holds no {WEIGHTS_FILE} beside {CONFIG_FILE}; {_WANTED}")
    for name, member in found.items():
        if name != WEIGHTS_FILE and member.file_size > _MOST_TEXT:
            raise ValueError(f"{name} has {_mb(member.file_size)}, wanted at most {_mb(_MOST_TEXT)}; export the adapter again")
    return found


def _check(member: zipfile.ZipInfo) -> None:
    name, shown = member.orig_filename, repr(member.orig_filename[:80])  # zipfile tidies `filename`; judge what was written
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or any(c in name for c in "\\:\0"):
        raise ValueError(f"the zip holds {shown}, a name that leads out of its folder; {_WANTED}")
    # The upper half is the Unix mode; 0 when the zip was made elsewhere.
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ValueError(f"the zip holds {shown}, which is a link or a device and not a file; {_WANTED}")
    if member.flag_bits & 1:
        raise ValueError("the zip is encrypted; make it without a password")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"{shown} is compressed in an unusual way (method {member.compress_type}); make a plain zip")
    if not (member.is_dir() or _is_litter(name) or name.endswith(_SUFFIXES)):
        raise ValueError(
            f"the zip holds {shown}; only {', '.join(_SUFFIXES)} are accepted, since other formats may run code when read. "
            f"Save the adapter as safetensors, then {_WANTED}"
        )


def _is_litter(name: str) -> bool:
    """What file managers leave in zips: __MACOSX/, .DS_Store and other hidden files. Never read."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    """Unpack one member; it may not be longer than it said, whatever the zip's directory said."""
    left = member.file_size
    with archive.open(member) as source, target.open("wb") as sink:
        while chunk := source.read(1 << 20):
            left -= len(chunk)
            if left < 0:
                raise ValueError(f"{target.name} is longer than the zip says; make the zip again")
            sink.write(chunk)
    if left:
        raise ValueError(f"{target.name} is shorter than the zip says; make the zip again")


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"

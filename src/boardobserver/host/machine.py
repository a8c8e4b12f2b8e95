"""Who is at this machine, whether it has a display, and what it keeps of this process."""

import getpass
import os
import socket
import sys


def actor() -> str:
    """The name that the journal gives to whoever works here: the person's, and the machine's."""
    return f"{user_name()} on {machine_name()}"


def user_name() -> str:
    """The person's name as the system knows it, else the account's."""
    return _printable(_full_name() or _account())


def machine_name() -> str:
    """The name of this machine."""
    return _printable(socket.gethostname()) or "this machine"


def keep_to_owner() -> None:
    """Have whatever this process writes be for its owner alone, and nothing of its memory be written at all.

    Libraries write files of their own accord, and a crash would leave an image of the memory, in which the
    text of notes stands and the key of the board.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # there is none on Windows

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        # Where Linux hands images to a program of the system, 0 is no bound; 1 is none that an image fits in,
        # and has the kernel hand over nothing.
        resource.setrlimit(resource.RLIMIT_CORE, (min(1, most) if most >= 0 else 1, most))


def has_display() -> bool:
    """Whether a window could be seen here. Only Linux is ever without."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(variable) for variable in ("DISPLAY", "WAYLAND_DISPLAY"))


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in some containers
        return "someone"


def _full_name() -> str:
    """The full name that goes with the account, or empty."""
    if sys.platform == "win32":
        return _windows_display_name()
    import pwd  # there is none on Windows

    try:
        record = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    return record.pw_gecos.split(",")[0].replace("&", record.pw_name.capitalize()).strip()


def _windows_display_name() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    name_display = 3
    size = ctypes.c_ulong(0)
    name_of_user = ctypes.windll.secur32.GetUserNameExW
    name_of_user(name_display, None, ctypes.byref(size))
    buffer = ctypes.create_unicode_buffer(max(size.value, 1))
    return buffer.value if name_of_user(name_display, buffer, ctypes.byref(size)) else ""


def _printable(text: str) -> str:
    """The text on one line, without anything that a journal or a log could stumble over."""
    return "".join(character if character.isprintable() else " " for character in text).strip()

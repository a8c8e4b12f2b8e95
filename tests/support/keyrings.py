"""A keyring as a system has one, which can fail."""

from keyring.backend import KeyringBackend


class KeyringOfTests(KeyringBackend):
    """A keyring as a system has one; the library finds it by itself, and is not to choose it."""

    priority = 0.1  # pyright: ignore[reportAssignmentType, reportUnannotatedClassAttribute] - theirs is a property

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}
        self.fails = False

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept; None for nothing."""
        self._answer()
        return self.kept.get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._answer()
        self.kept[f"{service}/{username}"] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._answer()
        del self.kept[f"{service}/{username}"]

    def _answer(self) -> None:
        if self.fails:
            raise OSError("the keyring does not answer")

"""The same services without a window."""

COMMANDS = (
    "new",
    "demo",
    "import-log",
    "list",
    "changes",
    "print",
    "check",
    "verify",
    "restore-meeting",
    "backup",
    "backups",
    "restore",
    "passphrase",
    "dispose",
)
"""What a first argument means; anything else is a board to open in the window."""

"""The window: the only home of PySide6."""

from boardobserver.host.singletons import keep_singletons

keep_singletons()

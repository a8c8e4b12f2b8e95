"""The window around the pages: theme, commands, navigation, undo, notices, jobs, crash guard, settings."""

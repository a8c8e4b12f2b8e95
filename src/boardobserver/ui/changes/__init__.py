"""The Changes page: what has changed since a meeting."""

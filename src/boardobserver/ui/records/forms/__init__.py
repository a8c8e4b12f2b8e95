"""Forms for the tracked records: every field of a kind, each committed by itself."""

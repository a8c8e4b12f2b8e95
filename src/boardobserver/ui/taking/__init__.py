"""The Take notes step: the agenda, the running record, the line to type in, and the records beside it."""

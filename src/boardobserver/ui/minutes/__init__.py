"""The Minutes step: the very PDF beside its choices, saved and printed."""

"""Files of other programs, read into plain values and written back."""

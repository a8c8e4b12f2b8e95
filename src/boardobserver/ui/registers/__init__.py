"""The registers: one page for each kind of record that is followed from meeting to meeting, of one design."""

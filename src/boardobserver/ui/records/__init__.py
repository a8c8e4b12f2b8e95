"""One tracked record: its fields, its history across meetings, its links, its documents."""

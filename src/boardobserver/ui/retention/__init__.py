"""How long meetings and records are kept, what is held, and the disposal of what is due."""

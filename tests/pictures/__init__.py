"""Pictures of the program's windows, to be looked at: `python -m tests.pictures [names] --out FOLDER`."""

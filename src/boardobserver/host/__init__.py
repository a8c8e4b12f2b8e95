"""The machine the program runs on: paths, assets, atomic files, logs, the lock."""

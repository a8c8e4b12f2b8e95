"""The scenes, a module for each part of the program; each has a tuple `SCENES`."""

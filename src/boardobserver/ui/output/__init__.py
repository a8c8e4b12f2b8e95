"""Documents on their way out of the program: saved as a file, or printed on paper."""

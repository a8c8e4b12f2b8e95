"""The page of the board's conventions: every choice with an example of itself, beside what it makes."""

"""Board Observer: notes, challenges, advice, actions and minutes for the observers of an oversight board."""

__version__ = "0.1.0"

"""How long a test waits for what is certain to come: longer than the slowest machine takes for it."""

MOST_SECONDS = 300
"""Nothing takes so long unless it hangs; whoever waits for the window or for a process waits no longer."""

"""The Prepare step: what is known of a meeting before it, and all through it."""

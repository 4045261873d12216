"""The web chat (built next)."""

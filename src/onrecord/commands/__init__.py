"""The commands, a family a file; each imports what it needs when it runs."""

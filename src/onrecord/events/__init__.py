"""Who did what to whom, when and where, and whether it happened."""

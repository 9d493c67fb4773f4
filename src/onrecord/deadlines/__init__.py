"""Dated demands and scheduled acts: what falls due, and when."""

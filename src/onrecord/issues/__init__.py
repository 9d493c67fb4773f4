"""Across reports: one issue under many wordings, how stances on it move, and what the Council would decide."""

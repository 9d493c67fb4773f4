"""Where each side stands."""

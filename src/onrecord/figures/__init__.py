"""Numbers that matter: their unit, what they count and who gave them."""

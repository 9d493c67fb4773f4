"""What people look at: tables, the one-page brief, explanations and exports."""

"""Who said what: the words an article attributes, their speaker and whoever carried them."""

"""Who is named in an article, and which actor that is."""

"""How good the readings are: gold codings, scores, floors that may not sink, rows that test themselves."""

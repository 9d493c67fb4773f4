def find_figures(reading, codebook): return reading

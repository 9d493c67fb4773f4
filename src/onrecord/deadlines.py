def find_deadlines(reading, codebook): return reading

from onrecord.schema import Reading
def find_positions(reading, codebook): return reading

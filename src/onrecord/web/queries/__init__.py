"""What the pages ask of a record: few rows at a time, whatever the record holds."""

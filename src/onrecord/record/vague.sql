-- Whether the words of a figure tell a magnitude only ("dozens"); its value is then the least it stands for.
ALTER TABLE figures ADD COLUMN vague INTEGER NOT NULL DEFAULT 0 CHECK (vague IN (0, 1));

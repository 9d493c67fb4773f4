-- What coders decided, beside the machine's lines. A line that was reviewed is known by where it stands and the
-- words that make it; "line" is the line of the present reading that stands there, null while there is none. It
-- has no reference to the article: what people decided outlasts a text that was replaced.
CREATE TABLE reviewed (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('events', 'statements', 'positions', 'deadlines', 'figures')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    trigger TEXT,
    line TEXT UNIQUE REFERENCES lines (id) ON DELETE SET NULL,
    CHECK (0 <= start AND start < "end")
);
CREATE INDEX reviewed_article ON reviewed (article, kind);

-- One row a decision, never changed: the latest of a coder counts, and undoing takes it away. "machine" is the line
-- as the coder saw it, "fields" what an edit changes in it; a decision from the queue of disputes adjudicates.
CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reviewed INTEGER NOT NULL REFERENCES reviewed (id) ON DELETE CASCADE,
    coder TEXT NOT NULL CHECK (coder <> '' AND coder = trim(coder)),
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'edit', 'skip', 'note')),
    machine TEXT NOT NULL CHECK (json_valid(machine)),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    note TEXT CHECK (note <> ''),
    queue TEXT NOT NULL CHECK (queue IN ('random', 'doubtful', 'disputed', 'rule', 'chosen')),
    among TEXT,
    seed INTEGER,
    decided TEXT NOT NULL,
    CHECK ((verdict = 'edit') = (fields <> '{}')),
    CHECK (verdict <> 'note' OR note IS NOT NULL)
);
CREATE INDEX verdicts_reviewed ON verdicts (reviewed, coder);
CREATE INDEX verdicts_coder ON verdicts (coder, id);

-- The orders in which lines are drawn for review.
CREATE INDEX lines_confidence ON lines (kind, confidence, id);
CREATE INDEX lines_rule ON lines (kind, rule, id);

-- The issue that each position is about: what its words come to (see issues/topic.py); kind is empty where no row
-- of the codebook names it, sense "against" where the words name the issue's opposite.
CREATE TABLE topics (
    line TEXT PRIMARY KEY REFERENCES positions (line) ON DELETE CASCADE,
    wording TEXT NOT NULL,
    issue TEXT NOT NULL,
    kind TEXT NOT NULL,
    sense TEXT NOT NULL,
    rule TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX topics_issue ON topics (issue, kind, wording);
CREATE INDEX topics_wording ON topics (wording, issue);
CREATE INDEX topics_kind ON topics (kind, issue);

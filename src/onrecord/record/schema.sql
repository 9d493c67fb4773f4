-- The record, version 1. Offsets are characters of articles.text, the end excluded; dates are ISO strings.
-- application_id and user_version are set by migrations.py in the same transaction.

-- How the readings were made.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    onrecord TEXT NOT NULL,
    python TEXT NOT NULL,
    spacy TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    codebook TEXT NOT NULL,
    model TEXT NOT NULL,
    options TEXT NOT NULL,
    inputs TEXT NOT NULL,
    counts TEXT,
    started TEXT NOT NULL,
    finished TEXT
);

-- A text once, however many files and addresses carry it.
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    published TEXT,
    publisher TEXT,
    text TEXT NOT NULL
);

-- Where a text was found: the key is the url, else the path.
CREATE TABLE copies (
    key TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    title TEXT,
    url TEXT,
    language TEXT,
    source TEXT
);
CREATE INDEX copies_article ON copies (article);

-- One reading an article; a newer one takes its place, and its lines go with it.
CREATE TABLE readings (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    run INTEGER NOT NULL REFERENCES runs (id)
);
CREATE INDEX readings_run ON readings (run);

CREATE TABLE sentences (
    article TEXT NOT NULL REFERENCES readings (article) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, ordinal),
    CHECK (0 <= start AND start < "end")
) WITHOUT ROWID;

CREATE TABLE dropped (
    article TEXT NOT NULL REFERENCES readings (article) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, ordinal),
    CHECK (0 <= start AND start < "end")
) WITHOUT ROWID;

-- What lines of every kind have. start and end are where a line stands: its trigger, else its first span;
-- day is its date, else the article's: what orders the record.
CREATE TABLE lines (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES readings (article) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('events', 'statements', 'positions', 'deadlines', 'figures')),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence INTEGER CHECK (sentence >= 0),
    day TEXT,
    stage TEXT NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    UNIQUE (article, kind, ordinal),
    CHECK (0 <= start AND start < "end")
);
CREATE INDEX lines_day ON lines (kind, day, article, start);
CREATE INDEX lines_sentence ON lines (article, sentence);

CREATE TABLE events (
    line TEXT PRIMARY KEY REFERENCES lines (id) ON DELETE CASCADE,
    ontology TEXT NOT NULL,
    category TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL CHECK (status IN ('actual', 'future', 'hypothetical', 'negated', 'historical')),
    date TEXT,
    date_text TEXT,
    place TEXT,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    quad TEXT NOT NULL,
    intensity REAL,
    cameo TEXT,
    goldstein REAL,
    CHECK (0 <= trigger_start AND trigger_start < trigger_end)
);
CREATE INDEX events_category ON events (category);

CREATE TABLE contexts (
    line TEXT NOT NULL REFERENCES events (line) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    context TEXT NOT NULL,
    PRIMARY KEY (line, ordinal)
) WITHOUT ROWID;

CREATE TABLE statements (
    line TEXT PRIMARY KEY REFERENCES lines (id) ON DELETE CASCADE,
    cue_start INTEGER,
    cue_end INTEGER,
    cue_text TEXT,
    form TEXT NOT NULL CHECK (form IN ('direct', 'indirect', 'mixed')),
    via TEXT,
    "to" TEXT,
    date TEXT,
    cue_kind TEXT NOT NULL,
    implies TEXT NOT NULL,
    CHECK ((cue_start IS NULL) = (cue_end IS NULL) AND (cue_start IS NULL) = (cue_text IS NULL)),
    CHECK (cue_start IS NULL OR 0 <= cue_start AND cue_start < cue_end)
);

-- name, code, plover, sector, role, actor_kind and reason are those of the actor whose stance it is.
CREATE TABLE positions (
    line TEXT PRIMARY KEY REFERENCES lines (id) ON DELETE CASCADE,
    name TEXT,
    code TEXT,
    plover TEXT,
    sector TEXT,
    role TEXT,
    actor_kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT,
    issue TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('support', 'oppose', 'conditional', 'undecided')),
    condition TEXT,
    date TEXT
);
CREATE INDEX positions_issue ON positions (issue);

CREATE TABLE deadlines (
    line TEXT PRIMARY KEY REFERENCES lines (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    due TEXT NOT NULL
);

CREATE TABLE figures (
    line TEXT PRIMARY KEY REFERENCES lines (id) ON DELETE CASCADE,
    value REAL NOT NULL,
    text TEXT NOT NULL,
    unit TEXT,
    what TEXT NOT NULL
);

CREATE TABLE parties (
    line TEXT NOT NULL REFERENCES lines (id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('actor', 'recipient', 'according_to', 'speaker', 'set_by', 'binds')),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT,
    code TEXT,
    plover TEXT,
    sector TEXT,
    role TEXT,
    PRIMARY KEY (line, part, ordinal),
    CHECK (0 <= start AND start < "end")
) WITHOUT ROWID;
CREATE INDEX parties_code ON parties (code);

-- The spans a line rests on; of a statement, its words.
CREATE TABLE evidence (
    line TEXT NOT NULL REFERENCES lines (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (line, ordinal),
    CHECK (0 <= start AND start < "end")
) WITHOUT ROWID;

-- What can be searched: sentences (line is null) and statements. The words stay in articles.text alone;
-- the index reads them through a view.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES readings (article) ON DELETE CASCADE,
    line TEXT REFERENCES statements (line) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    CHECK (0 <= start AND start < "end")
);
CREATE INDEX passages_article ON passages (article);
CREATE INDEX passages_line ON passages (line);

CREATE VIEW passage_words (id, words) AS
SELECT p.id, CASE
    WHEN p.line IS NULL THEN substr(a.text, p.start + 1, p."end" - p.start)
    ELSE (
        SELECT group_concat(piece, ' … ') FROM (
            SELECT substr(a.text, e.start + 1, e."end" - e.start) AS piece
            FROM evidence e WHERE e.line = p.line ORDER BY e.ordinal
        )
    ) END
FROM passages p JOIN articles a ON a.id = p.article;

CREATE VIRTUAL TABLE search USING fts5 (
    words, content = 'passage_words', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

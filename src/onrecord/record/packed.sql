-- What the explorer filters and counts by, beside the rows that it is made from: so that a server need not read
-- every row again when it starts. See packed.py.

-- Words by number: the values of columns, and actors as JSON. One that no line has any more does no harm.
CREATE TABLE terms (
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE
);

-- The lines of a kind in an article, and who takes part in them, as numbers one after another; publisher is a term.
CREATE TABLE packed (
    kind TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES readings (article) ON DELETE CASCADE,
    publisher INTEGER NOT NULL,
    lines BLOB NOT NULL,
    parties BLOB NOT NULL,
    PRIMARY KEY (kind, article)
) WITHOUT ROWID;
CREATE INDEX packed_article ON packed (article);

-- How many lines of each kind and how many articles there are, counted as they come and go; and how often what is
-- packed has changed.
CREATE TABLE totals (
    kind TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO totals VALUES ('changes', 0), ('events', 0), ('statements', 0), ('positions', 0), ('deadlines', 0);
INSERT INTO totals VALUES ('figures', 0);
INSERT OR REPLACE INTO totals SELECT kind, count(*) FROM lines GROUP BY kind;
INSERT INTO totals SELECT 'articles', count(*) FROM articles;
CREATE TRIGGER lines_more AFTER INSERT ON lines BEGIN
    UPDATE totals SET count = count + 1 WHERE kind = NEW.kind;
END;
CREATE TRIGGER lines_fewer AFTER DELETE ON lines BEGIN
    UPDATE totals SET count = count - 1 WHERE kind = OLD.kind;
END;
CREATE TRIGGER articles_more AFTER INSERT ON articles BEGIN
    UPDATE totals SET count = count + 1 WHERE kind = 'articles';
END;
CREATE TRIGGER articles_fewer AFTER DELETE ON articles BEGIN
    UPDATE totals SET count = count - 1 WHERE kind = 'articles';
END;
CREATE TRIGGER packed_more AFTER INSERT ON packed BEGIN
    UPDATE totals SET count = count + 1 WHERE kind = 'changes';
END;
CREATE TRIGGER packed_fewer AFTER DELETE ON packed BEGIN
    UPDATE totals SET count = count + 1 WHERE kind = 'changes';
END;

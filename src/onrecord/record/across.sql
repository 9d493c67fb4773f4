-- What goes across articles. All of it follows from the readings, but for what the user has said.

-- What of an article's text is held against others: stems and names between blanks; day is a number of days,
-- -1 where it is not known.
CREATE TABLE bodies (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    stems TEXT NOT NULL,
    names TEXT NOT NULL
);

-- Near-duplicates have a band in common.
CREATE TABLE bands (
    body INTEGER NOT NULL REFERENCES bodies (id) ON DELETE CASCADE,
    band INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (body, band)
) WITHOUT ROWID;
CREATE INDEX bands_band ON bands (band, day);

-- Near-duplicate articles, once in each direction; covered: the first says nothing that the second does not.
CREATE TABLE likenesses (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    points REAL NOT NULL,
    covered INTEGER NOT NULL CHECK (covered IN (0, 1)),
    PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE INDEX likenesses_other ON likenesses (other);

-- Articles without a reading of their own, since another says all they say: they are its further sources.
CREATE TABLE reprints (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    original TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX reprints_original ON reprints (original);

-- What of an event is held against other accounts of it, as JSON, and what accounts of one event share.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    line TEXT NOT NULL UNIQUE REFERENCES events (line) ON DELETE CASCADE,
    told TEXT NOT NULL
);
CREATE TABLE account_keys (
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    "key" INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (account, "key")
) WITHOUT ROWID;
CREATE INDEX account_keys_key ON account_keys ("key", day);

-- Two accounts of one event, the one told later first: the strongest few of each, with the reasons.
CREATE TABLE links (
    later TEXT NOT NULL REFERENCES events (line) ON DELETE CASCADE,
    earlier TEXT NOT NULL REFERENCES events (line) ON DELETE CASCADE,
    points REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (later, earlier)
) WITHOUT ROWID;
CREATE INDEX links_earlier ON links (earlier);

-- The event that an account tells, by the account that was told first; for events of several accounts.
-- plain: nothing but these accounts is linked to them, so that one more account can simply be added.
CREATE TABLE merged (
    line TEXT PRIMARY KEY REFERENCES events (line) ON DELETE CASCADE,
    event TEXT NOT NULL,
    article TEXT NOT NULL,
    plain INTEGER NOT NULL CHECK (plain IN (0, 1))
) WITHOUT ROWID;
CREATE INDEX merged_event ON merged (event, article);

-- What the user has said, kept when lines are made anew: by ids of lines or articles and by words.
-- events: join (subject and value are one event), split (subject is none of the others' events);
-- articles: split (subject is to be coded, though another says the same);
-- issues: name (subject's issue is called value), join (subject's issue and value's are one), split.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('events', 'articles', 'issues')),
    act TEXT NOT NULL CHECK (act IN ('name', 'join', 'split')),
    subject TEXT NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    made TEXT NOT NULL,
    UNIQUE (kind, act, subject, value)
);

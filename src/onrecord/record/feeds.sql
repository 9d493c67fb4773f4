-- What a server said of a feed when its entries were last put on record, to ask it for what is newer.
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT
);

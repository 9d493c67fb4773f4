-- How many articles of whom were read on a day: the denominator of every series.
CREATE INDEX articles_published ON articles (published, publisher);

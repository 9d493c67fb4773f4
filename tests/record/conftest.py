import pytest

from onrecord.record import Record

from .strategies import example


@pytest.fixture
def filled(tmp_path):
    """A record of the example as two papers told it, and an undated third."""
    with Record.open(tmp_path / "filled.db") as record:
        run = record.begin_run({}, "c1")
        record.add(example("2003-03-20", publisher="Reuters", title="Later", source="b.txt"), run)
        record.add(example(source="a.txt"), run)
        record.add(example(None, publisher="Leaflet", title="Undated", source="c.txt"), run)
        record.finish_run(run, {"articles": 3})
        yield record

import pytest

from onrecord.codebook.called import called


@pytest.mark.parametrize(
    ("code", "name"),
    [("FRA", "France"), ("COL", "Colombia"), ("UNO", "United Nations"), ("ISIS", "Islamic State"), ("RUS", "Russia")],
)
def test_a_code_is_called_as_the_state_body_or_group_itself(code, name):
    assert called()[code] == name


def test_a_users_group_is_called_by_its_own_name_and_renames_no_state(tmp_path):
    (tmp_path / "actors").mkdir()
    header = "code,plover,name,aliases,country,sector"
    rows = ["KAZ,KAZ,Free Steppe Movement,FSM,KAZ,REB", "FSG,REB,Free Sea Guard,,,REB"]
    (tmp_path / "actors" / "groups.csv").write_text("\n".join([header, *rows]) + "\n")
    found = called(str(tmp_path))
    assert (found["KAZ"], found["FSG"]) == ("Kazakhstan", "Free Sea Guard")

"""POLECAT, ICEWS and GDELT: read back as their users read them."""

from __future__ import annotations

import pandas
import pytest

from onrecord.views.export import gdelt, icews, polecat
from onrecord.views.export.acts import sides
from onrecord.views.export.lines import plain

POLECAT = """Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country,
Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name,
Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw,
Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename,
Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version"""
ICEWS = """Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity,
Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country,
Latitude, Longitude"""
GDELT = """GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode,
Actor1KnownGroupCode, Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code,
Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, Actor2EthnicCode,
Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, IsRootEvent, EventCode,
EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone,
Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_ADM2Code, Actor1Geo_Lat,
Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code,
Actor2Geo_ADM2Code, Actor2Geo_Lat, Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName,
ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_ADM2Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID,
DATEADDED, SOURCEURL"""


def names(listed):
    return [name.strip() for name in listed.replace("\n", " ").split(",")]


def read(export, name, **chosen):
    """A file as strings, a missing cell as it is written; every reader's line and cell are one."""
    written = export(name, **chosen)
    (path,) = written
    header = {"header": None, "names": names(GDELT)} if name == "gdelt" else {}
    raw = path.read_bytes()
    assert raw.isascii()
    options = {"sep": "\t", "dtype": str, "keep_default_na": False, **header}
    quoted, unquoted = pandas.read_csv(path, **options), pandas.read_csv(path, quoting=3, **options)
    pandas.testing.assert_frame_equal(quoted, unquoted)
    assert len(quoted) == raw.count(b"\n") - (name != "gdelt")
    return quoted, written.notes


def row(frame, column, value):
    found = frame[frame[column] == value]
    assert len(found) == 1
    return found.iloc[0].to_dict()


@pytest.mark.parametrize(("name", "listed", "count"), [("polecat", POLECAT, 40), ("icews", ICEWS, 20)])
def test_the_header_is_that_of_the_format(name, listed, count, export):
    frame, _ = read(export, name)
    assert list(frame.columns) == names(listed)
    assert len(frame.columns) == count


def test_gdelt_has_61_columns_and_no_header(export):
    (path,) = export("gdelt")
    assert [column.name for column in gdelt.COLUMNS] == names(GDELT)
    assert {line.count("\t") for line in path.read_text("utf-8").splitlines()} == {60}


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt"])
def test_only_what_happened_is_written_and_the_rest_is_counted(name, export):
    _, notes = read(export, name)
    assert notes == (
        "left out 3 events (1 historical, 1 hypothetical, 1 negated): the format holds only what happened",
    )


def test_polecat_has_a_row_an_event(export):
    frame, _ = read(export, "polecat")
    assert sorted(frame["Event Type"]) == ["ACCUSE", "AID", "COERCE", "CONSULT", "THREATEN"]
    assert (
        row(frame, "Event Type", "CONSULT").items()
        >= {
            "Event Date": "2003-03-18",
            "Event Mode": "visit",
            "Intensity": "4.0",
            "Quad Code": "VERBAL COOPERATION",
            "Contexts": "diplomatic; military",
            "Actor Name": "Russia; United States",
            "Actor Country": "RUS; USA",
            "Actor COW": "365; 2",
            "Primary Actor Sector": "GOV; GOV",
            "Actor Title": "None",
            "Recipient Name": "None",
            "Placename": "Baghdad",
            "City": "Baghdad",
            "Country": "IRQ",
            "Latitude": "33.34058",
            "Longitude": "44.40088",
            "GeoNames ID": "98182",
            "Raw Placename": "Baghdad",
            "Source": "Reuters",
            "Publication Date": "2003-03-18",
            "Language": "en",
        }.items()
    )


def test_polecat_keeps_the_places_of_several_parties_and_says_none(export):
    frame, _ = read(export, "polecat")
    accused = row(frame, "Event Type", "ACCUSE")
    assert accused["Event Date"] == "None"
    assert accused["Actor Name"] == "Jose, Luk"
    assert accused["Actor Name Raw"] == "Elysee spokesman Jose 'Pepe' Luk <b>& Sons</b>"
    assert accused["Recipient Name"] == "United Nations; Iraq"
    assert accused["Recipient COW"] == "None; 645"
    assert row(frame, "Event Type", "COERCE")["Recipient Name"] == "None"
    unknown = [column.name for column in polecat.COLUMNS if column.holds.startswith("always missing")]
    assert set(frame[unknown].to_numpy().ravel()) == {"None"}
    assert "Story People" in unknown


def test_pandas_reads_polecats_none_as_missing(export):
    (path,) = export("polecat")
    frame = pandas.read_csv(path, sep="\t", na_values="None", encoding="iso-8859-1")
    assert frame["Wikipedia Actor ID"].isna().all()
    assert frame["Latitude"].count() == 1
    assert frame["Intensity"].tolist() == [4.0, -3.5, 10.0, -7.0, -3.5]


def test_icews_has_a_row_for_each_source_and_target(export):
    frame, _ = read(export, "icews")
    pairs = list(zip(frame["Source Name"], frame["Event Text"], frame["Target Name"], strict=True))
    assert pairs == [
        ("Russia", "Make a visit", "United States"),
        ("United States", "Make a visit", "Russia"),
        ("Jose; Luk", "Accuse", "United Nations"),
        ("Jose; Luk", "Accuse", "Iraq"),
        ("Kenya", "", ""),
        ("Russia", "Arrest, detain, or charge with legal action", "a man"),
        ("Russia", "Threaten", "Iraq"),
    ]
    assert frame["Event ID"].is_unique
    assert frame["Event ID"].astype("int64").between(1, 2**53).all()


def test_icews_cells(export):
    frame, _ = read(export, "icews")
    assert (
        frame.iloc[0].to_dict().items()
        >= {
            "Event Date": "2003-03-18",
            "Source Sectors": "GOV",
            "Source Country": "Russia",
            "CAMEO Code": "042",
            "Intensity": "1.9",
            "Sentence Number": "2",
            "Publisher": "Reuters",
            "City": "Baghdad",
            "District": "",
            "Country": "Iraq",
            "Latitude": "33.34058",
        }.items()
    )
    accused = row(frame, "Target Name", "United Nations")
    assert (accused["Event Date"], accused["Target Country"], accused["Publisher"]) == ("", "", "Reuters")


def test_a_number_leads_back_to_the_line(export, record):
    frame, _ = read(export, "icews")
    (met,) = [line["id"] for line in record.rows("events") if line["category"] == "CONSULT"]
    assert f"{int(frame['Event ID'][0]):013x}" == met[:13]
    assert int(frame["Event ID"][1]) == int(frame["Event ID"][0]) + 1
    assert record.line(f"{int(frame['Event ID'][0]):013x}")["id"] == met


def test_gdelt_cells(export):
    frame, _ = read(export, "gdelt")
    assert {key: value for key, value in frame.iloc[0].items() if value != ""} == {
        "GLOBALEVENTID": frame["GLOBALEVENTID"][0],
        "SQLDATE": "20030318",
        "MonthYear": "200303",
        "Year": "2003",
        "FractionDate": "2003.2137",
        "Actor1Code": "RUSGOV",
        "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "USAGOV",
        "Actor2Name": "UNITED STATES",
        "Actor2CountryCode": "USA",
        "Actor2Type1Code": "GOV",
        "IsRootEvent": "1",
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Baghdad, Iraq",
        "ActionGeo_CountryCode": "IZ",
        "ActionGeo_Lat": "33.34058",
        "ActionGeo_Long": "44.40088",
        "DATEADDED": "20030318000000",
        "SOURCEURL": "https://example.org/talks?a=1&b=2",
    }


def test_gdelt_names_bodies_and_media_by_cameos_codes(export):
    frame, _ = read(export, "gdelt")
    uno = row(frame, "Actor2KnownGroupCode", "UNO")
    assert (uno["Actor2Code"], uno["Actor2CountryCode"], uno["Actor2Type1Code"]) == ("IGOUNO", "", "IGO")
    assert (uno["Actor1Code"], uno["Actor1Type1Code"]) == ("FRAMED", "MED")  # JRN is PLOVER's word for CAMEO's MED
    assert (uno["SQLDATE"], uno["IsRootEvent"], uno["QuadClass"]) == ("", "0", "3")
    kenya = row(frame, "Actor1Name", "KENYA")
    assert (kenya["EventCode"], kenya["QuadClass"], kenya["Actor2Code"]) == ("", "", "")


def test_a_report_without_a_day_or_an_address(export):
    frame, _ = read(export, "gdelt")
    threat = row(frame, "EventCode", "130")
    assert (threat["DATEADDED"], threat["SQLDATE"], threat["SOURCEURL"]) == ("", "", "in/undated.txt")


@pytest.mark.parametrize(
    ("name", "column", "missing", "day"),
    [
        ("polecat", "Event Date", "None", "2003-03-18"),
        ("icews", "Event Date", "", "2003-03-18"),
        ("gdelt", "SQLDATE", "", "20030318"),
    ],
)
def test_days_of_reports_stand_in_only_where_they_are_asked_to(name, column, missing, day, export):
    known, _ = read(export, name)
    asked, _ = read(export, name, report_day=True)
    assert set(known.loc[asked[column] != known[column], column]) == {missing}
    assert set(asked.loc[asked[column] != known[column], column]) == {day}
    assert missing in set(asked[column])  # of the report without any day


@pytest.mark.parametrize(("module", "column"), [(icews, "Source Name"), (gdelt, "Actor1Name")])
def test_without_text_the_unnamed_stay_unnamed(module, column, export):
    name = module.FORMAT.name
    target = {"icews": "Target Name", "gdelt": "Actor2Name"}[name]
    told, _ = read(export, name)
    quiet, _ = read(export, name, text=False)
    assert "a man" in {cell.lower() for cell in told[target]}
    assert "a man" not in {cell.lower() for cell in quiet[target]}
    assert list(quiet[column]) == list(told[column])


def test_a_meeting_of_several_is_mutual_and_an_accusation_is_not(readings):
    met, accused, *_ = readings[0].events
    assert [(a.code, r.code) for a, r in sides(met)] == [("RUS", "USA"), ("USA", "RUS")]
    assert [(a.code, r.code) for a, r in sides(accused)] == [("FRA", "UNO"), ("FRA", "IRQ")]
    sent = readings[0].events[4]
    assert [(a.code, r) for a, r in sides(sent)] == [("KEN", None)]


def test_cells_are_one_line_of_ascii():
    assert plain('a\tb\n“c” "d"\u2028é\x00Łódź') == "a b \"c\" 'd' e Lodz".replace('"', "'")
    assert plain(4.0) == "4.0"

"""What the stage adds to a reading: a mention a phrase, modifiers, and what stays unplaced on record."""

from __future__ import annotations

from onrecord.actors.stage import find_actors
from onrecord.codebook.codebook import Codebook
from onrecord.schema import Article, Dropped, Reading, Span

from .conftest import Read, codes, names, who


def test_without_a_parse_nothing_is_added(codebook: Codebook) -> None:
    reading = Reading(Article.of("Kenya left."))
    assert find_actors(reading, codebook) is reading


def test_what_stood_in_the_reading_stays(read: Read, codebook: Codebook) -> None:
    before = Dropped("reading", Span(0, 3), "why not")
    base = read("Ahmed left.", "2006-08-01")
    again = find_actors(Reading(base.article, base.sentences, parse=base.parse, dropped=(before,)), codebook)
    assert again.dropped[0] == before
    assert again.dropped[1:] == base.dropped
    assert again.mentions == base.mentions


def test_each_head_has_one_mention(read: Read) -> None:
    reading = read("Colin Powell met Kenyan, Malian and U.N. officials in Paris. He told them that NATO left.")
    heads = [mention.head for mention in reading.mentions]
    assert len(heads) == len(set(heads))
    assert all(reading.mention_at(head) is not None for head in heads)


def test_names_that_modify_are_mentions_of_their_own(read: Read) -> None:
    reading = read("The U.S. plan met Iranian rejection.")
    kinds = {m.span.of(reading.article.text): m.kind for m in reading.mentions}
    assert kinds == {"U.S.": "modifier", "Iranian": "modifier"}
    assert codes(reading, "U.S.") == ["USA"]


def test_an_ambiguous_name_is_on_record_each_time(read: Read) -> None:
    text = "Ahmed left. Ahmed slept."
    reading = read(text, "2006-08-01")
    assert [dropped.span for dropped in reading.dropped] == [Span(0, 5), Span(12, 17)]
    assert all(who(reading, "Ahmed", n)[0].code is None for n in range(2))


def test_the_subject_of_a_sentence_is_most_in_view(read: Read) -> None:
    assert names(read("Tony Blair said Vladimir Putin left. He slept."), "He") == ["Tony Blair"]


def test_who_is_quoted_as_speaker_is_in_view(read: Read) -> None:
    reading = read("Vladimir Putin met Kenyans. “We go,” Tony Blair said. He slept.")
    assert names(reading, "He") == ["Tony Blair"]


def test_without_a_date_offices_are_those_of_today(read: Read) -> None:
    (found,) = who(read("Angela Merkel spoke.", None), "Angela Merkel")
    assert (found.sector, found.code) == ("ELI", "DEU")


def test_spans_are_the_words_of_the_article(read: Read) -> None:
    text = "Headline\n\nRIGA, Latvia (AFP)--Kenya's envoy Monday told Ola Berg, D-Conn., that Mali--not Chad--left."
    reading = read(text)
    words = {m.span.of(text) for m in reading.mentions}
    assert {"Kenya's envoy", "Ola Berg", "Mali", "Chad"} <= words

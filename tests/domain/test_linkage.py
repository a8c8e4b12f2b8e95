"""Walking along links comes to each record once, by a shortest way, whatever circles they run in."""

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.linkage import DIRECTIONS, Link, walk
from boardobserver.domain.words import Relation

RECORDS = "abcdefgh"
LINKS = st.lists(
    st.tuples(st.sampled_from(RECORDS), st.sampled_from(RECORDS), st.sampled_from(Relation)), max_size=20
).map(lambda drawn: [Link(str(at), *each) for at, each in enumerate(drawn)])


def distances(links: list[Link], start: str) -> dict[str, int]:
    """How many links each record is away, found the slow way: by trying again until nothing gets nearer."""
    away = {start: 0}
    for _ in RECORDS:
        for link in links:
            for here, there in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
                if here in away:
                    away[there] = min(away.get(there, len(RECORDS)), away[here] + 1)
    return away


@given(LINKS, st.integers(1, 8))
def test_each_record_within_reach_is_come_to_once_by_a_shortest_way(links: list[Link], hops: int):
    def links_of(ids: Collection[str]) -> list[Link]:
        return [link for link in links if link.from_id in ids or link.to_id in ids]

    reached = walk("a", links_of, hops)
    away = distances(links, "a")
    assert {each.record_id: each.hops for each in reached} == {
        key: hop for key, hop in away.items() if 0 < hop <= hops
    }
    assert len({each.record_id for each in reached}) == len(reached)
    for each in reached:
        assert {each.link.from_id, each.link.to_id} == {each.record_id, each.before_id}
        assert away[each.before_id] == each.hops - 1


@given(LINKS)
def test_the_words_of_a_link_are_those_that_are_offered_to_make_it(links: list[Link]):
    for link in links:
        outward, inward = link.words_from(link.from_id), link.words_from(link.to_id)
        assert (link.relation, True, outward) in DIRECTIONS
        if link.from_id != link.to_id:
            is_symmetric = link.relation is Relation.RELATES_TO
            assert (link.relation, is_symmetric, inward) in DIRECTIONS

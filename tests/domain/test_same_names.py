"""Who shares a name with whom."""

from boardobserver.domain.same_names import name_apart, namesakes
from boardobserver.domain.snapshots import Person


def person(key: str, name: str, initials: str) -> Person:
    return Person(key, name, initials, "", None, is_observer=False, is_active=True)


CHAIR, OTHER, LEAD = (
    person("1", "Board Chair", "BC"),
    person("2", "board  chair ", "BCH"),
    person("3", "Lead", "LL"),
)
EVERYBODY = (CHAIR, OTHER, LEAD)


def test_a_name_is_the_same_whatever_its_case_and_spacing():
    assert namesakes("BOARD CHAIR", EVERYBODY) == (CHAIR, OTHER)
    assert namesakes("Board Chair", EVERYBODY, besides=CHAIR) == (OTHER,)
    assert namesakes("Board", EVERYBODY) == ()
    assert namesakes(" ", (person("4", " ", "XX"),)) == ()


def test_initials_go_with_a_name_that_is_not_unique():
    assert [name_apart(each, EVERYBODY) for each in EVERYBODY] == [
        "Board Chair (BC)",
        "board  chair  (BCH)",
        "Lead",
    ]
    assert name_apart(CHAIR, (CHAIR, LEAD)) == "Board Chair"


def test_whoever_has_no_initials_in_an_edition_has_none_beside_the_name():
    hidden = person("1", "[Name withheld: section 40(2)]", "")
    assert name_apart(hidden, (hidden, person("2", hidden.name, ""))) == hidden.name

"""Whose names the public edition does not say, and what is left of them."""

from dataclasses import replace

import pytest
from tests.support.withheld_editions import a_maker, content, full, public, said

from boardobserver.domain.conventions import Conventions, Logo
from boardobserver.domain.release import Edition, Grade, Naming
from boardobserver.domain.withholding import (
    in_edition,
    why_name_is_withheld,
    withheld_in,
)
from boardobserver.domain.withholding.retelling import texts_in


@pytest.mark.parametrize(
    ("grade", "naming", "named_from", "why"),
    [
        (None, None, None, ""),
        (None, None, Grade.INSPECTOR, "Grade not known"),
        (Grade.CONSTABLE, None, Grade.INSPECTOR, "Constable, below Inspector"),
        (Grade.INSPECTOR, None, Grade.INSPECTOR, ""),
        (Grade.CONSTABLE, Naming.NAMED, Grade.INSPECTOR, ""),
        (Grade.COMMISSIONER, Naming.WITHHELD, None, "Always withheld"),
    ],
)
def test_whose_name_is_withheld(
    grade: Grade | None, naming: Naming | None, named_from: Grade | None, why: str
):
    person = next(each for each in a_maker().people.values() if each.initials == "JD")
    person = replace(person, grade=grade, naming=naming)
    assert why_name_is_withheld(person, Conventions(named_from=named_from)) == why
    role = replace(person, name="LFR lead", naming=None)
    assert not why_name_is_withheld(role, Conventions(named_from=named_from))


def test_a_withheld_name_leaves_role_and_organisation_and_no_initials_and_no_key():
    maker = a_maker()
    maker.entry("Jane said: Doemark’s van; JD agreed, jd did not. Janet too.", by="JD")
    record = maker.record()
    left = public(record, named=Grade.INSPECTOR)
    label = "[Name withheld: section 40(2)]"
    assert said(left) == [f"{label} said: {label}’s van; {label} agreed, jd did not. Janet too."]
    key = maker.person_id("JD")
    assert key not in left.people
    person = left.people[left.entries[0].speaker_id or ""]
    assert (person.name, person.initials, person.role) == (label, "", "LFR lead")
    assert person.organisation_id == maker.org_id("MPS")
    assert {each.grade for each in left.people.values()} == {None}
    lead = "[Withheld from the public, section 40(2): "
    words = f"{lead}Jane] said: {lead}Doemark]’s van; JD agreed, jd did not. Janet too."
    assert said(full(record, named=Grade.INSPECTOR)) == [words]


def test_short_and_double_barrelled_surnames_are_withheld_and_ranks_are_not():
    maker = a_maker()
    maker.person("XN", "DC Xan Ng", role="Clerk", of="MPS")
    maker.person("QV", "Quinta Vale-Oakmark", role="Analyst", of="MPS")
    maker.entry("DC Ng’s team and a DC met Ms Oakmark; ngrams do not tell.")
    label = "[Name withheld: section 40(2)]"
    assert said(public(maker.record(), named=Grade.INSPECTOR)) == [
        f"DC {label}’s team and a DC met Ms {label}; ngrams do not tell."
    ]


def test_a_name_that_is_an_ordinary_word_is_looked_for_whole():
    maker = a_maker()
    maker.person("MC", "May Chair", role="Clerk", of="MPS")
    maker.entry("In May the Chair met May Chair.")
    assert said(public(maker.record(), named=Grade.INSPECTOR)) == [
        "In May the Chair met [Name withheld: section 40(2)]."
    ]


def test_other_names_that_somebody_has_had_are_withheld_and_are_in_no_edition():
    maker = a_maker()
    hidden_id = maker.person_id("JD")
    assert hidden_id is not None
    maker.entry("Merlinson was there, and Doemark said so")
    for edition in Edition:
        before = content(maker.record(), edition=edition, named=Grade.INSPECTOR)
        before = replace(before, other_names={hidden_id: ("Jane Merlinson", "Jane Kestrel")})
        made = in_edition(before).content
        assert made.other_names == {}
        assert "Kestrel" not in " ".join(person.name for person in made.record.people.values())
        assert ("Merlinson" in said(made.record)[0]) is (edition is Edition.FULL)
        (place,) = (each for each in withheld_in(before) if each.person_id == hidden_id)
        assert place.words == "Jane Doemark"


def test_a_short_name_of_nobody_in_the_minutes_marks_no_other_word_of_the_same_letters():
    maker = a_maker()
    maker.entry("An issue: ask Ms Ng. It is an old one.")
    maker.person("AN", "An Ng", role="Clerk", of="MPS")
    lead = "[Withheld from the public, section 40(2): "
    assert said(full(maker.record(), named=Grade.INSPECTOR)) == [
        f"An issue: ask Ms {lead}Ng]. It is an old one."
    ]


def test_a_picture_of_the_house_is_no_text_in_which_a_name_could_stand():
    logo = Logo("0" * 64, "A lamp", b"\x89PNG")
    assert "A lamp" in texts_in(replace(Conventions(), logo=logo))

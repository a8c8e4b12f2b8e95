"""The words of publishing: editions, exemptions, grades, and whose names print. Values are stored."""

from boardobserver.domain.words import Word


class Edition(Word):
    """For whom a document is: for those who may read all of it, or for everybody."""

    FULL = "full"
    PUBLIC = "public"


class Exemption(Word):
    """An exemption of the Freedom of Information Act 2000, by the number of its section."""

    OTHER_MEANS = "21"
    FUTURE_PUBLICATION = "22"
    SECURITY_BODIES = "23"
    NATIONAL_SECURITY = "24"
    INVESTIGATIONS = "30"
    LAW_ENFORCEMENT = "31"
    PUBLIC_AFFAIRS = "36"
    PERSONAL_INFORMATION = "40"
    LEGAL_PRIVILEGE = "42"
    COMMERCIAL_INTERESTS = "43"

    @property
    def label(self) -> str:
        """The section and its short title: "Section 31(1): law enforcement"."""
        return f"Section {self.clause}: {self.short_title}"

    @property
    def clause(self) -> str:
        """The section, with the subsection that is cited for information that is held: "31(1)"."""
        return f"{self.value}{_SUBSECTIONS.get(self, '')}"

    @property
    def short_title(self) -> str:
        """The short title of the exemption, to stand within a sentence."""
        return _TITLES[self]


_SUBSECTIONS = {
    Exemption.SECURITY_BODIES: "(1)",
    Exemption.NATIONAL_SECURITY: "(1)",
    Exemption.INVESTIGATIONS: "(1)",
    Exemption.LAW_ENFORCEMENT: "(1)",
    Exemption.PUBLIC_AFFAIRS: "(2)",
    Exemption.PERSONAL_INFORMATION: "(2)",
    Exemption.LEGAL_PRIVILEGE: "(1)",
    Exemption.COMMERCIAL_INTERESTS: "(2)",
}
_TITLES = {
    Exemption.OTHER_MEANS: "information accessible by other means",
    Exemption.FUTURE_PUBLICATION: "information intended for future publication",
    Exemption.SECURITY_BODIES: "bodies dealing with security matters",
    Exemption.NATIONAL_SECURITY: "national security",
    Exemption.INVESTIGATIONS: "investigations and proceedings",
    Exemption.LAW_ENFORCEMENT: "law enforcement",
    Exemption.PUBLIC_AFFAIRS: "prejudice to the effective conduct of public affairs",
    Exemption.PERSONAL_INFORMATION: "personal information",
    Exemption.LEGAL_PRIVILEGE: "legal professional privilege",
    Exemption.COMMERCIAL_INTERESTS: "commercial interests",
}


class Grade(Word):
    """A person's rank or grade, the most senior first; those of police officers and of staff side by side."""

    OFFICE_HOLDER = "office_holder"
    COMMISSIONER = "commissioner"
    DEPUTY_COMMISSIONER = "deputy_commissioner"
    ASSISTANT_COMMISSIONER = "assistant_commissioner"
    DEPUTY_ASSISTANT_COMMISSIONER = "deputy_assistant_commissioner"
    DIRECTOR = "director"
    COMMANDER = "commander"
    CHIEF_SUPERINTENDENT = "chief_superintendent"
    HEAD_OF_SERVICE = "head_of_service"
    SUPERINTENDENT = "superintendent"
    CHIEF_INSPECTOR = "chief_inspector"
    MANAGER = "manager"
    INSPECTOR = "inspector"
    SERGEANT = "sergeant"
    ADVISER = "adviser"
    CONSTABLE = "constable"

    @property
    def label(self) -> str:
        """The grade as a person reads it."""
        if self is Grade.OFFICE_HOLDER:
            return "Elected or appointed office holder"
        return self.value.replace("_", " ").capitalize()

    def is_below(self, other: "Grade") -> bool:
        """Whether this grade is the more junior of two.

        >>> Grade.CONSTABLE.is_below(Grade.INSPECTOR), Grade.INSPECTOR.is_below(Grade.INSPECTOR)
        (True, False)
        """
        order = list(Grade)
        return order.index(self) > order.index(other)


class Naming(Word):
    """Whether the public edition names a person, whatever the board's rule says."""

    NAMED = "named"
    WITHHELD = "withheld"


def exemptions_from(stored: str) -> tuple[Exemption, ...]:
    """The exemptions that a withholding rests on, as they are stored: their sections, a space between.

    >>> [exemption.clause for exemption in exemptions_from("31 40")]
    ['31(1)', '40(2)']
    """
    return tuple(Exemption(section) for section in stored.split())


def stored_exemptions(exemptions: tuple[Exemption, ...]) -> str:
    """Exemptions as they are stored, in the order of their sections.

    >>> stored_exemptions((Exemption.PERSONAL_INFORMATION, Exemption.LAW_ENFORCEMENT))
    '31 40'
    """
    return " ".join(exemption.value for exemption in Exemption if exemption in exemptions)

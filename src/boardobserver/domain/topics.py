"""The grounds and topics of challenges, advice, actions and agenda items."""

TOPICS: tuple[str, ...] = (
    "Necessity",
    "Proportionality",
    "Legality",
    "Bias and equality",
    "Accuracy and testing",
    "Transparency",
    "Privacy and data protection",
    "Watchlist",
    "Governance and authorisation",
    "Training",
    "Community engagement and trust",
    "Value for money",
)
"""The grounds and topics that a new board starts with; the list is the board's to edit."""

"""Lines as they may be typed: of all that means something in one, and of anything."""

from hypothesis import strategies as st

_FRAGMENTS = st.sampled_from(
    [
        "@OB",
        "@mps:",
        "^CH-2026-014",
        "^ea-2026-1",
        "(^AC-2026-003)",
        "? ",
        "! ",
        "\\",
        "~",
        "+",
        ">",
        " ",
        "  ",
        "by 31 April",
        "by 30 Apr",
        "next meeting",
        "a@b.uk",
        "\n",
        "- ",
        "threshold",
        ".",
        ",",
        "é",
        "🙂",
        "\u202e",
        "\x00",
        "\xa0",
        "\r",
        "\u2028",
    ]
)
LINES = st.one_of(st.text(), st.lists(_FRAGMENTS).map("".join), st.lists(_FRAGMENTS).map(" ".join))

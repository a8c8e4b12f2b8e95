from PySide6.QtCore import QCoreApplication

from boardobserver.ui.shell.places import documents_folder, in_documents


def test_whatever_is_proposed_lies_in_the_documents(qapp: QCoreApplication) -> None:
    _ = qapp
    for proposed in ("Report.pdf", "../../.bashrc", "/etc/passwd", "C:\\CON", "..", "", "half\ud800"):
        path = in_documents(proposed)
        assert path.parent == documents_folder()
        assert path.name not in ("", ".", "..")
    assert in_documents("Report.pdf").name == "Report.pdf"

"""What the start-up benchmark is beside: a QMainWindow with a label, told of as the app tells."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Label(QLabel):
    """Says when it was painted, then ends the process as the app does."""

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        with open("/proc/self/statm") as file:
            resident = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        started = float(os.environ["BENCH_STARTED"])
        sys.stderr.write(f"first-paint {time.monotonic() - started:.4f} rss {resident:.1f}\n")
        sys.stderr.flush()
        QApplication.exit(0)


application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(Label("The letter"))
window.resize(1280, 800)
window.show()
sys.exit(application.exec())

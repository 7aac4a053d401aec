"""Let no process outlive the one that started it.

A process that waits for word from another hears that it is gone. One that is lost in an
endless loop hears nothing, and would go on for ever.
"""

from __future__ import annotations

import os
import threading
import time
from typing import Final

_GLANCE: Final = 1.0  # seconds between two looks


def end_with_parent() -> None:
    """End this process when the one that started it is gone, whatever it is at."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    """Wait until somebody else is the parent, as happens when the first one dies."""
    while os.getppid() == parent:
        time.sleep(_GLANCE)
    os._exit(1)

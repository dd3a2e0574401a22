"""What every test stands on: no display, and a clock that reads the same on every machine."""

import os
import time

# Before anything imports Qt, which reads both once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

"""A process that lives at the tests' moment: `python -m tests.faults.travelled MODULE WORDS…`.

Its clock is `APT_SHIFT` seconds off and goes on, so that one started later lives later.
"""

import os
import runpy
import sys
import time

import time_machine

time_machine.travel(time.time() + float(os.environ["APT_SHIFT"]), tick=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)

"""Measures what the project promises about its accuracy and speed, beside what a user could take instead.

numpy's matrix products run on one thread here, like everything they are compared with.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

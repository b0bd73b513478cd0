"""What the project promises of its speed, measured beside what a user could take instead.

numpy's matrix products run on one thread here, as everything that they are measured beside does.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

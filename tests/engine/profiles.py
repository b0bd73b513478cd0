"""How many examples a property is tried on: `make test` takes few, `make test-all` many. Importing this registers both.

Examples have no deadline, since a test must not depend on how busy the machine is.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

ON_ANY_MACHINE = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("quick", max_examples=50, **ON_ANY_MACHINE)
settings.register_profile("full", max_examples=1000, **ON_ANY_MACHINE)
settings.load_profile("quick")

"""What the tests name of the starter data."""

PLAN = "us-28-point-2025-11"
COUNTER = "e3-counter-2025-11"
GENEVA = "geneva-19-point-2025-11"
FRAMEWORK = "framework-20-point-2025-12"
SIX = "/compare/?" + "&".join(
    f"t={slug}" for slug in (PLAN, COUNTER, "europe-24-point-2025-11", FRAMEWORK, GENEVA, "us-four-documents-2025-12")
)
COMPARED = f"/compare/?t={PLAN}&t={COUNTER}"

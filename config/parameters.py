"""The parameters that every address may have: the day and the release to show, and the language."""

ON, RELEASE, LANGUAGE = "on", "release", "lang"

MOMENT = (ON, RELEASE)

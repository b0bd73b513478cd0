"""What every address may say beside what is its own: the day and the release to read, and the language to speak."""

ON, RELEASE, LANGUAGE = "on", "release", "lang"

MOMENT = (ON, RELEASE)

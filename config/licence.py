"""Under which licence the data are given: on pages, in answers, files and feeds."""

CODE = "CC-BY-4.0"
NAME = "CC BY 4.0"
TITLE = "Creative Commons Attribution 4.0"
URL = "https://creativecommons.org/licenses/by/4.0/"

LICENCE = f"{NAME} {URL}"

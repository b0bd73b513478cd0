"""The licence of the data, as pages, answers, files and feeds name it."""

CODE = "CC-BY-4.0"
NAME = "CC BY 4.0"
TITLE = "Creative Commons Attribution 4.0"
URL = "https://creativecommons.org/licenses/by/4.0/"

LICENCE = f"{NAME} {URL}"

"""What goes wrong inside the reading process, which knows neither Django nor languages."""


class Failure(Exception):
    """``code`` is a key of :data:`proposals.documents.problems.SENTENCES`."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)

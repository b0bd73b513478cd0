"""Path converters for keys and uids, on pages and in the API. Slugs use Django's own ``<slug:…>``."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from proposals.models.clause import KEY


class KeyConverter(StringConverter):
    """``<key:…>``: the key of a clause, such as 12 or 10.a, with the pattern of the database constraint."""

    regex = KEY.removeprefix("^").removesuffix(r"\Z")


class UidConverter(StringConverter):
    """``<uid:…>``: the UUID of an entry in the log of changes."""

    regex = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


register_converter(KeyConverter, "key")
register_converter(UidConverter, "uid")

"""How a clause's key is written in an address, on pages and in the API. Slugs are Django's own ``<slug:…>``."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from proposals.models.clause import KEY


class KeyConverter(StringConverter):
    """``<key:…>``: the shape that the database holds keys to, such as 12 or 10.a."""

    regex = KEY.removeprefix("^").removesuffix(r"\Z")


class UidConverter(StringConverter):
    """``<uid:…>``: the name of an entry of the log of changes."""

    regex = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


register_converter(KeyConverter, "key")
register_converter(UidConverter, "uid")

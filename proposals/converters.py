"""How a clause's key is written in an address, on pages and in the API. Slugs are Django's own ``<slug:…>``."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from proposals.models.clause import KEY


class KeyConverter(StringConverter):
    """``<key:…>``: the shape that the database holds keys to, such as 12 or 10.a."""

    regex = KEY.removeprefix("^").removesuffix(r"\Z")


register_converter(KeyConverter, "key")

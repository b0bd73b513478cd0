"""The licence of the data, for templates: ``{% licence as licence %}{{ licence.name }}, {{ licence.url }}``."""

from django import template

from config.licence import NAME, URL

register = template.Library()


@register.simple_tag
def licence() -> dict[str, str]:
    return {"name": NAME, "url": URL}

"""How each public record is written as JSON, one module per subject.

The docstring of a serializer is its description in the OpenAPI document: it speaks to those who use the API. What the
code needs to know stands in a comment above the class.
"""

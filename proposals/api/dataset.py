"""Everything public as one download."""

from django.http import FileResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from config.rest import CountedRequests
from proposals.api.parameters import StrictParameters
from proposals.api.tables import file_answer
from proposals.exports.package.archive import write_package

CONTENT_TYPE = "application/zip"
_FILE = {"type": "string", "format": "binary"}


class Dataset(StrictParameters, CountedRequests, APIView):
    """The data package."""

    @extend_schema(
        operation_id="dataset",
        summary="Download everything",
        description="A Frictionless Data Package: a CSV table for each kind of record and link, datapackage.json with "
        "keys, licence and sources, and a README. The same data give the same bytes.",
        responses={(200, CONTENT_TYPE): _FILE},
    )
    def get(self, request: Request) -> FileResponse:
        return file_answer(write_package, "parley.zip", CONTENT_TYPE)

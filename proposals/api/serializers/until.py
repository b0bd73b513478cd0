"""How far the records run, as every list, the board, a comparison and the root say it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.paging import UNTIL
from proposals.models import RecordedDay


def until_of(day: RecordedDay | None) -> dict[str, str | None]:
    """The two fields that every such answer has."""
    if day is None:
        return dict.fromkeys(UNTIL)
    return {"data_until": day.on.isoformat(), "data_until_precision": day.precision}


# Takes the RecordedDay as until in the context.
class UntilSerializer(serializers.Serializer):
    """An answer that says how far its records run."""

    data_until = serializers.SerializerMethodField()
    data_until_precision = serializers.SerializerMethodField()

    @extend_schema_field(UNTIL["data_until"])
    def get_data_until(self, shown: object) -> str | None:
        return until_of(self.context["until"])["data_until"]

    @extend_schema_field(UNTIL["data_until_precision"])
    def get_data_until_precision(self, shown: object) -> str | None:
        return until_of(self.context["until"])["data_until_precision"]

    def get_fields(self) -> dict[str, serializers.Field]:
        """These two come last."""
        fields = super().get_fields()
        last = {name: fields.pop(name) for name in UNTIL}
        return {**fields, **last}

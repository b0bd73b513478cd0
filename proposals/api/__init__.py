"""The JSON API, version 1: serializers, viewsets and addresses. The contract is docs/api.md."""

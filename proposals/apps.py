from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from config.checks import migrations_are_known
from config.statistics import gather_statistics
from proposals.publication.data_version import stamp_changes
from proposals.search import index


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        register(migrations_are_known, Tags.database)
        connection_created.connect(index.add_function, dispatch_uid="proposals.search.add_function")
        post_migrate.connect(index.create_after_migrate, sender=self, dispatch_uid="proposals.search.create")
        post_migrate.connect(stamp_changes, sender=self, dispatch_uid="proposals.stamps")
        post_migrate.connect(gather_statistics, sender=self, dispatch_uid="proposals.statistics")

from django.db import migrations

# A rebuild of the table, as SQLite needs for some changes of a model, drops the trigger: make it again after one.
MAKE = {
    "sqlite": [
        """
        CREATE TRIGGER release_never_changes BEFORE UPDATE ON proposals_release
        BEGIN SELECT RAISE(ABORT, 'a release never changes'); END
        """
    ],
    "postgresql": [
        """
        CREATE FUNCTION release_never_changes() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a release never changes'; END $$
        """,
        """
        CREATE TRIGGER release_never_changes BEFORE UPDATE ON proposals_release
        FOR EACH ROW EXECUTE FUNCTION release_never_changes()
        """,
    ],
}
DROP = {
    "sqlite": ["DROP TRIGGER release_never_changes"],
    "postgresql": [
        "DROP TRIGGER release_never_changes ON proposals_release",
        "DROP FUNCTION release_never_changes()",
    ],
}


def make(apps, schema_editor):
    for statement in MAKE.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in DROP.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_schema_42b78493")]

    operations = [migrations.RunPython(make, drop)]

from django.db import migrations

# A rebuild of the table, as SQLite needs for some changes of a model, drops the triggers: make them again after one.
MAKE = {
    "sqlite": [
        """
        CREATE TRIGGER release_never_changes BEFORE UPDATE ON proposals_release
        BEGIN SELECT RAISE(ABORT, 'a release never changes'); END
        """,
        """
        CREATE TRIGGER release_never_goes BEFORE DELETE ON proposals_release
        BEGIN SELECT RAISE(ABORT, 'a release is never deleted'); END
        """,
        # INSERT OR REPLACE deletes a row without its trigger.
        """
        CREATE TRIGGER release_never_replaced BEFORE INSERT ON proposals_release
        WHEN EXISTS (SELECT 1 FROM proposals_release WHERE id = new.id OR number = new.number)
        BEGIN SELECT RAISE(ABORT, 'a release is never replaced'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION release_never_changes() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a release never changes'; END $$
        """,
        """
        CREATE FUNCTION release_never_goes() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a release is never deleted'; END $$
        """,
        """
        CREATE TRIGGER release_never_changes BEFORE UPDATE ON proposals_release
        FOR EACH ROW EXECUTE FUNCTION release_never_changes()
        """,
        """
        CREATE TRIGGER release_never_goes BEFORE DELETE ON proposals_release
        FOR EACH ROW EXECUTE FUNCTION release_never_goes()
        """,
        """
        CREATE TRIGGER release_never_emptied BEFORE TRUNCATE ON proposals_release
        FOR EACH STATEMENT EXECUTE FUNCTION release_never_goes()
        """,
    ],
}
DROP = {
    "sqlite": [
        "DROP TRIGGER release_never_replaced",
        "DROP TRIGGER release_never_goes",
        "DROP TRIGGER release_never_changes",
    ],
    "postgresql": [
        "DROP TRIGGER release_never_emptied ON proposals_release",
        "DROP TRIGGER release_never_goes ON proposals_release",
        "DROP TRIGGER release_never_changes ON proposals_release",
        "DROP FUNCTION release_never_goes()",
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
    dependencies = [("proposals", "0001_schema_3994c9fa")]

    operations = [migrations.RunPython(make, drop)]

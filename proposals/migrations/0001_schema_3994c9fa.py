import uuid

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(default=uuid.uuid4, editable=False, max_length=36)),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publication", "Published"),
                            ("addition", "Added"),
                            ("correction", "Corrected"),
                            ("withdrawal", "Withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("proposal", "text"),
                            ("clause", "clause"),
                            ("position", "statement"),
                            ("event", "event"),
                            ("correspondence", "correspondence"),
                            ("process", "process"),
                            ("party", "party"),
                            ("source", "source"),
                            ("topic", "topic"),
                            ("issue", "issue"),
                            ("measure", "measure"),
                        ],
                        max_length=20,
                    ),
                ),
                ("record_slug", models.CharField(max_length=80)),
                (
                    "key",
                    models.CharField(
                        blank=True, help_text="For a clause only; its slug is that of its text.", max_length=40
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Name of the record at the time; not shown for a withdrawn one.",
                        max_length=500,
                    ),
                ),
                ("fields", models.JSONField(default=list, help_text="For a correction: names of the changed fields.")),
                (
                    "values",
                    models.JSONField(
                        default=dict,
                        help_text="For a correction: the value of a changed field before and after, by its name.",
                    ),
                ),
                (
                    "concerns",
                    models.TextField(
                        blank=True,
                        editable=False,
                        help_text="For a correction: what is followed and was named before or after, but not both.",
                    ),
                ),
                (
                    "process",
                    models.CharField(
                        blank=True,
                        help_text="Slug of the process of the record; empty for a party or a source.",
                        max_length=80,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "dated",
                    models.DateField(help_text="The last date in the talks that the record may be about.", null=True),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="change_latest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("uid",),
                        name="change_uid_unique",
                        violation_error_message="uid: another entry already has this value; choose another.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["publication", "addition", "correction", "withdrawal"])),
                        name="change_kind_known",
                        violation_error_message="kind: choose one of publication, addition, correction, withdrawal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "model__in",
                                [
                                    "proposal",
                                    "clause",
                                    "position",
                                    "event",
                                    "correspondence",
                                    "process",
                                    "party",
                                    "source",
                                    "topic",
                                    "issue",
                                    "measure",
                                ],
                            )
                        ),
                        name="change_model_known",
                        violation_error_message="model: choose one of proposal, clause, position, event, correspondence, process, party, source, topic, issue, measure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("record_slug", ""), _negated=True),
                        name="change_record_slug_not_blank",
                        violation_error_message="record_slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("model", "clause"), ("key", ""), _connector="XOR"),
                        name="change_key_of_clause",
                        violation_error_message="key: give one for a clause, and for no other record.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "short_name",
                    models.CharField(help_text="As shown in tables.", max_length=40, verbose_name="short name"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("state", "State"), ("organisation", "Organisation"), ("coalition", "Coalition")],
                        max_length=12,
                    ),
                ),
                (
                    "iso",
                    models.CharField(
                        blank=True,
                        help_text="Two letters, for states only.",
                        max_length=2,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Write two capital letters, such as UA."
                            )
                        ],
                        verbose_name="ISO 3166 code",
                    ),
                ),
                (
                    "members_complete",
                    models.BooleanField(
                        default=True,
                        help_text="Untick if it has more members than are listed.",
                        verbose_name="members complete",
                    ),
                ),
                ("members", models.ManyToManyField(blank=True, related_name="member_of", to="proposals.party")),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["name", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="party_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["state", "organisation", "coalition"])),
                        name="party_kind_known",
                        violation_error_message="kind: choose one of state, organisation, coalition.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iso__isnull", True), ("kind", "state"), _connector="OR"),
                        name="party_iso_for_states",
                        violation_error_message="iso: only a state has an ISO code; leave it empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iso__isnull", True), ("iso__regex", "^[A-Z]{2}$"), _connector="OR"),
                        name="party_iso_two_letters",
                        violation_error_message="iso: write two capital letters, such as UA.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=400)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official-document", "Official document"),
                            ("leaked-document", "Leaked document"),
                            ("press-statement", "Press statement"),
                            ("news-report", "News report"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="Language of the page as a code: en, uk, ru, …",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
                            )
                        ],
                    ),
                ),
                (
                    "reliability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official", "Official"),
                            ("record", "Newspaper or agency of record"),
                            ("edited", "Edited"),
                            ("advocacy", "Advocacy"),
                            ("aggregator", "Aggregator"),
                            ("state-media", "State media"),
                            ("propaganda", "Propaganda"),
                            ("unknown", "Publisher not identified"),
                        ],
                        help_text="The grade of its publisher; empty if nobody has graded it.",
                        max_length=11,
                    ),
                ),
                (
                    "reliability_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for the grade"),
                ),
                (
                    "copy_of",
                    models.CharField(
                        blank=True,
                        help_text="Whose copy it carries, with commas between several: Reuters. Copies of one agency count once.",
                        max_length=200,
                        verbose_name="copy of",
                    ),
                ),
                (
                    "outlet_of",
                    models.CharField(
                        blank=True,
                        help_text="For state media: the two-letter ISO 3166 code of the state that controls it.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}\\Z", "Write two capital letters, such as UA.", "iso_code"
                            )
                        ],
                        verbose_name="outlet of",
                    ),
                ),
                (
                    "missing",
                    models.CharField(
                        blank=True,
                        help_text="Why publisher, address or day of publication is not given.",
                        max_length=300,
                        verbose_name="why incomplete",
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "ordering": [models.OrderBy(models.F("published_on"), nulls_last=True), "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="source_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="source_title_not_blank",
                        violation_error_message="title: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["official-document", "leaked-document", "press-statement", "news-report"])
                        ),
                        name="source_kind_known",
                        violation_error_message="kind: choose one of official-document, leaked-document, press-statement, news-report.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reliability__in",
                                [
                                    "",
                                    "official",
                                    "record",
                                    "edited",
                                    "advocacy",
                                    "aggregator",
                                    "state-media",
                                    "propaganda",
                                    "unknown",
                                ],
                            )
                        ),
                        name="source_reliability_known",
                        violation_error_message="reliability: choose one of official, record, edited, advocacy, aggregator, state-media, propaganda, unknown.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""),
                            ("url__startswith", "https://"),
                            ("url__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="source_url_web",
                        violation_error_message="url: start the address with https:// or http://.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("url",),
                        name="source_url_unique",
                        violation_error_message="url: another source already has this address; use that source.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DataStamp",
            fields=[
                ("stamp", models.CharField(max_length=32, primary_key=True, serialize=False)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Process",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("summary", models.TextField(blank=True)),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while the process is under way.",
                        null=True,
                        verbose_name="ended on",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "is_default",
                    models.BooleanField(
                        default=False,
                        help_text="What the board, the timeline and the front page show when no process is asked for. At most one is.",
                        verbose_name="default process",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "processes",
                "ordering": ["name", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="process_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("started_on__isnull", True),
                            ("ended_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="process_ends_after_start",
                        violation_error_message="ended_on: a process cannot end before it starts; correct one of the dates.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("is_default",),
                        name="process_one_default",
                        violation_error_message="is_default: another process is the default; untick it there first.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalParty",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                (
                    "short_name",
                    models.CharField(help_text="As shown in tables.", max_length=40, verbose_name="short name"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("state", "State"), ("organisation", "Organisation"), ("coalition", "Coalition")],
                        max_length=12,
                    ),
                ),
                (
                    "iso",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="Two letters, for states only.",
                        max_length=2,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Write two capital letters, such as UA."
                            )
                        ],
                        verbose_name="ISO 3166 code",
                    ),
                ),
                (
                    "members_complete",
                    models.BooleanField(
                        default=True,
                        help_text="Untick if it has more members than are listed.",
                        verbose_name="members complete",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical party",
                "verbose_name_plural": "historical parties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProcess",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("summary", models.TextField(blank=True)),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty while the process is under way.",
                        null=True,
                        verbose_name="ended on",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "is_default",
                    models.BooleanField(
                        default=False,
                        help_text="What the board, the timeline and the front page show when no process is asked for. At most one is.",
                        verbose_name="default process",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical process",
                "verbose_name_plural": "historical processes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=400)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official-document", "Official document"),
                            ("leaked-document", "Leaked document"),
                            ("press-statement", "Press statement"),
                            ("news-report", "News report"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="Language of the page as a code: en, uk, ru, …",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
                            )
                        ],
                    ),
                ),
                (
                    "reliability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official", "Official"),
                            ("record", "Newspaper or agency of record"),
                            ("edited", "Edited"),
                            ("advocacy", "Advocacy"),
                            ("aggregator", "Aggregator"),
                            ("state-media", "State media"),
                            ("propaganda", "Propaganda"),
                            ("unknown", "Publisher not identified"),
                        ],
                        help_text="The grade of its publisher; empty if nobody has graded it.",
                        max_length=11,
                    ),
                ),
                (
                    "reliability_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for the grade"),
                ),
                (
                    "copy_of",
                    models.CharField(
                        blank=True,
                        help_text="Whose copy it carries, with commas between several: Reuters. Copies of one agency count once.",
                        max_length=200,
                        verbose_name="copy of",
                    ),
                ),
                (
                    "outlet_of",
                    models.CharField(
                        blank=True,
                        help_text="For state media: the two-letter ISO 3166 code of the state that controls it.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}\\Z", "Write two capital letters, such as UA.", "iso_code"
                            )
                        ],
                        verbose_name="outlet of",
                    ),
                ),
                (
                    "missing",
                    models.CharField(
                        blank=True,
                        help_text="Why publisher, address or day of publication is not given.",
                        max_length=300,
                        verbose_name="why incomplete",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSuggestedChange",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("model", models.CharField(editable=False, max_length=20, verbose_name="kind of record")),
                ("record_id", models.PositiveBigIntegerField(editable=False, verbose_name="record")),
                (
                    "changes",
                    models.JSONField(
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text='{"field": {"old": …, "new": …}}; records as their keys.',
                    ),
                ),
                (
                    "corrected_text",
                    models.JSONField(
                        editable=False, help_text="As :mod:`proposals.importing.suggesting` writes it.", null=True
                    ),
                ),
                (
                    "grounds",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        help_text="The words that it rests on, as :mod:`proposals.models.grounds` reads them.",
                    ),
                ),
                ("reason", models.CharField(editable=False, max_length=500)),
                ("suggested_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting for an editor"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        db_index=True,
                        default="pending",
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("decision_reason", models.CharField(blank=True, editable=False, max_length=500)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical suggested change",
                "verbose_name_plural": "historical suggested changes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                ("notes", models.TextField(help_text="What readers should know about this release.", max_length=10000)),
                ("checksum", models.CharField(max_length=64)),
                ("snapshot", models.BinaryField()),
            ],
            options={
                "ordering": ["-number"],
                "permissions": [("make_release", "Can make a release")],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("notes", ""), _negated=True),
                        name="release_notes_not_blank",
                        violation_error_message="notes: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="release_number_from_one",
                        violation_error_message="number: use a whole number from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("checksum__regex", "^[0-9a-f]{64}$")),
                        name="release_checksum_sha256",
                        violation_error_message="checksum: use 64 hexadecimal digits.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SuggestedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(editable=False, max_length=20, verbose_name="kind of record")),
                ("record_id", models.PositiveBigIntegerField(editable=False, verbose_name="record")),
                (
                    "changes",
                    models.JSONField(
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text='{"field": {"old": …, "new": …}}; records as their keys.',
                    ),
                ),
                (
                    "corrected_text",
                    models.JSONField(
                        editable=False, help_text="As :mod:`proposals.importing.suggesting` writes it.", null=True
                    ),
                ),
                (
                    "grounds",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        help_text="The words that it rests on, as :mod:`proposals.models.grounds` reads them.",
                    ),
                ),
                ("reason", models.CharField(editable=False, max_length=500)),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("suggested_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting for an editor"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        db_index=True,
                        default="pending",
                        editable=False,
                        max_length=8,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("decision_reason", models.CharField(blank=True, editable=False, max_length=500)),
            ],
            options={
                "verbose_name": "suggested change",
                "ordering": ["-suggested_at", "-pk"],
                "permissions": [("decide_suggestedchange", "Can accept and decline suggested changes")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["pending", "accepted", "declined"])),
                        name="suggestedchange_state_known",
                        violation_error_message="state: choose one of pending, accepted, declined.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="suggestedchange_reason_not_blank",
                        violation_error_message="reason: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "model__in",
                                (
                                    "proposal",
                                    "position",
                                    "event",
                                    "correspondence",
                                    "clause",
                                    "omission",
                                    "term",
                                    "variantreading",
                                ),
                            )
                        ),
                        name="suggestedchange_model_known",
                        violation_error_message="model: choose a kind of record that is reviewed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrected_text__isnull", True), ("model", "proposal"), _connector="OR"),
                        name="suggestedchange_text_of_proposal",
                        violation_error_message="corrected_text: only a proposal has a text; leave it empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "pending")),
                            models.Q(
                                models.Q(("state", "pending"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="suggestedchange_decided_by_somebody",
                        violation_error_message="state: a decision needs a person and a time.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvent",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(help_text="For a one-day event, the same date.", verbose_name="ends on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("week", "Week"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="date precision",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("persons", models.JSONField(blank=True, default=list, help_text='Names, as a list: ["…", "…"].')),
                ("summary", models.TextField(blank=True)),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.process",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical event",
                "verbose_name_plural": "historical events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTopic",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.process",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical topic",
                "verbose_name_plural": "historical topics",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="proposals.process"
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                (
                    "short_title",
                    models.CharField(
                        help_text="Name used as a column heading.", max_length=60, verbose_name="short title"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "Plan"),
                            ("statement", "Statement"),
                            ("stated-position", "Stated position"),
                            ("package", "Package"),
                            ("annex", "Annex"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "claimed_points",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The number of points the text is known by (28-point plan). It may differ from the number of recorded clauses.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="claimed points",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="issued on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("week", "Week"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="date precision",
                    ),
                ),
                ("date_note", models.TextField(blank=True, verbose_name="note on the date")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("leaked", "Leaked"),
                            ("presented", "Presented"),
                            ("published", "Published by its authors"),
                            ("superseded", "Superseded"),
                            ("agreed", "Agreed"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "revises",
                    models.ForeignKey(
                        blank=True,
                        help_text="The text that this one revises.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revised_by",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "text_availability",
                    models.CharField(
                        choices=[
                            ("full", "Full text"),
                            ("partial", "Part of the text"),
                            ("reported", "Known from reports only"),
                        ],
                        max_length=8,
                        verbose_name="text availability",
                    ),
                ),
                (
                    "original_language",
                    models.CharField(
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
                            )
                        ],
                        verbose_name="original language",
                    ),
                ),
                (
                    "text_language",
                    models.CharField(
                        default="en",
                        help_text="The language the clauses are recorded in.",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
                            )
                        ],
                        verbose_name="language of the clauses",
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("authorship_note", models.TextField(blank=True, verbose_name="note on authorship")),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                ("drafted_by", models.ManyToManyField(blank=True, related_name="drafted", to="proposals.party")),
                (
                    "derived_from",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Other texts it draws on.",
                        related_name="drawn_on_by",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "companions",
                    models.ManyToManyField(
                        blank=True, help_text="Papers of the same package.", to="proposals.proposal"
                    ),
                ),
                ("sources", models.ManyToManyField(blank=True, related_name="proposals", to="proposals.source")),
            ],
            options={
                "ordering": ["issued_on", "slug"],
                "permissions": [("publish_proposal", "Can publish, send back and withdraw proposals")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "in-review", "published", "withdrawn"])),
                        name="proposal_state_known",
                        violation_error_message="state: choose one of draft, in-review, published, withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="proposal_published_has_time",
                        violation_error_message="published_at: give the time for a published record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="proposal_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="proposal_title_not_blank",
                        violation_error_message="title: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["plan", "statement", "stated-position", "package", "annex"])),
                        name="proposal_kind_known",
                        violation_error_message="kind: choose one of plan, statement, stated-position, package, annex.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["leaked", "presented", "published", "superseded", "agreed"])
                        ),
                        name="proposal_status_known",
                        violation_error_message="status: choose one of leaked, presented, published, superseded, agreed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_availability__in", ["full", "partial", "reported"])),
                        name="proposal_text_availability_known",
                        violation_error_message="text_availability: choose one of full, partial, reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date_precision__in", ["day", "week", "month", "year"])),
                        name="proposal_date_precision_known",
                        violation_error_message="date_precision: choose one of day, week, month, year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("claimed_points__isnull", True), ("claimed_points__range", (1, 9999)), _connector="OR"
                        ),
                        name="proposal_claimed_points_counted",
                        violation_error_message="claimed_points: use a number from 1 to 9999, or leave it empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revises__isnull", True),
                            models.Q(("revises", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_revises_another",
                        violation_error_message="revises: a text cannot revise itself; choose another.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="topics", to="proposals.process"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
                ("order", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["process", "order", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="topic_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalParty_members",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "from_party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.party",
                    ),
                ),
                (
                    "to_party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.party",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalparty",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalParty_members",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="proposals.process"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(help_text="For a one-day event, the same date.", verbose_name="ends on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("week", "Week"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="date precision",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("persons", models.JSONField(blank=True, default=list, help_text='Names, as a list: ["…", "…"].')),
                ("summary", models.TextField(blank=True)),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("participants", models.ManyToManyField(blank=True, related_name="events", to="proposals.party")),
                ("proposals", models.ManyToManyField(blank=True, related_name="events", to="proposals.proposal")),
                ("sources", models.ManyToManyField(blank=True, related_name="events", to="proposals.source")),
            ],
            options={
                "ordering": ["starts_on", "slug"],
                "permissions": [("publish_event", "Can publish, send back and withdraw events")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "in-review", "published", "withdrawn"])),
                        name="event_state_known",
                        violation_error_message="state: choose one of draft, in-review, published, withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="event_published_has_time",
                        violation_error_message="published_at: give the time for a published record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="event_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date_precision__in", ["day", "week", "month", "year"])),
                        name="event_date_precision_known",
                        violation_error_message="date_precision: choose one of day, week, month, year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="event_ends_after_start",
                        violation_error_message="ends_on: an event cannot end before it starts; correct one of the dates.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCorrespondence",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("unchanged", "Unchanged"),
                            ("reworded", "Reworded"),
                            ("amended", "Amended"),
                            ("stronger", "Stronger"),
                            ("weaker", "Weaker"),
                            ("contrary", "Contrary"),
                            ("replaced", "Replaced"),
                            ("split", "Split"),
                            ("merged", "Merged"),
                            ("moved", "Moved"),
                            ("unanswered", "Unanswered"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "summary",
                    models.CharField(blank=True, help_text="What changed, in one neutral sentence.", max_length=400),
                ),
                ("note", models.TextField(blank=True)),
                ("decided_about", models.CharField(blank=True, editable=False, max_length=32)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "silent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The text that has no counterpart to the first side. Only for “unanswered”, without a second side.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                        verbose_name="silent text",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical correspondence",
                "verbose_name_plural": "historical correspondences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                (
                    "short_title",
                    models.CharField(
                        help_text="Name used as a column heading.", max_length=60, verbose_name="short title"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "Plan"),
                            ("statement", "Statement"),
                            ("stated-position", "Stated position"),
                            ("package", "Package"),
                            ("annex", "Annex"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "claimed_points",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The number of points the text is known by (28-point plan). It may differ from the number of recorded clauses.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="claimed points",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="issued on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("week", "Week"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="date precision",
                    ),
                ),
                ("date_note", models.TextField(blank=True, verbose_name="note on the date")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("leaked", "Leaked"),
                            ("presented", "Presented"),
                            ("published", "Published by its authors"),
                            ("superseded", "Superseded"),
                            ("agreed", "Agreed"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "text_availability",
                    models.CharField(
                        choices=[
                            ("full", "Full text"),
                            ("partial", "Part of the text"),
                            ("reported", "Known from reports only"),
                        ],
                        max_length=8,
                        verbose_name="text availability",
                    ),
                ),
                (
                    "original_language",
                    models.CharField(
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
                            )
                        ],
                        verbose_name="original language",
                    ),
                ),
                (
                    "text_language",
                    models.CharField(
                        default="en",
                        help_text="The language the clauses are recorded in.",
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
                            )
                        ],
                        verbose_name="language of the clauses",
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("authorship_note", models.TextField(blank=True, verbose_name="note on authorship")),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.process",
                    ),
                ),
                (
                    "revises",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The text that this one revises.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical proposal",
                "verbose_name_plural": "historical proposals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIssue",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(help_text="Shown wherever the issue appears.")),
                (
                    "thesis",
                    models.TextField(
                        help_text="One neutral sentence that a party can accept or reject. Readers see it as soon as the process is public."
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("dispute", "Dispute"), ("pledge", "Pledge")],
                        default="dispute",
                        help_text="A dispute is about one state of affairs, so two answers can contradict each other. A pledge is about what the speaker itself will do: answers stand beside each other, never counted against each other.",
                        max_length=7,
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                ("pax_code", models.CharField(blank=True, max_length=40, verbose_name="PA-X code")),
                ("pam_code", models.CharField(blank=True, max_length=40, verbose_name="PAM code")),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.topic",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical issue",
                "verbose_name_plural": "historical issues",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="proposals.topic"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(help_text="Shown wherever the issue appears.")),
                (
                    "thesis",
                    models.TextField(
                        help_text="One neutral sentence that a party can accept or reject. Readers see it as soon as the process is public."
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("dispute", "Dispute"), ("pledge", "Pledge")],
                        default="dispute",
                        help_text="A dispute is about one state of affairs, so two answers can contradict each other. A pledge is about what the speaker itself will do: answers stand beside each other, never counted against each other.",
                        max_length=7,
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                ("pax_code", models.CharField(blank=True, max_length=40, verbose_name="PA-X code")),
                ("pam_code", models.CharField(blank=True, max_length=40, verbose_name="PAM code")),
            ],
            options={
                "ordering": ["topic__process", "topic__order", "order", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="issue_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("thesis", ""), _negated=True),
                        name="issue_thesis_not_blank",
                        violation_error_message="thesis: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["dispute", "pledge"])),
                        name="issue_kind_known",
                        violation_error_message="kind: choose one of dispute, pledge.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvent_participants",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.event",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.party",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalevent",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalEvent_participants",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent_proposals",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.event",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalevent",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalEvent_proposals",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvent_sources",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.event",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.source",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalevent",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalEvent_sources",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal_companions",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "from_proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "to_proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalproposal",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProposal_companions",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal_derived_from",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "from_proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "to_proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalproposal",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProposal_derived_from",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal_drafted_by",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.party",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalproposal",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProposal_drafted_by",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal_sources",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.source",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalproposal",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalProposal_sources",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="proposals.proposal"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="Identifies the clause within the proposal for good; links and citations contain it.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+([.-][a-z0-9]+)*\\Z",
                                "Use small letters and digits, joined by dots or hyphens: 12, 10.a, x1.",
                            )
                        ],
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="As printed; empty if the document has none.", max_length=40
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, help_text="Position in the document, from 0.")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="children",
                        to="proposals.clause",
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True, max_length=400000)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("bracketed", "Left open in brackets"),
                            ("deleted", "Marked as deleted in the text"),
                            ("removed", "Reported as removed"),
                            ("variant", "Rival variant of a point"),
                            ("unrecorded", "Not recorded yet"),
                        ],
                        default="active",
                        max_length=12,
                    ),
                ),
                (
                    "advanced_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="For a rival variant: the party that advances it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variants",
                        to="proposals.party",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("translation", "Translation"),
                            ("paraphrase", "Paraphrase"),
                            ("translated-paraphrase", "Paraphrase of a translation"),
                            ("reported", "Reported"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="proposals.issue",
                        verbose_name="main issue",
                    ),
                ),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                (
                    "locator",
                    models.CharField(blank=True, help_text="Place in the document: point 6, page 2.", max_length=200),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True, choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")], max_length=8
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("direct", "Read in a stored copy"),
                            ("indirect", "Read in a summary"),
                            ("unseen", "Not seen"),
                        ],
                        default="direct",
                        max_length=8,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "further_issues",
                    models.ManyToManyField(blank=True, related_name="clauses_further", to="proposals.issue"),
                ),
                ("sources", models.ManyToManyField(blank=True, related_name="clauses", to="proposals.source")),
            ],
            options={
                "ordering": ["proposal__issued_on", "proposal__slug", "order", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "key"),
                        name="clause_key_unique",
                        violation_error_message="key: another clause of this proposal already has this key; choose another.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+([.-][a-z0-9]+)*\\Z")),
                        name="clause_key_shape",
                        violation_error_message="key: use small letters and digits, joined by dots or hyphens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["active", "bracketed", "deleted", "removed", "variant", "unrecorded"])
                        ),
                        name="clause_status_known",
                        violation_error_message="status: choose one of active, bracketed, deleted, removed, variant, unrecorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                ["", "verbatim", "translation", "paraphrase", "translated-paraphrase", "reported"],
                            )
                        ),
                        name="clause_basis_known",
                        violation_error_message="basis: choose one of verbatim, translation, paraphrase, translated-paraphrase, reported.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ["", "high", "medium", "low"])),
                        name="clause_confidence_known",
                        violation_error_message="confidence: choose one of high, medium, low.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verification__in", ["direct", "indirect", "unseen"])),
                        name="clause_verification_known",
                        violation_error_message="verification: choose one of direct, indirect, unseen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="clause_parent_another",
                        violation_error_message="parent: a clause cannot be its own parent; choose another.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["deleted", "unrecorded"]), _negated=True),
                            ("text", ""),
                            _connector="OR",
                        ),
                        name="clause_without_text",
                        violation_error_message="text: a deleted or unrecorded point has no text; leave it empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["deleted", "unrecorded"]),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="clause_with_text",
                        violation_error_message="text: fill it in, or set the status to deleted or unrecorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", ""), ("status", "unrecorded")),
                            models.Q(
                                models.Q(("status", "unrecorded"), _negated=True),
                                models.Q(("basis", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="clause_basis_unless_unrecorded",
                        violation_error_message="basis: choose one; leave it empty only for an unrecorded point.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("advanced_by__isnull", False), ("status", "variant")),
                            models.Q(models.Q(("status", "variant"), _negated=True), ("advanced_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="clause_variant_has_party",
                        violation_error_message="advanced_by: name the party for a rival variant, and for no other clause.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeasure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "Number"),
                            ("money", "Money"),
                            ("date", "Date"),
                            ("duration", "Duration"),
                            ("share", "Share"),
                            ("text", "Words"),
                            ("boolean", "Yes or no"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="Unit of every numeric value: personnel, USD billion, …", max_length=40
                    ),
                ),
                ("description", models.TextField(blank=True)),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.issue",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical measure",
                "verbose_name_plural": "historical measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measures", to="proposals.issue"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "Number"),
                            ("money", "Money"),
                            ("date", "Date"),
                            ("duration", "Duration"),
                            ("share", "Share"),
                            ("text", "Words"),
                            ("boolean", "Yes or no"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="Unit of every numeric value: personnel, USD billion, …", max_length=40
                    ),
                ),
                ("description", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["name", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="measure_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["number", "money", "date", "duration", "share", "text", "boolean"])
                        ),
                        name="measure_kind_known",
                        violation_error_message="kind: choose one of number, money, date, duration, share, text, boolean.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["number", "money", "duration", "share"]), ("unit", ""), _connector="XOR"
                        ),
                        name="measure_unit_for_numbers",
                        violation_error_message="unit: give one for a numeric measure, and for no other kind.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Correspondence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "silent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The text that has no counterpart to the first side. Only for “unanswered”, without a second side.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unanswered",
                        to="proposals.proposal",
                        verbose_name="silent text",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("unchanged", "Unchanged"),
                            ("reworded", "Reworded"),
                            ("amended", "Amended"),
                            ("stronger", "Stronger"),
                            ("weaker", "Weaker"),
                            ("contrary", "Contrary"),
                            ("replaced", "Replaced"),
                            ("split", "Split"),
                            ("merged", "Merged"),
                            ("moved", "Moved"),
                            ("unanswered", "Unanswered"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "summary",
                    models.CharField(blank=True, help_text="What changed, in one neutral sentence.", max_length=400),
                ),
                ("note", models.TextField(blank=True)),
                ("decided_about", models.CharField(blank=True, editable=False, max_length=32)),
                ("from_clauses", models.ManyToManyField(related_name="correspondences_from", to="proposals.clause")),
                (
                    "to_clauses",
                    models.ManyToManyField(blank=True, related_name="correspondences_to", to="proposals.clause"),
                ),
            ],
            options={
                "ordering": ["slug"],
                "permissions": [("publish_correspondence", "Can publish, send back and withdraw correspondences")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "in-review", "published", "withdrawn"])),
                        name="correspondence_state_known",
                        violation_error_message="state: choose one of draft, in-review, published, withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="correspondence_published_has_time",
                        violation_error_message="published_at: give the time for a published record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="correspondence_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                [
                                    "unchanged",
                                    "reworded",
                                    "amended",
                                    "stronger",
                                    "weaker",
                                    "contrary",
                                    "replaced",
                                    "split",
                                    "merged",
                                    "moved",
                                    "unanswered",
                                ],
                            )
                        ),
                        name="correspondence_relation_known",
                        violation_error_message="relation: choose one of unchanged, reworded, amended, stronger, weaker, contrary, replaced, split, merged, moved, unanswered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relation", "unanswered"), ("silent__isnull", False)),
                            models.Q(models.Q(("relation", "unanswered"), _negated=True), ("silent__isnull", True)),
                            _connector="OR",
                        ),
                        name="correspondence_silent_if_unanswered",
                        violation_error_message="silent: name the silent text for the relation “unanswered”, and for no other.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClause",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="Identifies the clause within the proposal for good; links and citations contain it.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+([.-][a-z0-9]+)*\\Z",
                                "Use small letters and digits, joined by dots or hyphens: 12, 10.a, x1.",
                            )
                        ],
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="As printed; empty if the document has none.", max_length=40
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, help_text="Position in the document, from 0.")),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True, max_length=400000)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("bracketed", "Left open in brackets"),
                            ("deleted", "Marked as deleted in the text"),
                            ("removed", "Reported as removed"),
                            ("variant", "Rival variant of a point"),
                            ("unrecorded", "Not recorded yet"),
                        ],
                        default="active",
                        max_length=12,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("translation", "Translation"),
                            ("paraphrase", "Paraphrase"),
                            ("translated-paraphrase", "Paraphrase of a translation"),
                            ("reported", "Reported"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                (
                    "locator",
                    models.CharField(blank=True, help_text="Place in the document: point 6, page 2.", max_length=200),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True, choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")], max_length=8
                    ),
                ),
                (
                    "verification",
                    models.CharField(
                        choices=[
                            ("direct", "Read in a stored copy"),
                            ("indirect", "Read in a summary"),
                            ("unseen", "Not seen"),
                        ],
                        default="direct",
                        max_length=8,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "advanced_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="For a rival variant: the party that advances it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.party",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.issue",
                        verbose_name="main issue",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical clause",
                "verbose_name_plural": "historical clauses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOmission",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[("struck", "Struck"), ("left-out", "Left out"), ("replaced", "Replaced")],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The clause of the earlier text.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical omission",
                "verbose_name_plural": "historical omissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPosition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80)),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("supports-with-conditions", "Supports with conditions"),
                            ("basis-for-talks", "A basis for further talks"),
                            ("open", "Leaves it open"),
                            ("opposes", "Opposes"),
                            ("rejects", "Rejects"),
                            ("ambiguous", "Ambiguous"),
                        ],
                        help_text="On the clause or proposal as written, or on the issue's thesis.",
                        max_length=24,
                    ),
                ),
                (
                    "target_basis",
                    models.CharField(
                        blank=True,
                        choices=[("named", "Named by the speaker"), ("inferred", "Inferred by us")],
                        help_text="Whether the speaker named what the stance is about. Empty if nobody has recorded it.",
                        max_length=8,
                        verbose_name="basis of the target",
                    ),
                ),
                (
                    "emphasis",
                    models.CharField(
                        blank=True,
                        choices=[("red-line", "Red line"), ("priority", "Priority")],
                        help_text="If the speaker called it a red line or a priority.",
                        max_length=8,
                    ),
                ),
                ("statement", models.TextField(help_text="What was said, in our words, from the speaker's side.")),
                ("conditions", models.TextField(blank=True, help_text="What the party asks for.")),
                (
                    "compatible_reason",
                    models.CharField(
                        blank=True,
                        help_text="Why the conditions do not exclude each other.",
                        max_length=400,
                        verbose_name="why compatible",
                    ),
                ),
                (
                    "stated_by",
                    models.CharField(
                        help_text="The speaker and their office.", max_length=200, verbose_name="stated by"
                    ),
                ),
                ("stated_on", models.DateField(verbose_name="stated on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("week", "Week"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="date precision",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("on-record", "On the record"),
                            ("reported", "Named, through somebody else’s account"),
                            ("anonymous", "Anonymous"),
                            ("inferred", "Inferred"),
                        ],
                        default="on-record",
                        max_length=10,
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")], default="high", max_length=8
                    ),
                ),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.party",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.issue",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical position",
                "verbose_name_plural": "historical positions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVariantReading",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("reading", models.TextField()),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.source",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical variant reading",
                "verbose_name_plural": "historical variant readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Omission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="omissions", to="proposals.proposal"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        help_text="The clause of the earlier text.",
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="omitted_by",
                        to="proposals.clause",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[("struck", "Struck"), ("left-out", "Left out"), ("replaced", "Replaced")],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["proposal_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "clause"),
                        name="omission_unique",
                        violation_error_message="clause: its omission is already recorded; edit that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["struck", "left-out", "replaced"])),
                        name="omission_how_known",
                        violation_error_message="how: choose one of struck, left-out, replaced.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="proposals.party"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="proposals.clause",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="proposals.issue",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("supports-with-conditions", "Supports with conditions"),
                            ("basis-for-talks", "A basis for further talks"),
                            ("open", "Leaves it open"),
                            ("opposes", "Opposes"),
                            ("rejects", "Rejects"),
                            ("ambiguous", "Ambiguous"),
                        ],
                        help_text="On the clause or proposal as written, or on the issue's thesis.",
                        max_length=24,
                    ),
                ),
                (
                    "target_basis",
                    models.CharField(
                        blank=True,
                        choices=[("named", "Named by the speaker"), ("inferred", "Inferred by us")],
                        help_text="Whether the speaker named what the stance is about. Empty if nobody has recorded it.",
                        max_length=8,
                        verbose_name="basis of the target",
                    ),
                ),
                (
                    "emphasis",
                    models.CharField(
                        blank=True,
                        choices=[("red-line", "Red line"), ("priority", "Priority")],
                        help_text="If the speaker called it a red line or a priority.",
                        max_length=8,
                    ),
                ),
                ("statement", models.TextField(help_text="What was said, in our words, from the speaker's side.")),
                ("conditions", models.TextField(blank=True, help_text="What the party asks for.")),
                (
                    "compatible_reason",
                    models.CharField(
                        blank=True,
                        help_text="Why the conditions do not exclude each other.",
                        max_length=400,
                        verbose_name="why compatible",
                    ),
                ),
                (
                    "stated_by",
                    models.CharField(
                        help_text="The speaker and their office.", max_length=200, verbose_name="stated by"
                    ),
                ),
                ("stated_on", models.DateField(verbose_name="stated on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("week", "Week"), ("month", "Month"), ("year", "Year")],
                        default="day",
                        max_length=5,
                        verbose_name="date precision",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("on-record", "On the record"),
                            ("reported", "Named, through somebody else’s account"),
                            ("anonymous", "Anonymous"),
                            ("inferred", "Inferred"),
                        ],
                        default="on-record",
                        max_length=10,
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")], default="high", max_length=8
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="proposals.source"
                    ),
                ),
                (
                    "reading",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How far each source was read: read, in-part, not-read. What is not recorded is left out.",
                        verbose_name="how far read",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "compatible_with",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Acceptances of the same target by other parties whose conditions do not exclude these.",
                        related_name="found_compatible_by",
                        to="proposals.position",
                        verbose_name="compatible with",
                    ),
                ),
                (
                    "also_in",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Further sources for the same statement.",
                        related_name="positions_also",
                        to="proposals.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-stated_on", "-pk"],
                "permissions": [("publish_position", "Can publish, send back and withdraw positions")],
                "indexes": [
                    models.Index(
                        models.F("party"),
                        models.OrderBy(models.F("stated_on"), descending=True),
                        name="position_party_date",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "in-review", "published", "withdrawn"])),
                        name="position_state_known",
                        violation_error_message="state: choose one of draft, in-review, published, withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="position_published_has_time",
                        violation_error_message="published_at: give the time for a published record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="position_slug_not_blank",
                        violation_error_message="slug: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("statement", ""), _negated=True),
                        name="position_statement_not_blank",
                        violation_error_message="statement: fill it in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stance__in",
                                [
                                    "supports",
                                    "supports-with-conditions",
                                    "basis-for-talks",
                                    "open",
                                    "opposes",
                                    "rejects",
                                    "ambiguous",
                                ],
                            )
                        ),
                        name="position_stance_known",
                        violation_error_message="stance: choose one of supports, supports-with-conditions, basis-for-talks, open, opposes, rejects, ambiguous.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["on-record", "reported", "anonymous", "inferred"])),
                        name="position_certainty_known",
                        violation_error_message="certainty: choose one of on-record, reported, anonymous, inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("target_basis__in", ["", "named", "inferred"])),
                        name="position_target_basis_known",
                        violation_error_message="target_basis: choose one of named, inferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("emphasis__in", ["", "red-line", "priority"])),
                        name="position_emphasis_known",
                        violation_error_message="emphasis: choose one of red-line, priority.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ["high", "medium", "low"])),
                        name="position_confidence_known",
                        violation_error_message="confidence: choose one of high, medium, low.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date_precision__in", ["day", "week", "month", "year"])),
                        name="position_date_precision_known",
                        violation_error_message="date_precision: choose one of day, week, month, year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clause__isnull", False), ("issue__isnull", True), ("proposal__isnull", True)),
                            models.Q(("clause__isnull", True), ("issue__isnull", False), ("proposal__isnull", True)),
                            models.Q(("clause__isnull", True), ("issue__isnull", True), ("proposal__isnull", False)),
                            _connector="OR",
                        ),
                        name="position_one_target",
                        violation_error_message="target: choose exactly one clause, issue or proposal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stance", "supports-with-conditions"), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="position_conditions_named",
                        violation_error_message="conditions: state them for “supports with conditions”.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VariantReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="variant_readings",
                        to="proposals.clause",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variant_readings",
                        to="proposals.source",
                    ),
                ),
                ("reading", models.TextField()),
            ],
            options={
                "ordering": ["clause_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clause", "source"),
                        name="variantreading_unique",
                        violation_error_message="source: its reading of this clause is already recorded; edit that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reading", ""), _negated=True),
                        name="variantreading_reading_not_blank",
                        violation_error_message="reading: fill it in.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTerm",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("value", models.CharField(help_text="A number, words, or true or false.", max_length=300)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("note", models.TextField(blank=True)),
                ("decided_about", models.CharField(blank=True, editable=False, max_length=32)),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.measure",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical term",
                "verbose_name_plural": "historical terms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="proposals.clause"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="proposals.measure"
                    ),
                ),
                ("value", models.CharField(help_text="A number, words, or true or false.", max_length=300)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("note", models.TextField(blank=True)),
                ("decided_about", models.CharField(blank=True, editable=False, max_length=32)),
            ],
            options={
                "ordering": ["clause_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clause", "measure"),
                        name="term_measure_unique",
                        violation_error_message="measure: this clause already has a value for it; edit that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True),
                        name="term_value_not_blank",
                        violation_error_message="value: fill it in.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCorrespondence_from_clauses",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "correspondence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.correspondence",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalcorrespondence",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalCorrespondence_from_clauses",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCorrespondence_to_clauses",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "correspondence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.correspondence",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalcorrespondence",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalCorrespondence_to_clauses",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClause_further_issues",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.issue",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalclause",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalClause_further_issues",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClause_sources",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.clause",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.source",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalclause",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalClause_sources",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPosition_also_in",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "position",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.position",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.source",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalposition",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalPosition_also_in",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPosition_compatible_with",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "from_position",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.position",
                    ),
                ),
                (
                    "to_position",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proposals.position",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proposals.historicalposition",
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalPosition_compatible_with",
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]

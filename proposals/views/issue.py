"""Issues: which texts address them, and in what words."""

from collections import defaultdict

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.comparison.issue_coverage import coverage_by_issue
from proposals.comparison.issue_history import figure_series, issue_history
from proposals.forms.lists import TopicForm
from proposals.models import Issue, Proposal, Topic
from proposals.stances.board import rows_for


def issue_list(request: HttpRequest) -> HttpResponse:
    """Which text has a clause on which issue: a matrix for each process, limited to one topic where asked for."""
    form = TopicForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/issues.html", {"form": form}, status=400)
    topic = form.cleaned_data["topic"]
    texts, issues_by_process = defaultdict(list), defaultdict(list)
    for text in form.of_process(Proposal.objects.public().with_clauses()):
        texts[text.process_id].append(text)
    issues_shown = form.of_process(Issue.objects.public().filter(**({"topic": topic} if topic else {})))
    for issue in issues_shown.select_related("topic__process"):
        issues_by_process[issue.topic.process].append(issue)
    matrices = []
    for process, issues in issues_by_process.items():
        topics: dict = defaultdict(list)
        for issue, cells in coverage_by_issue(texts[process.pk], issues).items():
            topics[issue.topic].append((issue, cells, sum(bool(cell.clauses) for cell in cells)))
        matrices.append({"process": process, "texts": texts[process.pk], "topics": dict(topics)})
    topics_shown = form.of_process(Topic.objects.public())
    context = {"form": form, "topic": topic, "topics": topics_shown, "matrices": matrices, "query": form.query()}
    return render(request, "proposals/issues.html", context)


def issue_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One issue: its clauses in each text, by date, and what parties said of its thesis and clauses."""
    issue = get_object_or_404(Issue.objects.public().select_related("topic__process"), slug=slug)
    steps = issue_history(issue)
    prefetch_related_objects([each.clause for step in steps for each in step.marked], "sources")
    (row,) = rows_for([issue], issue.topic.process)
    context = {"issue": issue, "steps": steps, "figures": figure_series(steps, issue), "row": row}
    return render(request, "proposals/issue.html", context)

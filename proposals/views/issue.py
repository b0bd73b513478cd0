"""The issues: which texts touch them, and how each text words them."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.comparison.issue_coverage import coverage
from proposals.comparison.issue_history import biography, figures
from proposals.forms.lists import TopicForm
from proposals.models import Issue, Proposal, Topic
from proposals.stances.board import line_on


def issues(request: HttpRequest) -> HttpResponse:
    """Which text has a clause on which issue: a matrix for each process, of one topic where it is asked for."""
    form = TopicForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/issues.html", {"form": form}, status=400)
    topic = form.cleaned_data["topic"]
    texts, questions = defaultdict(list), defaultdict(list)
    for text in Proposal.objects.public().with_clauses():
        texts[text.process_id].append(text)
    for found in Issue.objects.public().filter(**({"topic": topic} if topic else {})).select_related("topic__process"):
        questions[found.topic.process].append(found)
    matrices = []
    for process, asked in questions.items():
        topics: dict = defaultdict(list)
        for found, cells in coverage(texts[process.pk], asked).items():
            topics[found.topic].append((found, cells, sum(bool(cell.clauses) for cell in cells)))
        matrices.append({"process": process, "texts": texts[process.pk], "topics": dict(topics)})
    context = {"form": form, "topic": topic, "topics": Topic.objects.public(), "matrices": matrices}
    return render(request, "proposals/issues.html", context)


def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """One issue: its clauses through the texts in order of date, and what parties said of its thesis and clauses."""
    found = get_object_or_404(Issue.objects.public().select_related("topic__process"), slug=slug)
    steps = biography(found)
    context = {"issue": found, "steps": steps, "figures": figures(steps, found), "line": line_on(found)}
    return render(request, "proposals/issue.html", context)

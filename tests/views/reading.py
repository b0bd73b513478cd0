"""Reads pages as a screen reader does: text in order, with visually hidden words."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Node:
    """An element: its tag, attributes, children and text in document order."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: "Node | None" = None):
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Node | str] = []

    def all(self, tag: str, css_class: str | None = None) -> list["Node"]:
        nodes = []
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag and (css_class is None or css_class in child.attrs.get("class", "").split()):
                    nodes.append(child)
                nodes += child.all(tag, css_class)
        return nodes

    def one(self, tag: str, css_class: str | None = None) -> "Node":
        nodes = self.all(tag, css_class)
        assert len(nodes) == 1, f"{len(nodes)} × <{tag} class={css_class}>"
        return nodes[0]

    @property
    def text(self) -> str:
        """The text a screen reader speaks, with white space collapsed."""
        return " ".join(self._spoken.split())

    @property
    def _spoken(self) -> str:
        if self.attrs.get("aria-hidden") == "true":
            return ""
        return "".join(child if isinstance(child, str) else child._spoken for child in self.children)

    @property
    def raw(self) -> str:
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.here = self.root = Node("root", {})

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag):
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(response) -> Node:
    """The page as a tree; fails where an element is not closed."""
    builder = _Builder()
    builder.feed(response.content.decode())
    assert builder.here is builder.root, f"<{builder.here.tag}> is not closed"
    return builder.root


def rows_of(page: Node) -> list[tuple[str, str, list[list[str]]]]:
    """The comparison's rows: id, relation in words, and for each cell the addresses of its clauses."""
    rows = []
    for row in page.one("table", "comparison").all("tr"):
        if "id" not in row.attrs:  # the head, a topic, the foot
            continue
        cells = [
            [number.all("a")[0].attrs["href"] for number in cell.all("p", "number")] for cell in row.all("td", "cell")
        ]
        rows.append((row.attrs["id"], row.one("th").all("p", "relation")[0].text, cells))
    return rows

# %% [markdown]
# # Where a dashboard begins
#
# Asks a running actorgraph service (`make run`) who does what to whom, how a pair goes over time,
# who stands in the middle, and on what evidence. Needs `httpx`, `pandas` and `networkx`; draws
# nothing. As a script: `python docs/starter.py http://127.0.0.1:8000`. On a graph with keys it
# takes one that may read from the variable `GRAPH_KEY`.

# %%
from __future__ import annotations

import os
import sys

import httpx
import networkx as nx
import pandas as pd

BASE = sys.argv[1] if sys.argv[1:2] and sys.argv[1].startswith("http") else "http://127.0.0.1:8000"
KEY = os.environ.get("GRAPH_KEY")
service = httpx.Client(
    base_url=BASE, timeout=30, headers={"Authorization": f"Bearer {KEY}"} if KEY else {}
)
pd.set_option("display.width", 140, "display.max_columns", 20, "display.max_colwidth", 70)


def ask(path: str, **asked: str | int | list[str]) -> dict:
    """Give the answer to a question; a problem's own words say what to change."""
    # Empty parameters would take away those that a link has already.
    answer = service.get(path, params=asked or None)
    if answer.is_error:
        raise SystemExit(f"{answer.url}: {answer.json()['detail']}")
    return answer.json()


# %% [markdown]
# ## Who does what to whom
# A relation sums up claims. `claims` assert it as actual or planned; who denies it is in `negated`.

# %%
relations = pd.json_normalize(ask("/v1/relations", limit=1000, kind="state")["items"])
top = relations[["source.name", "type.label_en", "target.name", "claims", "negated", "last_seen"]]
print("WHO DOES WHAT TO WHOM")
print(top.head(12).to_string(index=False))

# %% [markdown]
# ## How a pair goes over time
# The busiest pair, by month: claims of each quad class, and the mean score from -10 to 10.

# %%
first = relations.iloc[0]
a, b = first["source.id"], first["target.id"]
periods = pd.json_normalize(ask(f"/v1/dyads/{a}/{b}/timeline", step="month")["periods"])
periods.columns = [name.removeprefix("sums.") for name in periods.columns]
quads = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
timeline = periods.set_index("start")[["claims", *quads, "score"]]
print(f"\n{first['source.name']} AND {first['target.name']} OVER TIME")
print(timeline.to_string())

# %% [markdown]
# ## Who stands in the middle
# The whole graph, or any filter of it, comes as a file that NetworkX reads. The claims of persons
# stand at their states and organizations too, so among these each claim counts once.

# %%
data = ask("/v1/export/node-link", kind=["state", "organization"], min_confidence=50)
graph = nx.node_link_graph(data, edges="edges")
names = nx.get_node_attributes(graph, "name")
central = pd.Series(nx.degree_centrality(graph)).sort_values(ascending=False).head(8)
print(
    f"\nIN THE MIDDLE, of {graph.number_of_nodes()} actors and {graph.number_of_edges()} relations"
)
print(central.rename(names).round(3).to_string())

# %% [markdown]
# ## On what evidence
# Every relation leads to its claims, each with its quote, who says so, and whether it is denied.

# %%
claims = pd.json_normalize(ask(first["links.claims"])["items"])
evidence = claims[["article.published", "polarity", "modality", "quote", "article.title"]]
print(f"\nTHE EVIDENCE: {first['source.name']} {first['type.label_en']} {first['target.name']}")
print(evidence.to_string(index=False))

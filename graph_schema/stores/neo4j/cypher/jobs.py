"""The statements of the queue."""

from __future__ import annotations

# Every change to the queue begins here, so that others wait until it is made. Where the graph
# changes too, it is locked before.
HOLD_QUEUE = "MATCH (q:Actorgraph {id: 'queue'}) SET q.held = true"
_JOB = """j.id, j.article, j.language, j.title, j.text, j.published, j.publisher, j.url, j.state,
j.attempts, j.error, j.givers"""
JOB = f"MATCH (j:Job {{id: $id}}) RETURN {_JOB}"
HELD = """MATCH (j:Job {id: $id}) WHERE j.worker = $worker AND j.state = 'leased'
RETURN j.article"""
# `open` is there as long as a job waits for its end.
SET_JOB = """MATCH (q:Actorgraph {id: 'queue'}) SET q.jobs = q.jobs + 1
WITH q.jobs AS next
MERGE (j:Job {id: $id})
WITH j, coalesce(j.number, next) AS number, j.givers AS givers
SET j = $values
SET j.id = $id, j.number = number, j.givers = givers, j.state = 'queued', j.open = true,
  j.attempts = 0, j.due = $time, j.enqueued = $time"""
GIVE = "MATCH (j:Job {id: $id}) SET j.givers = coalesce(j.givers, []) + $giver"
# What is done keeps no text: the graph has it.
SUPERSEDE = """MATCH (j:Job {article: $article}) WHERE j.id <> $id AND j.open
SET j.state = 'done', j.error = $error REMOVE j.title, j.text, j.open"""
READY = f"""MATCH (j:Job) WHERE j.open = true AND j.enqueued IS NOT NULL
  AND j.number IS NOT NULL AND j.due <= $now
RETURN {_JOB} ORDER BY j.enqueued, j.number LIMIT $limit"""
LEASE = """UNWIND $ids AS id MATCH (j:Job {id: id})
SET j.state = 'leased', j.worker = $worker, j.due = $due, j.attempts = j.attempts + 1"""
FINISH = """MATCH (j:Job {id: $id}) SET j.state = 'done'
REMOVE j.error, j.title, j.text, j.open"""
RETRY = "MATCH (j:Job {id: $id}) SET j.state = 'queued', j.error = $reason, j.due = $due"
BURY = """UNWIND $jobs AS row MATCH (j:Job {id: row.id}) SET j.state = 'dead', j.error = row.reason,
  j.dead = true
REMOVE j.open"""
OPEN_ARTICLES = """MATCH (j:Job) WHERE j.state <> 'done'
  AND ($publisher IS NULL OR j.publisher = $publisher)
  AND ($since IS NULL OR j.published >= $since) AND ($until IS NULL OR j.published <= $until)
RETURN DISTINCT j.article"""
UNFINISHED_IDS = """MATCH (j:Job) WHERE j.state IN ['queued', 'leased', 'dead']
RETURN j.id ORDER BY j.enqueued, j.number"""
UNFINISHED = f"""UNWIND range(0, size($ids) - 1) AS place MATCH (j:Job {{id: $ids[place]}})
WHERE j.state IN ['queued', 'leased', 'dead']
RETURN {_JOB}, j.enqueued, j.due ORDER BY place"""
KNOWN = "UNWIND $ids AS id MATCH (j:Job {id: id}) RETURN j.id"
WAITING_ARTICLES = """UNWIND $articles AS id MATCH (j:Job {article: id}) WHERE j.open
RETURN DISTINCT id"""
NUMBERS = """MATCH (q:Actorgraph {id: 'queue'}) SET q.jobs = q.jobs + $more
RETURN q.jobs - $more + 1"""
RESTORE = "UNWIND $jobs AS row CREATE (j:Job) SET j = row"
DEAD = "MATCH (j:Job) WHERE j.dead = true RETURN count(j)"
WAITING = "MATCH (j:Job) WHERE j.open = true RETURN count(j)"
REMOVE = """MATCH (q:Actorgraph {id: 'queue'}) SET q.held = true
WITH q LIMIT 1
UNWIND $articles AS id MATCH (j:Job {article: id})
WITH j, id DELETE j RETURN DISTINCT id"""

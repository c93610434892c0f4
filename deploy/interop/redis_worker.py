"""Computes embeddings for tasks that come by Redis: of each text its length and its vowels.

Usage: python3 redis_worker.py HOST:PORT STREAM MODEL VERSION

Needs Debian's python3-redis.
"""

import json
import sys
import time
import uuid

import redis

HOST, PORT = sys.argv[1].split(":")
STREAM, MODEL, VERSION = sys.argv[2:5]
GROUP = "workers"
WORKER = f"redis-py-{uuid.uuid4().hex[:8]}"
server = redis.Redis(HOST, int(PORT), decode_responses=True)


def outcome(document):
    text = document["message"]["text"]
    vector = [float(len(text)), float(sum(text.count(vowel) for vowel in "aeiou"))]
    return {"value": {"vector": vector, "dimension": 2, "hiddenState": []}}


def reply(task, word):
    return {"body": json.dumps({"version": 1, "id": task["id"], "worker": WORKER, **word})}


def work(entry, fields):
    task = json.loads(fields["body"])
    if task["model"] != {"name": MODEL, "version": VERSION}:
        word = {"error": f"it has {MODEL} {VERSION}"}
    else:
        server.xadd(fields["reply"], reply(task, {"state": "working"}))
        word = {"outcomes": [outcome(document) for document in task["documents"]]}
    with server.pipeline(transaction=True) as answer:
        answer.xadd(fields["reply"], reply(task, word)).expire(fields["reply"], 600)
        answer.xack(STREAM, GROUP, entry).xdel(STREAM, entry).execute()


while True:
    try:
        try:
            server.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
        except redis.ResponseError:
            pass  # It is there.
        print("works", flush=True)
        while True:
            for _, entries in server.xreadgroup(GROUP, WORKER, {STREAM: ">"}, count=1, block=1000):
                for entry, fields in entries:
                    work(entry, fields)
    except redis.RedisError:
        time.sleep(0.5)  # The server is away, or has forgotten the group.

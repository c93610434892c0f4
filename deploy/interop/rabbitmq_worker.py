"""Computes embeddings for tasks that come by RabbitMQ: of each text its length and its vowels.

Usage: python3 rabbitmq_worker.py HOST:PORT QUEUE MODEL VERSION

Needs Debian's python3-pika.
"""

import json
import sys
import time
import uuid

import pika

HOST, PORT = sys.argv[1].split(":")
QUEUE, MODEL, VERSION = sys.argv[2:5]
WORKER = f"pika-{uuid.uuid4().hex[:8]}"


def outcome(document):
    text = document["message"]["text"]
    vector = [float(len(text)), float(sum(text.count(vowel) for vowel in "aeiou"))]
    return {"value": {"vector": vector, "dimension": 2, "hiddenState": []}}


def reply(task, word):
    return json.dumps({"version": 1, "id": task["id"], "worker": WORKER, **word}).encode()


def work(channel, method, properties, body):
    task = json.loads(body)
    if task["model"] != {"name": MODEL, "version": VERSION}:
        word = {"error": f"it has {MODEL} {VERSION}"}
    else:
        channel.basic_publish("", properties.reply_to, reply(task, {"state": "working"}))
        word = {"outcomes": [outcome(document) for document in task["documents"]]}
    answer = pika.BasicProperties(correlation_id=properties.correlation_id)
    try:
        channel.basic_publish("", properties.reply_to, reply(task, word), answer, mandatory=True)
    except pika.exceptions.UnroutableError:
        pass  # Nobody waits any more.
    channel.basic_ack(method.delivery_tag)


while True:
    try:
        connection = pika.BlockingConnection(pika.ConnectionParameters(HOST, int(PORT), heartbeat=5))
        channel = connection.channel()
        channel.confirm_delivery()
        channel.basic_qos(prefetch_count=1)
        channel.queue_declare(QUEUE, passive=True)
        channel.basic_consume(QUEUE, work)
        print("works", flush=True)
        channel.start_consuming()
    except pika.exceptions.AMQPError:
        time.sleep(0.5)  # The server is away, or the stage has not made the queue yet.

"""Puts messages into a queue of RabbitMQ, and takes records from a queue.

Usage: python3 pika_client.py HOST:PORT QUEUE RECORDS COUNT

Both queues are there. Writes a line "ID REVISION ROUTING_KEY" for each record.
"""

import json
import sys

import pika

HOST, PORT = sys.argv[1].split(":")
QUEUE, RECORDS, COUNT = sys.argv[2], sys.argv[3], int(sys.argv[4])

connection = pika.BlockingConnection(pika.ConnectionParameters(HOST, int(PORT)))
channel = connection.channel()
channel.confirm_delivery()
for i in range(COUNT):
    message = json.dumps({"text": f"pika asks for the {i}th time", "channel": "chat"})
    properties = pika.BasicProperties(delivery_mode=2, message_id=f"pika-{i}")
    channel.basic_publish("", QUEUE, message.encode(), properties, mandatory=True)

received = 0
for method, properties, body in channel.consume(RECORDS):
    print(properties.headers["id"], properties.headers["revision"], method.routing_key)
    channel.basic_ack(method.delivery_tag)
    received += json.loads(body)["status"] == "COMPLETE"
    if received == COUNT:
        break
connection.close()

"""Writes messages with librdkafka and reads their enriched records back.

Usage: python3 librdkafka_client.py BOOTSTRAP_SERVERS SCHEMA_REGISTRY_URL COUNT

Needs Debian's python3-confluent-kafka and python3-avro.
"""

import sys
import time
import uuid

from confluent_kafka import Consumer, Producer
from confluent_kafka.avro import CachedSchemaRegistryClient, MessageSerializer

TIMEOUT_S = 120
TEXTS = [
    "The blender arrived with a cracked jug, I would like a replacement.",
    "Please cancel my gym membership at the end of the month.",
    "Brilliant service from Ana at the desk, thank you so much!",
    "Somebody used my card in a town I have never been to.",
    "Can I speak to a human please",
]


def produce(bootstrap_servers, serializer, schema, run, count):
    producer = Producer({"bootstrap.servers": bootstrap_servers})
    failures = []
    for i in range(count):
        message = {
            "text": f"{TEXTS[i % len(TEXTS)]} ({i})",
            "id": f"{run}-{i}",
            "channel": "email",
            "attributes": {"client": "librdkafka"},
        }
        value = serializer.encode_record_with_schema("support.messages", schema, message)
        producer.produce(
            "support.messages",
            key=None if i % 3 == 0 else f"customer-{i % 7}",
            value=value,
            headers={"correlation": f"{run}-{i}"},
            on_delivery=lambda error, _: error and failures.append(error),
        )
    producer.flush(30)
    if failures:
        raise RuntimeError(f"{len(failures)} messages were not delivered: {failures[0]}")


def is_result(field):
    return isinstance(field, dict) and "processedAt" in field


def consume(bootstrap_servers, serializer, run, count):
    consumer = Consumer(
        {"bootstrap.servers": bootstrap_servers, "group.id": run, "auto.offset.reset": "earliest"}
    )
    consumer.subscribe(["support.enriched"])
    complete = set()
    deadline = time.monotonic() + TIMEOUT_S
    while len(complete) < count:
        if time.monotonic() > deadline:
            raise RuntimeError(f"{len(complete)} of {count} complete after {TIMEOUT_S} s")
        record = consumer.poll(1.0)
        if record is None:
            continue
        if record.error():
            raise RuntimeError(record.error())
        enriched = serializer.decode_message(record.value())
        message_id = (enriched["message"] or {}).get("id") or ""
        if not message_id.startswith(run) or enriched["status"] != "COMPLETE":
            continue
        sent = int(message_id[len(run) + 1 :])
        if not enriched["message"]["text"].endswith(f"({sent})"):
            raise RuntimeError(f"{message_id}: another text")
        if dict(record.headers())["correlation"].decode() != message_id:
            raise RuntimeError(f"{message_id}: header lost")
        if (record.key() is None) != (sent % 3 == 0):
            raise RuntimeError(f"{message_id}: another key")
        results = [field for field in enriched.values() if is_result(field)]
        if not results or any(result["error"] for result in results):
            raise RuntimeError(f"{message_id}: a result is missing or failed")
        complete.add(message_id)
    consumer.close()
    return len(complete)


def main():
    bootstrap_servers, registry_url, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    registry = CachedSchemaRegistryClient({"url": registry_url})
    serializer = MessageSerializer(registry)
    _, schema, _ = registry.get_latest_schema("support.messages-value")
    run = f"librdkafka-{uuid.uuid4()}"
    produce(bootstrap_servers, serializer, schema, run, count)
    print(f"librdkafka: {consume(bootstrap_servers, serializer, run, count)} of {count} complete")


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:
        sys.exit(f"librdkafka: {error}")

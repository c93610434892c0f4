// Computes embeddings for tasks that come by NATS: of each text its length and its vowels.
//
// Usage: node nats_worker.mjs HOST:PORT SUBJECT MODEL VERSION

import { connect, JSONCodec } from "nats";
import { randomUUID } from "node:crypto";

const [servers, subject, name, version] = process.argv.slice(2);
const worker = `nats-${randomUUID().slice(0, 8)}`;
const json = JSONCodec();

function outcome(document) {
  const text = document.message.text;
  const vector = [text.length, (text.match(/[aeiou]/g) ?? []).length];
  return { value: { vector, dimension: 2, hiddenState: [] } };
}

const connection = await connect({ servers, maxReconnectAttempts: -1, waitOnFirstConnect: true });
console.log("works");
for await (const message of connection.subscribe(subject, { queue: "workers" })) {
  const task = json.decode(message.data);
  const reply = (word) => message.respond(json.encode({ version: 1, id: task.id, worker, ...word }));
  if (task.model.name !== name || task.model.version !== version) {
    reply({ error: `it has ${name} ${version}` });
  } else {
    reply({ state: "working" });
    reply({ outcomes: task.documents.map(outcome) });
  }
}

// Publishes messages to a stream of JetStream, and takes records from another.
//
// Usage: node jetstream_client.mjs HOST:PORT SUBJECT SUBJECTS COUNT
//
// Both streams are there. Writes a line "ID REVISION SUBJECT" for each record.

import { connect, consumerOpts, headers, JSONCodec } from "nats";

const [servers, subject, subjects, count] = process.argv.slice(2);
const json = JSONCodec();
const connection = await connect({ servers });
const jetstream = connection.jetstream();

for (let i = 0; i < count; i++) {
  const id = headers();
  id.set("Nats-Msg-Id", `nats-${i}`);
  const message = { text: `nats asks for the ${i}th time`, channel: "chat" };
  await jetstream.publish(subject, json.encode(message), { headers: id });
}
const options = consumerOpts().orderedConsumer().deliverAll();
let received = 0;
for await (const message of await jetstream.subscribe(subjects, options)) {
  console.log(message.headers.get("id"), message.headers.get("revision"), message.subject);
  if (json.decode(message.data).status === "COMPLETE" && ++received === Number(count)) {
    break;
  }
}
await connection.close();

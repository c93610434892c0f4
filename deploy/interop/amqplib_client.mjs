// Puts messages into a queue of RabbitMQ, and takes records from an exchange.
//
// Usage: node amqplib_client.mjs URL QUEUE EXCHANGE COUNT
//
// Writes a line "ID REVISION ROUTING_KEY" for each record.

import amqplib from "amqplib";

const [url, queue, exchange, count] = process.argv.slice(2);
const connection = await amqplib.connect(url);
const channel = await connection.createConfirmChannel();

await channel.assertExchange(exchange, "topic", { durable: true });
const { queue: own } = await channel.assertQueue("", { exclusive: true });
await channel.bindQueue(own, exchange, "#");
let received = 0;
const done = new Promise((resolve) => {
  channel.consume(own, (message) => {
    const { id, revision } = message.properties.headers;
    console.log(id, revision, message.fields.routingKey);
    channel.ack(message);
    if (JSON.parse(message.content).status === "COMPLETE" && ++received === Number(count)) {
      resolve();
    }
  });
});

await channel.assertQueue(queue, { durable: true });
for (let i = 0; i < count; i++) {
  const body = Buffer.from(JSON.stringify({ text: `amqplib asks for the ${i}th time`, channel: "chat" }));
  channel.sendToQueue(queue, body, { persistent: true, messageId: `amqplib-${i}` });
}
await channel.waitForConfirms();
await done;
await connection.close();

// Writes messages with KafkaJS and reads their enriched records back.
// Usage: node kafkajs_client.mjs BOOTSTRAP_SERVERS SCHEMA_REGISTRY_URL COUNT
import { randomUUID } from 'node:crypto'
import { Kafka, Partitioners, logLevel } from 'kafkajs'
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'

const [bootstrapServers, registryUrl, countText] = process.argv.slice(2)
const count = Number(countText)
const run = `kafkajs-${randomUUID()}`
const timeoutMs = 120_000

const texts = [
  'My parcel never arrived and the tracking page has been frozen since Tuesday.',
  'thanks, all sorted now 🙂',
  'Why was I charged twice for September?',
  'How do I pair the remote with the second receiver?',
  'I am locked out after the password reset mail expired.',
]

const kafka = new Kafka({ clientId: run, brokers: bootstrapServers.split(','), logLevel: logLevel.ERROR })
const registry = new SchemaRegistry({ host: registryUrl })

async function produce() {
  const schemaId = await registry.getLatestSchemaId('support.messages-value')
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  for (let i = 0; i < count; i++) {
    const message = {
      text: `${texts[i % texts.length]} (${i})`,
      id: `${run}-${i}`,
      channel: 'chat',
      attributes: { client: 'kafkajs' },
    }
    await producer.send({
      topic: 'support.messages',
      messages: [
        {
          key: i % 3 === 0 ? null : `customer-${i % 7}`,
          value: await registry.encode(schemaId, message),
          headers: { correlation: `${run}-${i}` },
        },
      ],
    })
  }
  await producer.disconnect()
}

async function consume() {
  const complete = new Map()
  const consumer = kafka.consumer({ groupId: run })
  await consumer.connect()
  await consumer.subscribe({ topic: 'support.enriched', fromBeginning: true })
  await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${complete.size} of ${count} complete after ${timeoutMs} ms`)),
      timeoutMs,
    )
    consumer
      .run({
        eachMessage: async ({ message }) => {
          const enriched = await registry.decode(message.value)
          const id = enriched.message?.id ?? ''
          if (!id.startsWith(run) || enriched.status !== 'COMPLETE') return
          const sent = Number(id.slice(run.length + 1))
          if (!enriched.message.text.endsWith(`(${sent})`)) reject(new Error(`${id}: another text`))
          if (message.headers.correlation?.toString() !== id) reject(new Error(`${id}: header lost`))
          if ((message.key === null) !== (sent % 3 === 0)) reject(new Error(`${id}: another key`))
          const results = Object.values(enriched).filter((field) => field?.processedAt !== undefined)
          if (results.length === 0 || results.some((result) => result.error !== null)) {
            reject(new Error(`${id}: a result is missing or failed`))
          }
          complete.set(id, enriched)
          if (complete.size === count) {
            clearTimeout(timer)
            resolve()
          }
        },
      })
      .catch(reject)
  })
  await consumer.disconnect()
  return complete.size
}

try {
  await produce()
  console.log(`kafkajs: ${await consume()} of ${count} complete`)
  process.exit(0)
} catch (error) {
  console.error(`kafkajs: ${error.message}`)
  process.exit(1)
}

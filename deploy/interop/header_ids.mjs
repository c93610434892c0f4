// Writes Avro records whose schema id is a GUID in a header, with Confluent's serializer.
// Usage: node header_ids.mjs BOOTSTRAP_SERVERS SCHEMA_REGISTRY_URL TOPIC FROM END PARTITIONS
import { Kafka, logLevel } from 'kafkajs'
import {
  AvroSerializer,
  HeaderSchemaIdSerializer,
  SchemaRegistryClient,
  SerdeType,
  SubjectNameStrategyType,
} from '@confluentinc/schemaregistry'

const [bootstrapServers, registryUrl, topic, ...numbers] = process.argv.slice(2)
const [from, end, partitions] = numbers.map(Number)

const schema = {
  type: 'record',
  name: 'Comment',
  namespace: 'com.example',
  fields: [
    { name: 'author', type: { type: 'record', name: 'Author', fields: [{ name: 'id', type: 'long' }] } },
    { name: 'body', type: ['null', 'string'], default: null },
    { name: 'written', type: { type: 'long', logicalType: 'timestamp-millis' } },
  ],
}

try {
  const registry = new SchemaRegistryClient({ baseURLs: [registryUrl] })
  await registry.register(`${topic}-value`, { schemaType: 'AVRO', schema: JSON.stringify(schema) })
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, {
    useLatestVersion: true,
    schemaIdSerializer: HeaderSchemaIdSerializer,
    subjectNameStrategyType: SubjectNameStrategyType.TOPIC,
  })
  const kafka = new Kafka({ clientId: 'header-ids', brokers: bootstrapServers.split(','), logLevel: logLevel.ERROR })
  const producer = kafka.producer({ createPartitioner: () => ({ message }) => message.partition })
  await producer.connect()
  for (let i = from; i < end; i++) {
    const headers = {}
    const comment = { author: { id: i }, body: `${topic} ${i}`, written: 1_738_573_920_000 + i }
    const value = await serializer.serialize(topic, comment, headers)
    await producer.send({ topic, messages: [{ partition: i % partitions, key: `customer-${i % 7}`, value, headers }] })
  }
  await producer.disconnect()
  console.log(`header ids: ${end - from} sent`)
  process.exit(0)
} catch (error) {
  console.error(`header ids: ${error.message}`)
  process.exit(1)
}

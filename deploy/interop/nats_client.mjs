// Sends messages as requests by NATS and counts the complete records that come back.
// Usage: node nats_client.mjs SERVER SUBJECT COUNT
import { randomUUID } from 'node:crypto'
import { connect, headers } from 'nats'

const [server, subject, countText] = process.argv.slice(2)
const count = Number(countText)
const run = `nats-${randomUUID()}`
const inFlight = 10
const waitMs = 30_000

const texts = [
  'My parcel never arrived and the tracking page has been frozen since Tuesday.',
  'thanks, all sorted now 🙂',
  'Why was I charged twice for September?',
  'How do I pair the remote with the second receiver?',
  'I am locked out after the password reset mail expired.',
]

async function ask(connection, number) {
  const text = `${texts[number % texts.length]} (${number})`
  const asked = headers()
  asked.set('Content-Type', 'application/json')
  asked.set('Idempotency-Key', `${run}-${number}`)
  asked.set('Anabranch-Key', `customer-${number % 7}`)
  asked.set('Anabranch-Timeout', `${waitMs}ms`)
  const body = JSON.stringify({ text, id: `${run}-${number}`, channel: 'chat', attributes: { client: 'nats' } })
  const reply = await connection.request(subject, body, { headers: asked, timeout: waitMs + 10_000 })
  const status = reply.headers?.get('Anabranch-Status')
  const answer = reply.json()
  if (status !== '200') throw new Error(`${number}: status ${status}: ${answer.error ?? answer.status}`)
  if (answer.message?.text !== text) throw new Error(`${number}: another text`)
  return answer.status === 'COMPLETE'
}

async function askAll(connection) {
  let next = 0
  let complete = 0
  const askOnwards = async () => {
    while (next < count) {
      if (await ask(connection, next++)) complete++
    }
  }
  await Promise.all(Array.from({ length: inFlight }, askOnwards))
  return complete
}

try {
  const connection = await connect({ servers: server, maxReconnectAttempts: -1 })
  const complete = await askAll(connection)
  await connection.drain()
  console.log(`nats: ${complete} of ${count} complete`)
  process.exit(complete === count ? 0 : 1)
} catch (error) {
  console.error(`nats: ${error.message}`)
  process.exit(1)
}

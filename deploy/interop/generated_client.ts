// Sends a message by HTTP with the client that is generated from the gateway's description, into
// the folder gateway beside this file. Usage: node generated_client.js URL
import { readMessage, sendMessages } from './gateway'
import { client } from './gateway/client.gen'

declare const process: { argv: string[]; exit(code: number): never }

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}

async function sendAndRead(): Promise<void> {
  const text = 'Why was I charged twice for September?'
  const sent = await sendMessages({ body: { text, channel: 'chat' }, query: { wait: '30s' } })
  expect(sent.response?.status === 200, `sent: status ${sent.response?.status}`)
  expect(typeof sent.data === 'object' && 'id' in sent.data && !!sent.data.id, 'sent: no id')
  expect('revision' in sent.data && sent.data.status === 'COMPLETE', 'sent: not complete')

  const read = await readMessage({ path: { id: sent.data.id } })
  expect(read.response?.status === 200, `read: status ${read.response?.status}`)
  expect(read.data?.id === sent.data.id, 'read: another id')
  const message = (read.data as { message?: { text?: string } }).message
  expect(message?.text === text, 'read: another text')
}

async function beRefused(): Promise<void> {
  const refused = await readMessage({ path: { id: 'none' } })
  expect(refused.response?.status === 400, `refused: status ${refused.response?.status}`)
  expect(refused.data === undefined && !!refused.error?.error, 'refused: no reason')
}

client.setConfig({ baseUrl: process.argv[2] })
sendAndRead()
  .then(beRefused)
  .then(() => console.log('generated: sent, read and refused'))
  .catch((error: Error) => {
    console.error(`generated: ${error.message}`)
    process.exit(1)
  })

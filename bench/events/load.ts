// The clients, in a process of their own: 64 connections that send batches of 10 events. Prints events per second.
import autocannon from 'autocannon'

const [, , url = '', token = '', seconds = '5'] = process.argv
const BATCH = 10

function body(n: number): string {
  const events = Array.from({ length: BATCH }, (_each, i) => ({
    name: i % 3 === 0 ? 'page_view' : 'click',
    userId: `user-${(n * BATCH + i) % 5_000}`,
    properties: { href: `https://shop.example.org/p/${i}`, plan: 'pro' },
  }))
  return JSON.stringify({ events })
}

// Built before the clock starts: making bodies must not take the processor from the server.
const bodies = Array.from({ length: 500 }, (_each, n) => body(n))
const result = await autocannon({
  url,
  connections: 64,
  duration: Number(seconds),
  headers: { authorization: `Bearer ${token}` },
  requests: bodies.map(text => ({ method: 'POST', body: text })),
})
const rate = (result['2xx'] * BATCH) / (result.duration || 1)
process.stdout.write(`${JSON.stringify({ rate, failed: result.non2xx + result.errors })}\n`)

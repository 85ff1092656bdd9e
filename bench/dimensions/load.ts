// The clients, in a process of their own: 64 connections that push rows for so many seconds. Prints requests per second.
import autocannon from 'autocannon'

const [, , url = '', rows = '1', dimension = '', seconds = '3'] = process.argv
const VALUES = 200
let n = Math.floor(Math.random() * 1_000_000)
const day = (number: number) =>
  new Date(Date.UTC(1000, 0, 1) + (number % 2_000_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')

function row(): object {
  n++
  return { Date: day(n), ...(dimension !== '' && { [dimension]: `s${n % VALUES}` }), sales: '1' }
}

// Built before the clock starts: making bodies must not take the processor from the server.
const bodies = Array.from({ length: 4_000 }, () => JSON.stringify({ data: Array.from({ length: Number(rows) }, row) }))
const result = await autocannon({
  url,
  connections: 64,
  duration: Number(seconds),
  requests: bodies.map(body => ({ method: 'POST', body })),
})
process.stdout.write(
  `${JSON.stringify({ rate: result['2xx'] / (result.duration || 1), failed: result.non2xx + result.errors })}\n`,
)

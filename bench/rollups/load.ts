// The clients, in a process of their own: connections that push one instant after the other of the last hour. Prints requests per second.
import autocannon from 'autocannon'

const [, , url = '', connections = '64', seconds = '5'] = process.argv
const start = Date.now() - 3_600_000
const bodies = Array.from({ length: 4_000 }, () => {
  const key = new Date(start + Math.floor(Math.random() * 3_600_000)).toISOString()
  return `{"data":[{"Date":"${key}","load":"1.5"}]}`
})

const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  requests: bodies.map(text => ({ method: 'POST', body: text })),
})
const seen = result['2xx']
process.stdout.write(
  `${JSON.stringify({ rate: seen / (result.duration || 1), failed: result.non2xx + result.errors })}\n`,
)

// The clients: 16 connections for so many seconds, each request with a `traceparent` that asks for its trace to be kept.
import autocannon from 'autocannon'

const [, , url = '', seconds = '10', token = '', body = ''] = process.argv
const day = (number: number) =>
  new Date(Date.UTC(1000, 0, 1) + number * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
const bodies =
  body === '' ? Array.from({ length: 4_000 }, (_, n) => `{"data":[{"Date":"${day(n)}","m0":"1"}]}`) : [body]
const headersOf = (number: number) => ({
  traceparent: `00-${(number + 1).toString(16).padStart(32, 'a')}-00f067aa0ba902b7-01`,
  // Each report is made anew.
  ...(body !== '' && {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'cache-control': 'no-cache',
  }),
})

const result = await autocannon({
  url,
  connections: 16,
  duration: Number(seconds),
  requests: bodies.map((text, number) => ({ method: 'POST', body: text, headers: headersOf(number) })),
})
if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} requests failed`)
process.stdout.write(`${JSON.stringify({ rate: result['2xx'] / (result.duration || 1) })}\n`)

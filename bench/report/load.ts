// The clients, in a process of their own: connections that ask for so many seconds. Prints requests per second.
import autocannon from 'autocannon'

const [, , url = '', requestText = '{}', seconds = '4', connections = '16'] = process.argv
const { method = 'POST', ...request } = JSON.parse(requestText) as {
  readonly method?: 'GET' | 'POST'
  readonly body?: string
  readonly headers?: Record<string, string>
}
const result = await autocannon({
  url,
  method,
  ...request,
  connections: Number(connections),
  duration: Number(seconds),
})
const failed = result.non2xx + result.errors
process.stdout.write(`${JSON.stringify({ rate: result['2xx'] / (result.duration || 1), failed })}\n`)

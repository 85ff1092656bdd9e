// The clients, in a process of their own: connections that ask for so many seconds, each request in turn. Prints what was answered.
import autocannon from 'autocannon'

interface BenchRequest {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
  readonly headers?: Record<string, string>
}

const [, , url = '', requestsText = '[]', seconds = '4', connections = '16'] = process.argv
const requests = (JSON.parse(requestsText) as BenchRequest[]).map(request => ({ method: 'POST' as const, ...request }))
const result = await autocannon({ url, requests, connections: Number(connections), duration: Number(seconds) })
const answered = result['2xx']
process.stdout.write(
  `${JSON.stringify({ rate: answered / (result.duration || 1), answered, failed: result.non2xx + result.errors })}\n`,
)

// The clients, in a process of their own: 64 connections that push for so many seconds, to each path in turn. Prints what was answered.
import autocannon from 'autocannon'

const [, , url = '', kind = 'distinct', seconds = '5', pathsText = '["/"]'] = process.argv
const paths = JSON.parse(pathsText) as string[]
let n = Math.floor(Math.random() * 1_000_000)
const day = (number: number) =>
  new Date(Date.UTC(1000, 0, 1) + (number % 2_000_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')

function body(): string {
  n++
  if (kind === 'hot') return '{"data":[{"Date":"20261120","m0":"1"}]}'
  // A line of InfluxDB, seconds after each other: the widget is a tag.
  if (kind.startsWith('line')) return `rows,widget=w${n % Number(kind.slice(4))} m0=1 ${1_700_000_000 + n}`
  if (kind === 'distinct') return `{"data":[{"Date":"${day(n)}","m0":"1"}]}`
  // Thirty points: ten rows of three metrics.
  const rows = Array.from({ length: 10 }, (_, i) => `{"Date":"${day(n * 10 + i)}","m0":"1","m1":"2.5","m2":"3"}`)
  return `{"data":[${rows.join(',')}]}`
}

// Built before the clock starts: making bodies must not take the processor from the server.
const requests = Array.from({ length: kind === 'hot' ? 1 : 4_000 }, (_, index) => ({
  method: 'POST' as const,
  path: paths[index % paths.length] ?? '/',
  body: body(),
}))
const result = await autocannon({ url, connections: 64, duration: Number(seconds), requests })
const answered = result['2xx']
process.stdout.write(
  `${JSON.stringify({ rate: answered / (result.duration || 1), answered, failed: result.non2xx + result.errors })}\n`,
)

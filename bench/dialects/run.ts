import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { compress } from 'snappyjs'
import { openStage, sayMachine, startGateway, TOKEN } from '../stage.ts'

const SECONDS = Number(process.argv[2] ?? 10)
const SENDERS = 4
const SERIES = 500

const stage = await openStage()
const env = { ...stage.env, MAX_EVENT_LOOP_DELAY_MS: '0' }
const gateway = await startGateway({ ...stage, env })

interface Batch {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Buffer
}

const START = Date.now()
/** Of one sender and moment: 10 metrics of 50 series each. */
const each = <Result>(make: (name: string, series: number) => Result): Result[] =>
  Array.from({ length: SERIES }, (_, index) => make(`metric_${index % 10}`, Math.floor(index / 10)))

function influx(sender: number, moment: number): Batch {
  const time = `${START + moment * 1_000}000000`
  const lines = each(
    (name, series) => `influx_${name},host=h${sender},series=s${series} value=${moment + series / 8} ${time}`,
  )
  return { path: '/api/v2/write', headers: {}, body: Buffer.from(lines.join('\n')) }
}

function remoteWrite(sender: number, moment: number): Batch {
  const request = new BinaryWriter()
  for (const bytes of each((name, series) => {
    const labels = { __name__: `prom_${name}_total`, host: `h${sender}`, series: `s${series}` }
    const one = new BinaryWriter()
    for (const [label, value] of Object.entries(labels))
      one.uint32(10).bytes(new BinaryWriter().uint32(10).string(label).uint32(18).string(value).finish())
    const sample = new BinaryWriter()
      .uint32(9)
      .double(moment)
      .uint32(16)
      .int64(START + moment * 1_000)
    return one.uint32(18).bytes(sample.finish()).finish()
  }))
    request.uint32(10).bytes(bytes)
  const headers = { 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' }
  return { path: '/api/v1/write', headers, body: Buffer.from(compress(request.finish())) }
}

function otlp(sender: number, moment: number): Batch {
  const points = Map.groupBy(
    each((name, series) => ({ name, series })),
    ({ name }) => name,
  )
  const time = BigInt(START + moment * 1_000) * 1_000_000n
  const attribute = (key: string, value: string) => {
    const any = new BinaryWriter().uint32(10).string(value).finish()
    return new BinaryWriter().uint32(10).string(key).uint32(18).bytes(any).finish()
  }
  const scope = new BinaryWriter()
  for (const [name, series] of points) {
    const sum = new BinaryWriter()
    for (const { series: index } of series) {
      const point = new BinaryWriter()
        .uint32(17)
        .fixed64(BigInt(START - 1_000) * 1_000_000n)
        .uint32(25)
        .fixed64(time)
      point
        .uint32(49)
        .sfixed64(BigInt(moment))
        .uint32(58)
        .bytes(attribute('series', `s${index}`))
      sum.uint32(10).bytes(
        point
          .uint32(58)
          .bytes(attribute('host', `h${sender}`))
          .finish(),
      )
    }
    sum.uint32(16).uint32(2).uint32(24).bool(true)
    const metric = new BinaryWriter().uint32(10).string(`otlp.${name}`).uint32(58).bytes(sum.finish())
    scope.uint32(18).bytes(metric.finish())
  }
  const body = new BinaryWriter().uint32(10).bytes(new BinaryWriter().uint32(18).bytes(scope.finish()).finish())
  return {
    path: '/v1/metrics',
    headers: { 'content-type': 'application/x-protobuf' },
    body: Buffer.from(body.finish()),
  }
}

async function send({ path, headers, body }: Batch): Promise<void> {
  const reply = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    body: body as BodyInit,
  })
  const text = await reply.text()
  if (!reply.ok || text.includes('rejectedDataPoints')) throw new Error(`${path}: ${reply.status} ${text}`)
}

sayMachine('fsync on')
console.log(`${SENDERS} senders, batches of ${SERIES} samples of 10 metrics, ${SECONDS} s each\n`)
for (const [name, make] of Object.entries({ influx, otlp, 'remote write': remoteWrite })) {
  // Widgets and series are made before it is measured.
  for (let sender = 0; sender < SENDERS; sender++) await send(make(sender, 0))
  let batches = 0
  const until = performance.now() + SECONDS * 1_000
  const work = async (sender: number) => {
    for (let moment = 1; performance.now() < until; moment++, batches++) await send(make(sender, moment))
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: SENDERS }, (_, sender) => work(sender)))
  const perSecond = (batches * SERIES) / ((performance.now() - startedAt) / 1_000)
  console.log(`${name.padEnd(14)} ${Math.round(perSecond).toLocaleString('en').padStart(10)} samples/s`)
}
await stage.end()

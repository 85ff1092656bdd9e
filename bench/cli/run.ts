// node bench/cli/run.ts [MB ...]: `pushgraph push` of generated files. Parts side by side against one after the other, in turn, and what the
// process holds at most for each size.
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { secondsOf, secondsOfDatabase } from '../processor.ts'
import { median, ratioOf, type Server, spreadOf, startNode } from '../server.ts'
import { HEADERS, openStage, sayMachine, startGateway, TOKEN } from '../stage.ts'

const MEGABYTES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100]
/** Of what is pushed twice, in turns. */
const COMPARED_MB = 4
const ROUNDS = 3
const MINUTE = 60_000
const LIMITS = { ratio: 5, memoryMb: 200 }

interface FilePush {
  readonly rate: number
  /** Microseconds of processor time per row: of the command, the gateway and PostgreSQL. */
  readonly cpu: readonly [command: number, gateway: number, database: number]
  /** MB that the command held at most; NaN where there is no /proc. */
  readonly memory: number
}

const stage = await openStage()
// Whatever else the machine does: nothing is refused.
const gateway = await startGateway(stage, '', { MAX_EVENT_LOOP_DELAY_MS: '0' })
sayMachine('fsync on, rows of a time and three metrics, 500 a part')

const compared = join(stage.dataDir, 'compared.csv')
const rows = await writeRows(compared, COMPARED_MB)
const [together, alone]: [FilePush[], FilePush[]] = [[], []]
for (let round = 0; round < ROUNDS; round++) {
  alone.push(await push(gateway, compared, rows, ['--in-flight', '1']))
  together.push(await push(gateway, compared, rows, []))
}
sayPush('one part after the other', alone)
sayPush('parts side by side', together)
const rates = [together, alone].map(pushes => pushes.map(({ rate }) => rate)) as [number[], number[]]
const ratio = ratioOf(...rates)
say(
  `rows/s: side by side / one after the other  ${ratio.toFixed(2)} (${spreadOf(...rates)}; limit ${LIMITS.ratio})`,
  ratio >= LIMITS.ratio,
)
for (const megabytes of MEGABYTES) {
  const file = join(stage.dataDir, 'large.csv')
  const pushed = await push(gateway, file, await writeRows(file, megabytes), [])
  sayPush(`${megabytes} MB`, [pushed])
  say(
    `${megabytes} MB: memory of the command  ${pushed.memory.toFixed(0)} MB (at most ${LIMITS.memoryMb})`,
    !(pushed.memory > LIMITS.memoryMb),
  )
}
await stage.end()

/** A row a minute; resolves with how many. */
async function writeRows(file: string, megabytes: number): Promise<number> {
  let count = 0
  function* texts() {
    yield 'time,visits,orders,revenue\n'
    for (let bytes = 0; bytes < megabytes * 1e6; ) {
      let text = ''
      for (let row = 0; row < 1_000; row++, count++) {
        const time = new Date(Date.UTC(1990, 0, 1) + count * MINUTE).toISOString().slice(0, 19)
        text += `${time}Z,${count % 977},${count % 31},${(count * 7) % 9_973}.25\n`
      }
      bytes += text.length
      yield text
    }
  }
  await pipeline(Readable.from(texts()), createWriteStream(file))
  return count
}

async function push(to: Server, file: string, count: number, args: readonly string[]): Promise<FilePush> {
  const widget = await makeWidget(to)
  const before = [secondsOf(to.child.pid), secondsOfDatabase(stage.dataDir)] as const
  process.env.PUSHGRAPH_URL = to.url
  process.env.PUSHGRAPH_TOKEN = TOKEN
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const begun = performance.now()
  const command = startNode([main, 'push', file, '--widget', widget, ...args])
  command.stdout.resume()
  let [memory, seconds] = [Number.NaN, Number.NaN]
  const look = setInterval(() => {
    const peak = peakOf(command.pid)
    // Where it has ended its figures are gone.
    if (Number.isNaN(peak)) return
    memory = peak
    seconds = secondsOf(command.pid)
  }, 20)
  const code = await new Promise(resolve => command.once('exit', resolve))
  clearInterval(look)
  if (code !== 0) throw new Error(`the command ended with ${code}`)
  const after = [secondsOf(to.child.pid), secondsOfDatabase(stage.dataDir)] as const
  const cpu = [seconds, after[0] - before[0], after[1] - before[1]].map(it => (it * 1e6) / count)
  return { rate: (count * 1_000) / (performance.now() - begun), cpu: cpu as [number, number, number], memory }
}

/** MB; https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
  } catch {
    return Number.NaN
  }
}

async function makeWidget({ url }: Server): Promise<string> {
  const body = '{"query":"mutation { createWidget(input: { title: \\"rows\\" }) { widget { id } } }"}'
  const reply = await fetch(`${url}/graphql`, { method: 'POST', headers: HEADERS, body })
  const { data } = (await reply.json()) as { data: { createWidget: { widget: { id: string } } } }
  return data.createWidget.widget.id
}

function sayPush(name: string, pushes: readonly FilePush[]): void {
  const of = (what: (pushed: FilePush) => number) => median(pushes.map(what))
  const [command, gatewayCpu, database] = [0, 1, 2].map(index => of(({ cpu }) => cpu[index] ?? Number.NaN).toFixed(0))
  console.log(
    `${name.padEnd(26)} ${Math.round(of(({ rate }) => rate))
      .toLocaleString('en')
      .padStart(
        8,
      )} rows/s; a row: ${command} µs of the command, ${gatewayCpu} µs of the gateway, ${database} µs of PostgreSQL; ${of(({ memory }) => memory).toFixed(0)} MB`,
  )
}

function say(text: string, isMet: boolean): void {
  console.log(`${text} ${isMet ? 'ok' : 'MISSED'}`)
  if (!isMet) process.exitCode = 1
}

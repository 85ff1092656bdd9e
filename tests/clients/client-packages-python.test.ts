// The package pushgraph for Python, installed where there is what builds packages, against a gateway whose replies get lost.
import { execFile, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { quickStart, startProgram } from '../_kit/client-packages.ts'
import { type LossyGateway, lossyGateway } from '../_kit/dialects.ts'
import { hasPython } from '../_kit/workbook.ts'

const PACKAGE = fileURLToPath(new URL('../../clients/python', import.meta.url))
/** pip, and a setuptools that reads pyproject.toml and makes wheels. */
const CAN_INSTALL =
  spawnSync('python3', [
    '-c',
    `import setuptools, pip, importlib.util as u
version = tuple(int(part) for part in setuptools.__version__.split(".")[:2])
assert version >= (70, 1) or version >= (61, 0) and u.find_spec("wheel")`,
  ]).status === 0

const PREAMBLE = `
import json, os, sys
from datetime import date
from decimal import Decimal
from pushgraph import *
widget = os.environ["WIDGET_ID"]
def client(**options):
    return Client(os.environ["PUSHGRAPH_URL"], os.environ["PUSHGRAPH_TOKEN"], **options)
def row(value, key="2026-11-20"):
    return {"key": key, "values": {"Visits": value}}
def show(value):
    print(json.dumps(value, default=str))
def failure(call):
    try:
        call()
    except PushgraphError as error:
        return [type(error).__name__, error.code, error.fields]
`

describe.skipIf(!hasPython)('the package for Python', () => {
  let it: TestApp
  let lossy: LossyGateway
  let widget: string
  let path = join(PACKAGE, 'src')
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-python-'))
  beforeAll(async () => {
    if (CAN_INSTALL) {
      // It writes beside what it builds.
      cpSync(PACKAGE, join(folder, 'sources'), { recursive: true })
      const offline = ['--no-index', '--no-build-isolation', '--no-deps', '--disable-pip-version-check']
      const args = ['-m', 'pip', 'install', '-q', ...offline, '--target', join(folder, 'installed')]
      await promisify(execFile)('python3', [...args, join(folder, 'sources')])
      path = join(folder, 'installed')
    }
    it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
    lossy = await lossyGateway(it.url)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await lossy?.[Symbol.asyncDispose]()
    await it?.[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    widget = (await it.widget({ title: 'Visits', keyKind: 'DATE' })).id
  })

  const envOf = (url: string) => ({
    PYTHONPATH: path,
    PYTHONDONTWRITEBYTECODE: '1',
    PUSHGRAPH_URL: url,
    PUSHGRAPH_TOKEN: ADMIN,
    WIDGET_ID: widget,
  })
  async function python(script: string, url = it.url): Promise<string> {
    // Warnings are errors: what Python deprecates breaks with one of its next releases.
    const env = { ...process.env, ...envOf(url) }
    return (await promisify(execFile)('python3', ['-W', 'error', '-c', script], { env })).stdout
  }
  /** What the script shows, a value in each line. */
  async function shown(script: string, url?: string): Promise<unknown[]> {
    const text = await python(PREAMBLE + script, url)
    return text.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line)]))
  }
  const total = async () => (await shown('show(client().report(widget, period="TODAY").metrics[0].exact)'))[0]

  test('runs its quick start as written', async () => {
    const text = quickStart('python', 'python')
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(10)
    expect((await python(text)).trim().split(/\r?\n/)).toEqual(['Visits 42', 'Date,Visits', '20261120,42'])
  })

  test.runIf(CAN_INSTALL)('is installed with its types', () => {
    expect(existsSync(join(folder, 'installed/pushgraph/py.typed'))).toBe(true)
    const [facts = ''] = readdirSync(join(folder, 'installed')).filter(name => name.endsWith('.dist-info'))
    expect(readFileSync(join(folder, 'installed', facts, 'METADATA'), 'utf8')).toContain('Requires-Python: >=3.9')
  })

  test('needs the standard library alone', async () => {
    const script = `
names = {name.split(".")[0] for name in sys.modules} - {"pushgraph", "__main__"}
show(sorted(name for name in names if name not in sys.stdlib_module_names and not name.startswith("_")))`
    // -S: what else is installed on the machine is not loaded.
    const { stdout } = await promisify(execFile)('python3', ['-S', '-c', PREAMBLE + script], {
      env: { ...process.env, ...envOf(it.url) },
    })
    expect(JSON.parse(stdout)).toEqual([])
  })

  test('pushes numbers of every kind exactly, in batches, with options', async () => {
    const receipts = await shown(`
show([r["rows"] for r in client(max_rows=2).push(widget, [row(0.1), row("0.20"), row(Decimal("1e2")), row(3), row(True)])])
with client(max_rows=2).batch(widget) as batch:
    for value in (1, 2, 3):
        batch.add(row(value, date(2026, 11, 20)))
show([r["rows"] for r in batch.receipts])
show(client().push(widget, row(7, "2026-11-19"), onDuplicate="REPLACE", idempotency_key="a")[0]["replayed"])
show(client().push(widget, row(7, "2026-11-19"), onDuplicate="REPLACE", idempotency_key="a")[0]["replayed"])`)
    expect(receipts).toEqual([[2, 2, 1], [2, 1], false, true])
    expect(await total()).toBe('110.3')
  })

  test('tells what was refused from what is pending', async () => {
    const errors = await shown(`
show(failure(lambda: client().push(widget, [row(1), row(2, "20.11.2026")])))
show(failure(lambda: client().push(widget, row(float("nan")))))
show(failure(lambda: client().report("widget_1")))
show(failure(lambda: client().csv("widget_1")))
show(failure(lambda: Client(os.environ["PUSHGRAPH_URL"], "wrong").push(widget, row(1))))
store = MemoryStore()
show(failure(lambda: Client("http://127.0.0.1:1", "x", attempts=1, store=store).push(widget, [row(1)] * 3)))
show(len(store.list()))
client(store=store).flush()
show(len(store.list()))`)
    expect(errors).toEqual([
      ['InputError', 'BAD_USER_INPUT', { 'input.rows.1.key': [expect.any(String)] }],
      ['InputError', 'BAD_USER_INPUT', { 'input.rows.0.values.Visits': [expect.any(String)] }],
      ['InputError', 'NOT_FOUND', {}],
      ['InputError', 'NOT_FOUND', {}],
      ['PendingError', 'UNAUTHENTICATED', {}],
      ['PendingError', 'NETWORK', {}],
      1,
      0,
    ])
    expect(await total()).toBe('3')
  })

  test('counts once what was sent twice, also by another process after it was killed', async () => {
    const before = lossy.requests
    lossy.lose(1)
    expect(await shown('show(client().push(widget, row(7))[0]["replayed"])', lossy.url)).toEqual([true])
    expect(lossy.requests - before).toBe(2)

    const waiting = join(folder, 'waiting')
    const store = `FileStore(${JSON.stringify(waiting)})`
    const script = `from pushgraph.transport import Retry\nclient(store=${store}, retry=Retry(first_delay=600, max_delay=600)).push(widget, row(5))`
    lossy.lose(1)
    using program = startProgram('python3', ['-c', PREAMBLE + script], envOf(lossy.url))
    const soon = { timeout: 30_000, interval: 20 }
    await vi.waitFor(() => expect(lossy.requests - before).toBe(3), soon)
    await vi.waitFor(async () => expect(await total()).toBe('12'), soon)
    program.process.kill('SIGKILL')
    await program.ended
    expect(readdirSync(waiting)).toHaveLength(1)
    await shown(`client(store=${store}).push(widget, row(1))`)
    expect([await total(), readdirSync(waiting)]).toEqual(['13', []])
  })

  test('gives batches that are too old back instead of sending them', async () => {
    const output = await shown(`
store = MemoryStore()
store.put({"idempotencyKey": "old", "createdAt": 0, "order": 0, "input": {"widgetId": widget, "rows": []}})
client(store=store, on_error=lambda error, batch: show([error.code, batch["idempotencyKey"]])).flush()
show(store.list())`)
    expect(output).toEqual([['STALE_BATCH', 'old'], []])
  })

  test('gives a report as objects, rows and a data frame where pandas is', async () => {
    const { id } = await it.widget({ title: 'Sales', keyKind: 'DATE', dimensions: ['country'] })
    const output = await shown(`
it = client()
it.push("${id}", [{"key": "2026-11-20", "values": {"Sales": "12.50"}, "dimensions": {"country": "DE"}}, {"key": "2026-11-18", "values": {"Sales": 10}}])
report = it.report("${id}", period={"days": {"from": "2026-11-19", "through": "2026-11-20"}}, compare="PREVIOUS_PERIOD", by=["country"])
sales = report["Sales"]
show([report.title, report.keys, sales.values, sales.exact, sales.previous, sales.percent_change])
show(report.rows())
show(report.to_dict()["widget"]["title"])
show(it.query("query { viewer: __typename }"))
try:
    show([str(day) for day in report.to_pandas().index][:1])
except ImportError as error:
    show(["pandas" in str(error)])`)
    const rows = [
      { country: 'DE', key: '2026-11-19', Sales: null },
      { country: 'DE', key: '2026-11-20', Sales: 12.5 },
    ]
    expect(output.slice(0, 4)).toEqual([
      ['Sales', ['2026-11-19', '2026-11-20'], [null, 12.5], '12.5', 10, 25],
      expect.arrayContaining(rows),
      'Sales',
      { viewer: 'Query' },
    ])
    expect([['2026-11-19 00:00:00'], [true]]).toContainEqual(output[4])
  })
})

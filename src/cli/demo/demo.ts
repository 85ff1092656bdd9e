// `pushgraph demo`: the main job on real data, from the first push to the report, and then the running gateway.
import { createServer } from 'node:net'
import type { App } from '../../app.ts'
import { makeToken } from '../../auth/token.ts'
import { AppError } from '../../base/errors.ts'
import { type Config, loadConfig } from '../../config/config.ts'
import { DEFAULT_LOCALE, formatNumber } from '../../core/number-format.ts'
import type { WithoutErrors } from '../../graphql/without-errors.ts'
import { ask } from '../client.ts'
import { type CommandContext, createCommand, type Print, runCommand } from '../command.ts'
import type { DemoReportQuery } from '../gql/graphql.ts'
import { changeText, inTerminal } from '../number-text.ts'
import { createProgress } from '../progress.ts'
import { stopSignal } from '../serve.ts'
import { startApp } from '../start.ts'
import { sparkline, table } from '../table.ts'
import { askReport, findWidget, makeWidget } from './operations.ts'
import { weatherOptions, weatherRows } from './weather.ts'

const TAG = 'demo'
const ROWS_PER_PUSH = 100
const DAYS = { from: '2015-11-01', through: '2015-11-30' }

const FOLDER = './pushgraph-demo'

/** Resolves with the exit code. */
export async function demo(
  env: Parameters<typeof loadConfig>[0],
  args: readonly string[],
  print: Print,
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('demo', 'Starts a gateway, pushes real data, and asks for a report.', context)
    .option('--once', 'ends after the report instead of serving until Ctrl-C', false)
    .option('--data-dir <folder>', 'where its data lies; DATA_DIR and DATABASE_URL are not touched', FOLDER)
    .action(async ({ once, dataDir }: { once: boolean; dataDir: string }) => {
      const { DATABASE_URL, DATABASE_URL_FILE, DATABASE_SESSION_URL, DATABASE_SESSION_URL_FILE, ...own } = env
      context.exitCode = await run(loadConfig({ ...own, DATA_DIR: dataDir }), once, print)
    })
  return runCommand(command, context, args)
}

async function run(settings: Config, isOnce: boolean, print: Print): Promise<number> {
  const stopped = stopSignal()
  const token = settings.adminToken ?? makeToken()
  const quiet = settings.logLevel === 'info' ? 'warn' : settings.logLevel
  const config: Config = { ...settings, adminToken: token, logLevel: quiet, port: await freePort(settings) }
  print('\n  Pushgraph demo: four years of weather in Seattle (NOAA), pushed and reported.\n')
  print(`  Starting the gateway and its PostgreSQL in ${settings.dataDir} ...`)
  await using app = await startApp(config)

  const widget = await demoWidget(app, token)
  await pushWeather(widget.pushUrl)
  const { widget: answer } = await ask(app.url, token, askReport, { id: widget.id, days: DAYS })
  for (const line of reportLines(answer)) print(line)
  if (isOnce) return 0

  print(`  Dashboard  ${app.url}/`)
  print(`  Token      ${token}   (to sign in; GraphiQL is linked there)`)
  print(`  Push       curl -d '{"data":[{"Date":"20151130","precipitation":"1.5"}]}' ${widget.pushUrl}`)
  print(
    `  Ask        curl ${app.url}/graphql -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\`,
  )
  print(
    `               -d '{"query":"{ widget(id: \\"${widget.id}\\") { report(period: { days: { from: \\"2015-11-01\\", through: \\"2015-11-30\\" } }) { metrics { metric { name } headline comparison { previous percentChange } } } } }"}'`,
  )
  print('\n  Serving until Ctrl-C.')
  const reason = await Promise.race([stopped, app.failed])
  return reason instanceof Error ? 1 : 0
}

/** The demo's widget of an earlier run, else a new one. */
async function demoWidget(app: App, token: string): Promise<{ id: string; pushUrl: string }> {
  const found = await ask(app.url, token, findWidget, { tag: TAG })
  const known = found.widgets.edges?.[0]?.node
  if (known) return usable(known)
  // The numbers end in 2015: the board shows all of them.
  const look = { chartType: 'LINE', defaultPeriod: 'ALL_TIME' } as const
  const input = { title: 'Weather in Seattle', keyKind: 'DATE', tags: [TAG], ...look } as const
  const made = await ask(app.url, token, makeWidget, { input: { ...input, tags: [...input.tags] } })
  return usable(made.createWidget.widget)
}

function usable({ id, pushUrl }: { id: string; pushUrl: string | null }): { id: string; pushUrl: string } {
  if (pushUrl !== null) return { id, pushUrl }
  throw new AppError(
    'CONFLICT',
    'The push URL of the demo is lost with its secret key: delete its widget, or DATA_DIR.',
  )
}

/** Replaces instead of adding, so that the demo may run again on the same data. */
async function pushWeather(pushUrl: string): Promise<void> {
  const rows = weatherRows()
  const metrics = Object.keys(rows[0] ?? {}).slice(1)
  const onduplicate = Object.fromEntries(metrics.map(metric => [metric, 'replace']))
  const show = createProgress('Pushing rows', rows.length)
  for (let from = 0; from < rows.length; from += ROWS_PER_PUSH) {
    const data = rows.slice(from, from + ROWS_PER_PUSH)
    const response = await fetch(pushUrl, {
      method: 'POST',
      body: JSON.stringify({ data, onduplicate, ...weatherOptions }),
    })
    const reply = (await response.json()) as { status: string; message: string }
    if (reply.status !== 'ok') throw new Error(reply.message)
    show(from + data.length)
  }
}

function reportLines({ title, report }: WithoutErrors<DemoReportQuery>['widget']): string[] {
  const head = ['metric', report.period.label, report.comparedPeriods[0]?.label ?? '', 'change', 'day by day']
  const rows = report.metrics.map(({ metric, headline, comparison, values }) => [
    `${metric.name} (${metric.aggregation.toLowerCase()})`,
    inTerminal(formatNumber(headline, metric.format, DEFAULT_LOCALE)),
    inTerminal(formatNumber(comparison?.previous, metric.format, DEFAULT_LOCALE)),
    changeText(comparison?.percentChange ?? null, comparison?.previous ?? null),
    sparkline(values),
  ])
  return ['', `  ${title}`, '', ...table([head, ...rows], [1, 2, 3]).map(line => `  ${line}`), '']
}

/** The configured port, or any free one where it is taken: a demo should not fail for that. */
function freePort({ host, port }: Config): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(port, host, () => probe.close(() => resolve(port)))
  })
}

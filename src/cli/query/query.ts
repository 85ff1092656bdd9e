// `pushgraph query`: asks a running gateway, and shows what it answers.
import { Option } from 'commander'
import type { CliSettings } from '../../config/cli.ts'
import { dataOf, gatewayHelp, postBody, tokenOf } from '../client.ts'
import { type CommandContext, collect, createCommand, mistake, type Print, runCommand } from '../command.ts'
import { show, withFormat } from '../output.ts'
import type { Access } from '../widget-of.ts'
import { dataRows } from './data-rows.ts'
import { readDocument } from './document.ts'
import { COMMAND, type QueryOptions } from './options.ts'
import { showReport } from './report.ts'
import { runSaved, runStatement } from './sql.ts'

const examples = `
Examples:
  pushgraph query '{ widgets { edges { node { id title } } } }'
  pushgraph query --report widget_0h3k9 --period LAST_30_DAYS --by country
  pushgraph query --saved "Sales by plan" --variables '{"plan":"pro"}' --format csv > sales.csv
  pushgraph query --sql 'SELECT name, count(*) FROM events GROUP BY name'
${gatewayHelp('read, and sql for --sql')}`

/** Resolves with the exit code. */
export function runQueries(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('query', 'Runs GraphQL, SQL, a saved query or a report.', context)
    .argument('[document]', 'a document of GraphQL; - reads it from standard input')
    .option('--file <file>', 'the document stands in a file')
    .option('--saved <id or name>', 'runs a saved query')
    .option('--sql <statement>', 'runs SQL')
    .option('--report <id>', 'the report of a widget, by its id')
    .option('--variables <json>', 'an object: the values of the variables (default: none)')
    .option('--operation <name>', 'which one, where the document has several')
    .option(
      '--period <period>',
      'of the report: LAST_30_DAYS and its like, or 2026-11-01..2026-11-30 (default: that of the widget)',
    )
    .addOption(
      new Option(
        '--granularity <unit>',
        'how long a bucket of the report is (default: by the length of the period)',
      ).choices(['HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR']),
    )
    .option('--metric <name>', 'of the report; may be said again (default: all)', collect)
    .option(
      '--by <dimension>',
      'a dimension that makes groups of the report; may be said again (default: none)',
      collect,
    )
    .option('--where <filter>', 'rows of the report, as where.country=DE; may be said again (default: all)', collect)
    .addHelpText('after', examples)
  withFormat(command).action((document: string | undefined, options: QueryOptions) =>
    run({ url: settings.url, token: tokenOf(settings, 'read') }, document, options, print),
  )
  return runCommand(command, context, args)
}

async function run(access: Access, document: string | undefined, options: QueryOptions, print: Print): Promise<void> {
  const { file, saved, sql, report } = options
  const asked = [document, file, saved, sql, report].filter(each => each !== undefined)
  if (asked.length !== 1)
    throw mistake(
      asked.length === 0
        ? 'Say what to run: a document, --file, --saved, --sql or --report.'
        : 'A document, --file, --saved, --sql and --report: say one of them.',
      COMMAND,
    )
  const ofReport = ['period', 'granularity', 'metric', 'by', 'where'] as const
  const stray = ofReport.find(name => options[name] !== undefined)
  if (report === undefined && stray !== undefined) throw mistake(`--${stray} belongs to --report.`, COMMAND)
  const variables = readVariables(options.variables)
  if (report !== undefined) return showReport(access, report, options, print)
  if (saved !== undefined) return runSaved(access, saved, variables, options.format, print)
  if (sql !== undefined) return runStatement(access, sql, variables, options.format, print)
  return runDocument(access, await readDocument(document, file), variables, options, print)
}

function readVariables(text: string | undefined): object {
  if (text === undefined) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {}
  throw mistake('--variables is an object of JSON, such as {"id":"widget_0h3k9"}.', COMMAND)
}

async function runDocument(
  { url, token }: Access,
  query: string,
  variables: object,
  { operation, format }: QueryOptions,
  print: Print,
): Promise<void> {
  const body = { query, variables, ...(operation !== undefined && { operationName: operation }) }
  const data = dataOf(await postBody<unknown>(url, token, body))
  show(print, format, data, () => dataRows(data))
}

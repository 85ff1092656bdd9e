// `pushgraph token ...` and `pushgraph project ...`: who may do what, asked of a running gateway.
import { AppError } from '../base/errors.ts'
import type { CliSettings } from '../config/cli.ts'
import { readFilterLines } from '../request/dimension-parameter.ts'
import { readArguments } from './arguments.ts'
import { ask } from './client.ts'
import type { CliProjectsQuery, CliTokensQuery, Scope } from './gql/graphql.ts'
import { createProject, createToken, listProjects, listTokens, revokeToken, rotateToken } from './operations.ts'
import { table } from './table.ts'

const usage = `pushgraph token create --name NAME --scopes read,push [--ip NETWORK ...] [--event NAME ...] [--expires INSTANT]
                       [--widget ID ...]          limits it to these widgets
                       [--where where.country=DE ...]  and to rows of them that pass these filters
pushgraph token list
pushgraph token rotate ID [--overlap-hours N]     the old secret goes on for so long (default: 24)
pushgraph token revoke ID
pushgraph project create --name NAME [--time-zone ZONE] [--week-start 1-7]
pushgraph project list

Scopes: push, read, manage, call, sql, admin. Secrets are shown once.
PUSHGRAPH_URL (http://127.0.0.1:4000) is where the gateway is, PUSHGRAPH_TOKEN a token with the scope admin.
`

type Print = (line: string) => void

/** Resolves with the exit code: 2 where the command is not understood. */
export async function manageAccess(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const { values, positionals } = readArguments(`${args[0]}`, {
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      scopes: { type: 'string' },
      ip: { type: 'string', multiple: true },
      event: { type: 'string', multiple: true },
      widget: { type: 'string', multiple: true },
      where: { type: 'string', multiple: true },
      expires: { type: 'string' },
      'overlap-hours': { type: 'string' },
      'time-zone': { type: 'string' },
      'week-start': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    print(usage.trimEnd())
    return 0
  }
  const [what, verb, id] = positionals
  const command = `${what} ${verb}`
  const { url, token } = settings
  if (token === null) throw new AppError('BAD_USER_INPUT', 'Set PUSHGRAPH_TOKEN to a token with the scope admin.')
  if (command === 'token create' && values.name && values.scopes) {
    const made = await ask(url, token, createToken, {
      input: {
        name: values.name,
        scopes: values.scopes.split(',').map(scope => scope.trim().toUpperCase() as Scope),
        allowedIps: values.ip ?? null,
        allowedEvents: values.event ?? null,
        widgetIds: values.widget ?? null,
        where: values.where ? readFilterLines(values.where.join('\n')) : null,
        expiresAt: values.expires ?? null,
      },
    })
    showSecret(print, made.createToken.token, made.createToken.secret)
  } else if (command === 'token list') await showTokens(url, token, print)
  else if (command === 'token rotate' && id) {
    const overlapHours = values['overlap-hours'] === undefined ? 24 : Number(values['overlap-hours'])
    const made = await ask(url, token, rotateToken, { id, overlapHours })
    showSecret(print, made.rotateToken.token, made.rotateToken.secret)
  } else if (command === 'token revoke' && id) {
    const ended = await ask(url, token, revokeToken, { id })
    print(`revoked ${ended.revokeToken.token.name} (${id})`)
  } else if (command === 'project create' && values.name) {
    const weekStart = values['week-start']
    await makeProject(settings, { name: values.name, timeZone: values['time-zone'], weekStart }, print)
  } else if (command === 'project list') await showProjects(url, token, print)
  else {
    process.stderr.write(usage)
    return 2
  }
  return 0
}

async function makeProject(
  { url, token }: CliSettings,
  { name, timeZone, weekStart }: { name: string; timeZone: string | undefined; weekStart: string | undefined },
  print: Print,
): Promise<void> {
  const input = { name, timeZone: timeZone ?? null, weekStart: weekStart === undefined ? null : Number(weekStart) }
  const { project, administrator } = (await ask(url, token ?? '', createProject, { input })).createProject
  showSecret(print, { id: project.id, name: `${project.name}, its administrator` }, administrator.secret)
}

function showSecret(print: Print, it: { id: string; name: string }, secret: string): void {
  print(`${it.name} (${it.id})`)
  print(`secret, shown now and never again: ${secret}`)
}

/** The part of the project that it is for. */
const partOf = ({ widgetIds, where }: { widgetIds: readonly string[] | null; where: readonly string[] }) =>
  widgetIds === null
    ? 'all'
    : [`${widgetIds.length} ${widgetIds.length === 1 ? 'widget' : 'widgets'}`, ...where].join(' ')

async function showTokens(url: string, token: string, print: Print): Promise<void> {
  const rows = [['id', 'name', 'begins with', 'scopes', 'of', 'from', 'state', 'last used']]
  for (let after: string | null = null; ; ) {
    const { tokens }: CliTokensQuery = await ask(url, token, listTokens, { after })
    for (const edge of tokens.edges ?? []) {
      const it = edge?.node
      if (!it) continue
      const state = it.revokedAt ? 'revoked' : it.expiresAt ? `until ${it.expiresAt}` : 'valid'
      const scopes = it.scopes.map(scope => scope.toLowerCase()).join(' ')
      rows.push([
        it.id,
        it.name,
        it.hint,
        scopes,
        partOf(it),
        it.allowedIps?.join(' ') ?? 'anywhere',
        state,
        it.lastUsedAt ?? 'never',
      ])
    }
    after = tokens.pageInfo.endCursor ?? null
    if (!tokens.pageInfo.hasNextPage) break
  }
  for (const line of table(rows)) print(line)
}

async function showProjects(url: string, token: string, print: Print): Promise<void> {
  const rows = [['id', 'name', 'time zone', 'weeks begin on']]
  for (let after: string | null = null; ; ) {
    const { projects }: CliProjectsQuery = await ask(url, token, listProjects, { after })
    for (const edge of projects.edges ?? []) {
      const it = edge?.node
      if (it) rows.push([it.id, it.name, it.timeZone, `day ${it.weekStart}`])
    }
    after = projects.pageInfo.endCursor ?? null
    if (!projects.pageInfo.hasNextPage) break
  }
  for (const line of table(rows)) print(line)
}

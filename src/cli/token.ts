// `pushgraph token ...`: who may do what, asked of a running gateway.
import type { Command } from 'commander'
import { MAX_OVERLAP_HOURS } from '../auth/token.ts'
import type { CliSettings } from '../config/cli.ts'
import { readFilterLines } from '../request/dimension-parameter.ts'
import { ask, gatewayHelp, tokenOf } from './client.ts'
import {
  addCommand,
  type CommandContext,
  collect,
  createCommand,
  mistake,
  type Print,
  runCommand,
  wholeNumber,
} from './command.ts'
import type { CliTokensQuery, CreateTokenInput, Scope } from './gql/graphql.ts'
import { createToken, listTokens, revokeToken, rotateToken } from './operations.ts'
import { showSecret } from './show-secret.ts'
import { table } from './table.ts'

interface TokenOptions {
  readonly name?: string
  readonly scopes?: string
  readonly ip?: readonly string[]
  readonly event?: readonly string[]
  readonly widget?: readonly string[]
  readonly where?: readonly string[]
  readonly expires?: string
  readonly autoCreate?: boolean
}

const OVERLAP_HOURS = 24

/** Resolves with the exit code: 2 where no command of it is named. */
export function manageTokens(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  return runCommand(tokenCommand(settings, context), context, args)
}

function tokenCommand(settings: CliSettings, context: CommandContext): Command {
  const { print } = context
  const { url } = settings
  const admin = () => tokenOf(settings, 'admin')
  const token = createCommand('token', 'Who may do what: tokens of a running gateway.', context)
  token.addHelpText('after', gatewayHelp('admin'))
  addCommand(token, 'create', 'Makes a token. Its secret is shown once.', print)
    .option('--name <name>', 'what it is for; it has to be said')
    .option(
      '--scopes <scopes>',
      'what it may do, which has to be said: push, read, manage, call, sql and admin, with commas between',
    )
    .option(
      '--ip <network>',
      'an address or network that it may come from; may be said again (default: anywhere)',
      collect,
    )
    .option('--event <name>', 'an event that it may send; may be said again (default: any)', collect)
    .option('--widget <id>', 'a widget that it may see; may be said again (default: all)', collect)
    .option('--where <filter>', 'rows of these widgets, as where.country=DE; may be said again (default: all)', collect)
    .option('--auto-create', 'what it pushes may make widgets and declare dimensions (default: not)')
    .option('--expires <instant>', 'when it ends, as 2027-01-31T00:00:00Z (default: never)')
    .action(async (options: TokenOptions) => {
      const made = await ask(url, admin(), createToken, { input: toTokenInput(options) })
      showSecret(print, made.createToken.token, made.createToken.secret)
    })
  addCommand(token, 'list', 'Lists the tokens of the project.', print).action(() => showTokens(url, admin(), print))
  addCommand(token, 'rotate', 'Gives a token another secret, shown once.', print)
    .argument('<id>', 'the id of the token')
    .option(
      '--overlap-hours <hours>',
      'how long the old secret goes on',
      wholeNumber(0, MAX_OVERLAP_HOURS),
      OVERLAP_HOURS,
    )
    .action(async (id: string, { overlapHours }: { overlapHours: number }) => {
      const made = await ask(url, admin(), rotateToken, { id, overlapHours })
      showSecret(print, made.rotateToken.token, made.rotateToken.secret)
    })
  addCommand(token, 'revoke', 'Ends a token at once.', print)
    .argument('<id>', 'the id of the token')
    .action(async (id: string) => {
      const ended = await ask(url, admin(), revokeToken, { id })
      print(`revoked ${ended.revokeToken.token.name} (${id})`)
    })
  return token
}

function toTokenInput({ name, scopes, ip, event, widget, where, expires, autoCreate }: TokenOptions): CreateTokenInput {
  if (!name) throw mistake('Say with --name what the token is for.', 'pushgraph token create')
  if (!scopes) throw mistake('Say with --scopes what the token may do.', 'pushgraph token create')
  return {
    name,
    scopes: scopes.split(',').map(scope => scope.trim().toUpperCase() as Scope),
    allowedIps: ip ? [...ip] : null,
    allowedEvents: event ? [...event] : null,
    widgetIds: widget ? [...widget] : null,
    where: where ? readFilterLines(where.join('\n')) : null,
    autoCreate: autoCreate ?? false,
    expiresAt: expires ?? null,
  }
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

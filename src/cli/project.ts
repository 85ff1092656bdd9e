// `pushgraph project ...`: the projects of a running gateway.
import type { Command } from 'commander'
import type { CliSettings } from '../config/cli.ts'
import { ask, gatewayHelp, tokenOf } from './client.ts'
import {
  addCommand,
  type CommandContext,
  createCommand,
  mistake,
  type Print,
  runCommand,
  wholeNumber,
} from './command.ts'
import type { CliProjectsQuery } from './gql/graphql.ts'
import { createProject, listProjects } from './operations.ts'
import { showSecret } from './show-secret.ts'
import { table } from './table.ts'

/** Resolves with the exit code: 2 where no command of it is named. */
export function manageProjects(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  return runCommand(projectCommand(settings, context), context, args)
}

function projectCommand(settings: CliSettings, context: CommandContext): Command {
  const { print } = context
  const { url } = settings
  const admin = () => tokenOf(settings, 'admin')
  const project = createCommand('project', 'Projects of a running gateway, which share nothing.', context)
  project.addHelpText('after', gatewayHelp('admin, of the first project'))
  addCommand(project, 'create', 'Makes a project, and a token of its administrator that is shown once.', print)
    .option('--name <name>', 'what it is called; it has to be said')
    .option('--time-zone <zone>', 'where its days begin, as Europe/Berlin', 'UTC')
    .option('--week-start <day>', 'the ISO weekday on which its weeks begin, 1 (Monday) to 7', wholeNumber(1, 7), 1)
    .action(async ({ name, ...more }: { name?: string; timeZone: string; weekStart: number }) => {
      if (!name) throw mistake('Say with --name what the project is called.', 'pushgraph project create')
      const input = { name, ...more }
      const { project: made, administrator } = (await ask(url, admin(), createProject, { input })).createProject
      showSecret(print, { id: made.id, name: `${made.name}, its administrator` }, administrator.secret)
    })
  addCommand(project, 'list', 'Lists the projects of the gateway.', print).action(() =>
    showProjects(url, admin(), print),
  )
  return project
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

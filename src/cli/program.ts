// `pushgraph`: which commands there are. Each is loaded when it is asked for: `token` needs no database driver.
import { loadCliSettings } from '../config/cli.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'
import { holdYoungGeneration } from './heap-growth.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Run = (args: readonly string[], env: Environment, print: Print) => Promise<number>

const commands: readonly (readonly [name: string, summary: string, run: Run])[] = [
  [
    'serve',
    'run the gateway',
    async (args, env, print) => {
      holdYoungGeneration()
      return (await import('./serve.ts')).serve(env, args, print)
    },
  ],
  [
    'demo',
    'start a gateway, push real data, ask for a report',
    async (args, env, print) => (await import('./demo/demo.ts')).demo(env, args, print),
  ],
  [
    'push',
    'push a file of rows into a widget',
    async (args, env, print) => (await import('./push.ts')).pushFile(loadCliSettings(env), args, print),
  ],
  [
    'query',
    'run GraphQL, SQL, a saved query or a report',
    async (args, env, print) => (await import('./query/query.ts')).runQueries(loadCliSettings(env), args, print),
  ],
  [
    'widget',
    'list, create, show and delete widgets',
    async (args, env, print) => (await import('./widget.ts')).manageWidgets(loadCliSettings(env), args, print),
  ],
  [
    'export',
    'write the points of widgets as CSV',
    async (args, env, print) => (await import('./transfer/export.ts')).exportWidgets(loadCliSettings(env), args, print),
  ],
  [
    'import',
    'push files, or what export wrote',
    async (args, env, print) => (await import('./transfer/import.ts')).importFiles(loadCliSettings(env), args, print),
  ],
  [
    'token',
    'create, list, rotate and revoke tokens',
    async (args, env, print) => (await import('./token.ts')).manageTokens(loadCliSettings(env), args, print),
  ],
  [
    'project',
    'create and list projects',
    async (args, env, print) => (await import('./project.ts')).manageProjects(loadCliSettings(env), args, print),
  ],
  [
    'secrets',
    'encrypt stored secrets with a new key',
    async (args, env, print) => (await import('./secrets.ts')).rotateStoredSecrets(loadCliSettings(env), args, print),
  ],
  [
    'backup',
    'write everything that is stored into one file',
    async (args, env, print) => (await import('./backup/backup.ts')).backup(env, args, print),
  ],
  [
    'restore',
    'restore a backup into an empty store',
    async (args, env, print) => (await import('./backup/restore.ts')).restore(env, args, print),
  ],
  [
    'migrate',
    'bring the schema of the database up to date',
    async (args, env, print) => (await import('./migrate.ts')).migrate(env, args, print),
  ],
  [
    'distribute',
    'distribute the tables over the servers of Citus',
    async (args, env, print) => (await import('./distribute.ts')).distribute(env, args, print),
  ],
  [
    'doctor',
    'look for what keeps a gateway from working well',
    async (args, env, print) => (await import('./doctor.ts')).doctor(env, args, print),
  ],
  [
    'schema',
    'write schema.graphql (for who works on Pushgraph)',
    async (args, _env, print) => (await import('./schema.ts')).writeSchema(args, print),
  ],
  [
    'docs',
    'write docs/limits.md (for who works on Pushgraph)',
    async (args, _env, print) => (await import('./docs.ts')).writeDocs(args, print),
  ],
]

/** Runs the command that the arguments name. Resolves with the exit code: 2 where there is none. Throws AppError for a mistake. */
export function runProgram(args: readonly string[], env: Environment, print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const program = createCommand('pushgraph', 'A self-hosted GraphQL gateway over pushed metrics.', context)
    .enablePositionalOptions()
    .addHelpText('after', '\nEach command has a --help of its own. --debug shows mistakes with their stack.')
  for (const [name, summary, run] of commands)
    program
      .command(name)
      .description(summary)
      .argument('[arguments...]')
      .helpOption(false)
      .allowUnknownOption()
      .passThroughOptions()
      .action(async (_arguments: unknown, _options: unknown, command: { args: readonly string[] }) => {
        context.exitCode = await run(command.args, env, print)
      })
  return runCommand(program, context, args)
}

// `pushgraph doctor`: looks for what keeps a gateway from working well, and says the cure.
import { statfs } from 'node:fs/promises'
import { systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { loadConfig } from '../config/config.ts'
import { examine } from '../doctor/examine.service.ts'
import type { Finding } from '../doctor/finding.ts'
import type { Machine } from '../doctor/patient.ts'
import { jobs } from '../jobs.ts'
import { systemResolver } from '../sources/resolver.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'

const help = `
It reads the same environment as "pushgraph serve", and works whether a gateway runs or not; nothing that is stored is changed.
The exit code is 1 where something fails (FAIL), 0 where all is well (OK) or could be better (WARN).`

const thisMachine: Machine = {
  clock: systemClock,
  resolver: systemResolver,
  async spaceOf(folder) {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, all: blocks * bsize }
  },
}

/** Resolves with the exit code. `machine`: tests bring a clock and a disk of their own. */
export async function doctor(
  env: Parameters<typeof loadConfig>[0],
  args: readonly string[],
  print: Print,
  machine: Partial<Machine> = {},
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('doctor', 'Looks for what keeps a gateway from working well.', context)
    .option('--json', 'print the findings as JSON: check, outcome, message, cure', false)
    .addHelpText('after', help)
    .action(async ({ json }: { json: boolean }) => {
      const findings: Finding[] = []
      const log = createLog('silent')
      const config = loadConfig(env)
      for await (const finding of examine({ config, machine: { ...thisMachine, ...machine }, jobs, log })) {
        findings.push(finding)
        if (!json) for (const line of linesOf(finding)) print(line)
      }
      if (json) print(JSON.stringify(findings, null, 2))
      context.exitCode = findings.some(({ outcome }) => outcome === 'FAIL') ? 1 : 0
    })
  return runCommand(command, context, args)
}

const CHECK_WIDTH = 12

function linesOf({ outcome, check, message, cure }: Finding): string[] {
  const head = `${outcome.padEnd(5)} ${check.padEnd(CHECK_WIDTH)}`
  return [`${head} ${message}`, ...(cure === null ? [] : [`${' '.repeat(head.length - 2)}-> ${cure}`])]
}

// `pushgraph secrets rotate`: asks a running gateway to encrypt with its newest secret key what older ones have encrypted.
import type { CliSettings } from '../config/cli.ts'
import { ask, gatewayHelp, tokenOf } from './client.ts'
import { addCommand, type CommandContext, createCommand, type Print, runCommand } from './command.ts'
import { rotateSecrets } from './operations.ts'

const steps = `
Steps:
  1. Start every gateway with the new key in PUSHGRAPH_SECRET_KEY and the old one in PUSHGRAPH_OLD_SECRET_KEYS.
  2. Run this.
  3. Start every gateway without PUSHGRAPH_OLD_SECRET_KEYS.
${gatewayHelp('admin, of the first project')}`

/** Resolves with the exit code: 2 where the command is not understood, 1 where something could not be read. */
export async function rotateStoredSecrets(
  settings: CliSettings,
  args: readonly string[],
  print: Print,
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const secrets = createCommand('secrets', 'Stored secrets, such as those of sources and webhooks.', context)
  addCommand(secrets, 'rotate', 'Encrypts stored secrets anew with the newest secret key.', print)
    .addHelpText('after', steps)
    .action(async () => {
      context.exitCode = await rotate(settings, print)
    })
  return runCommand(secrets, context, args)
}

async function rotate(settings: CliSettings, print: Print): Promise<number> {
  const { resealed, unreadable } = (await ask(settings.url, tokenOf(settings, 'admin'), rotateSecrets, {}))
    .rotateSecrets
  print(`${resealed} secrets encrypted anew`)
  if (unreadable === 0) return 0
  print(`${unreadable} cannot be read by any key: keep the old keys, and look for the one that is missing`)
  return 1
}

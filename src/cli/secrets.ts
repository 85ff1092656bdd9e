// `pushgraph secrets rotate`: asks a running gateway to encrypt with its newest secret key what older ones have encrypted.
import { AppError } from '../base/errors.ts'
import type { CliSettings } from '../config/cli.ts'
import { ask } from './client.ts'
import { rotateSecrets } from './operations.ts'

const usage = `pushgraph secrets rotate

1. Start every gateway with the new key in PUSHGRAPH_SECRET_KEY and the old one in PUSHGRAPH_OLD_SECRET_KEYS.
2. Run this, with PUSHGRAPH_URL and PUSHGRAPH_TOKEN (scope admin, of the first project).
3. Start every gateway without PUSHGRAPH_OLD_SECRET_KEYS.
`

/** Resolves with the exit code: 2 where the command is not understood, 1 where something could not be read. */
export async function rotateStoredSecrets(
  { url, token }: CliSettings,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  if (args.length !== 1 || args[0] !== 'rotate') {
    process.stderr.write(usage)
    return 2
  }
  if (token === null) throw new AppError('BAD_USER_INPUT', 'Set PUSHGRAPH_TOKEN to a token with the scope admin.')
  const { resealed, unreadable } = (await ask(url, token, rotateSecrets, {})).rotateSecrets
  print(`${resealed} secrets encrypted anew`)
  if (unreadable === 0) return 0
  print(`${unreadable} cannot be read by any key: keep the old keys, and look for the one that is missing`)
  return 1
}

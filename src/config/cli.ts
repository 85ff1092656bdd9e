import { AppError } from '../base/errors.ts'
import { cliEnvSchema } from './env.ts'
import { parseEnv } from './parse-env.ts'
import type { Environment } from './secret-files.ts'

export { DEFAULT_URL } from './env.ts'

/** What a command needs that talks to a running gateway. */
export interface CliSettings {
  /** Without a slash at the end. */
  readonly url: string
  readonly token: string | null
}

export function loadCliSettings(env: Environment): CliSettings {
  const parsed = parseEnv(cliEnvSchema, env)
  if ('issues' in parsed)
    throw new AppError('BAD_USER_INPUT', parsed.issues.map(({ name, problem }) => `${name} ${problem}.`).join('\n'))
  return { url: parsed.data.PUSHGRAPH_URL, token: parsed.data.PUSHGRAPH_TOKEN ?? null }
}

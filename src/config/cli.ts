import { AppError } from '../base/errors.ts'
import { cliEnvSchema } from './env.ts'

export { DEFAULT_URL } from './env.ts'

/** What a command needs that talks to a running gateway. */
export interface CliSettings {
  /** Without a slash at the end. */
  readonly url: string
  readonly token: string | null
}

export function loadCliSettings(env: Readonly<Record<string, string | undefined>>): CliSettings {
  const parsed = cliEnvSchema.safeParse(env)
  if (!parsed.success) throw new AppError('BAD_USER_INPUT', 'PUSHGRAPH_URL is not an http or https URL.')
  return { url: parsed.data.PUSHGRAPH_URL, token: parsed.data.PUSHGRAPH_TOKEN ?? null }
}

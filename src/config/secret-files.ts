// Secrets from files, as containers and service managers mount them: NAME_FILE holds the path of what NAME would be.
import { readFileSync, statSync } from 'node:fs'
import type { ZodObject } from 'zod'
import { isSecret } from './env.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with a variable: its name, and the rest of the sentence. Never what it holds. */
export interface EnvironmentIssue {
  readonly name: string
  readonly problem: string
}

/** A path in an environment is a mistake more often than a secret of this size. */
const MAX_BYTES = 65_536

export const fileVariable = (name: string): string => `${name}_FILE`

/** Names of the secrets of a schema, each of which may stand in a file. */
export function secretsOf(schema: ZodObject): string[] {
  return Object.entries(schema.shape).flatMap(([name, rule]) => (isSecret(rule) ? [name] : []))
}

/** The environment with the secrets of a schema read from their files, which are named in `fromFiles`. */
export function readSecretFiles(
  schema: ZodObject,
  env: Environment,
): {
  readonly env: Environment
  readonly fromFiles: ReadonlySet<string>
  readonly issues: readonly EnvironmentIssue[]
} {
  const read: Record<string, string> = {}
  const issues: EnvironmentIssue[] = []
  for (const name of secretsOf(schema)) {
    const variable = fileVariable(name)
    const path = env[variable]
    if (path === undefined) continue
    if (env[name] !== undefined) {
      issues.push({ name: variable, problem: `is set beside ${name}: leave one of them out` })
      continue
    }
    const found = readSecret(path)
    if ('problem' in found) issues.push({ name: variable, problem: found.problem })
    else read[name] = found.text
  }
  return { env: { ...env, ...read }, fromFiles: new Set(Object.keys(read)), issues }
}

function readSecret(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    const stats = statSync(path)
    // A pipe that nobody writes to would hold the start for ever.
    if (!stats.isFile()) return { problem: `names ${path}, which is no file` }
    if (stats.size > MAX_BYTES) return { problem: `names ${path}, which is larger than 64 KiB` }
    // Editors and `echo` end a file with a line end, which is no part of the secret.
    const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '')
    if (text === '') return { problem: `names ${path}, which is empty` }
    return { text }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return {
      problem:
        code === 'ENOENT' ? `names ${path}, which does not exist` : `names ${path}, which cannot be read (${code})`,
    }
  }
}

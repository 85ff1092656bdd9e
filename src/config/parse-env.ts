import type { ZodObject, z } from 'zod'
import { type Environment, type EnvironmentIssue, fileVariable, readSecretFiles } from './secret-files.ts'

/** The variables of a schema, checked and typed, or all that is wrong with them. */
export function parseEnv<Schema extends ZodObject>(
  schema: Schema,
  environment: Environment,
): { readonly data: z.output<Schema> } | { readonly issues: readonly EnvironmentIssue[] } {
  const { env, fromFiles, issues } = readSecretFiles(schema, environment)
  const parsed = schema.safeParse(env)
  if (parsed.success && issues.length === 0) return { data: parsed.data }
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.')
    return { name: fromFiles.has(name) ? `${name} (in the file of ${fileVariable(name)})` : name, problem: message }
  })
  return { issues: [...issues, ...wrong] }
}

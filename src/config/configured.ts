import { says } from '../core/limit.ts'
import { envSchema } from './env.ts'

/** The default of a number that is configured, and its name: "100,000 (`MONTHLY_PUSH_QUOTA`)". */
export function configured(name: keyof typeof envSchema.shape, unit = ''): string {
  return says`${Number(envSchema.parse({})[name])}${unit} (\`${name}\`)`
}

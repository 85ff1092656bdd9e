// Where the secret key comes from: the environment, or a file that is made once.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Config } from '../config/config.ts'
import { randomText } from './token.ts'

const MIN_LENGTH = 32

/** The key of PUSHGRAPH_SECRET_KEY; without one, a key made once and kept in DATA_DIR for this gateway alone. */
export function secretKeyOf(config: Config, log: Log): string {
  if (config.secretKey !== null) return config.secretKey
  const file = fileOf(config)
  try {
    if (!existsSync(file)) {
      mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
      writeFileSync(file, randomText(43), { mode: 0o600, flag: 'wx' })
      log.info({ file }, 'made a secret key; set PUSHGRAPH_SECRET_KEY when several gateways share a database')
    }
    chmodSync(file, 0o600)
    return keyIn(file)
  } catch (error) {
    throw unusable(file, error)
  }
}

/** The key that a start would take, without making one; null: there is none yet. */
export function findSecretKey(config: Config): string | null {
  const file = fileOf(config)
  try {
    return config.secretKey ?? (existsSync(file) ? keyIn(file) : null)
  } catch (error) {
    throw unusable(file, error)
  }
}

/** With a key of the environment, the one that was made in DATA_DIR before is an old key. */
export function oldSecretKeysOf(config: Config): string[] {
  const file = fileOf(config)
  try {
    const made = config.secretKey !== null && existsSync(file) ? [keyIn(file)] : []
    return [...config.oldSecretKeys, ...made]
  } catch (error) {
    throw unusable(file, error)
  }
}

const fileOf = (config: Config) => join(config.dataDir, 'secret-key')

function keyIn(file: string): string {
  const key = readFileSync(file, 'utf8').trim()
  if (key.length >= MIN_LENGTH) return key
  throw new AppError(
    'BAD_USER_INPUT',
    `The secret key in ${file} is shorter than ${MIN_LENGTH} characters: put the key of before there, or set PUSHGRAPH_SECRET_KEY.`,
  )
}

function unusable(file: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  const reason = (error as Error).message
  const message = `The secret key cannot be kept in ${file} (${reason}): make DATA_DIR writable, or set PUSHGRAPH_SECRET_KEY.`
  return new AppError('BAD_USER_INPUT', message, { cause: error })
}

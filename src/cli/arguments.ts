import { type ParseArgsConfig, parseArgs } from 'node:util'
import { AppError } from '../base/errors.ts'

/** The arguments of a command. A mistake in them is an AppError that says which one, and how help is asked for. */
export function readArguments<T extends ParseArgsConfig>(command: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    // Node goes on with advice about arguments that begin with a dash.
    const [problem = ''] = message.split(/(?<=\.)\s|\n|\. To specify/)
    throw new AppError(
      'BAD_USER_INPUT',
      `${problem.replace(/\.$/, '')}. pushgraph ${command} --help lists the options.`,
    )
  }
}

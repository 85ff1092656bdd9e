// What the commands of `pushgraph` share: help at every level, and mistakes that are one sentence.
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { AppError } from '../base/errors.ts'
import { packageVersion } from '../base/package-files.ts'

export type Print = (line: string) => void

/** What a command is run with. */
export interface CommandContext {
  readonly print: Print
  /** What the process ends with where nothing was wrong with the command itself. */
  exitCode: number
}

const PROGRAM = 'pushgraph'

/** A command that prints its help, and throws instead of ending the process. */
export function createCommand(name: string, description: string, { print }: Pick<CommandContext, 'print'>): Command {
  return withRules(new Command(name === PROGRAM ? name : `${PROGRAM} ${name}`), description, print)
}

/** A command of another one: `create` of `token`. */
export function addCommand(parent: Command, nameAndArguments: string, description: string, print: Print): Command {
  return withRules(parent.command(nameAndArguments), description, print)
}

function withRules(command: Command, description: string, print: Print): Command {
  return command
    .description(description)
    .helpOption('-h, --help', 'this text')
    .version(packageVersion(), '-V, --version', 'the version of Pushgraph')
    .helpCommand(false)
    .configureHelp({
      helpWidth: 110,
      subcommandTerm: it =>
        [
          it.name(),
          ...(it.registeredArguments.some(each => each.required)
            ? it.registeredArguments.map(each => `<${each.name()}>`)
            : []),
        ].join(' '),
    })
    .configureOutput({ writeOut: text => print(text.trimEnd()), outputError: () => {} })
    .exitOverride(error => {
      throw error.exitCode === 0 || error.code === 'commander.help' ? error : mistakeOf(error, pathOf(command))
    })
}

/** `pushgraph token create`. */
function pathOf(command: Command): string {
  const names: string[] = []
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name())
  return names.join(' ')
}

function mistakeOf({ message }: CommanderError, path: string): AppError {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\(Did you mean (.*)\?\)$/, ': did you mean $1?')
    .replace(/^./, first => first.toUpperCase())
  return mistake(text.replace(/(?<![.?!])$/, '.'), path)
}

/** What is wrong with an argument or an option, and where help is. */
export const mistake = (message: string, path: string): AppError =>
  new AppError('BAD_USER_INPUT', `${message} ${path} --help lists the options.`)

/** Resolves with the exit code: 2 where a command of a command is missing. Throws AppError for any other mistake. */
export async function runCommand(command: Command, context: CommandContext, args: readonly string[]): Promise<number> {
  try {
    await command.parseAsync([...args], { from: 'user' })
    return context.exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
}

/** Reads the value of an option as a whole number between two. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return text => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= low && number <= high) return number
    throw new InvalidArgumentError(`It is a whole number from ${low} to ${high}.`)
  }
}

/** Adds the value of an option that may be said several times. */
export const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
]

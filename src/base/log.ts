import pino, { type Logger } from 'pino'

export type Log = Logger

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof levels)[number]

/**
 * JSON lines on standard output; credentials are cut out of whatever is logged by accident. `onLine` gets each line as it is written.
 */
export function createLog(
  level: LogLevel,
  destination?: pino.DestinationStream,
  onLine: ((line: string) => void) | null = null,
): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    redact: { paths: ['*.authorization', '*.cookie', '*.token', '*.secret', '*.password'], censor: '[redacted]' },
    ...(onLine && {
      hooks: {
        streamWrite: line => {
          onLine(line)
          return line
        },
      },
    }),
  }
  return destination ? pino(options, destination) : pino(options)
}

import { statSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { parseBusUrl } from './bus-url.ts'
import { telemetryEnv } from './telemetry.ts'

/** An address, or a network as CIDR. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** `host:port`, with an IPv6 address in brackets; names and addresses as a URL spells them. */
const HOST_AND_PORT = /^(\[[\da-f:.]+\]|[a-z\d]([a-z\d.-]*[a-z\d])?):(\d{1,5})$/i

/** User and password percent-encoded, as in any URL. */
function isMailServer(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname)
}

/** `name@domain`, alone or in angle brackets behind a name. */
const isSender = (text: string) => /^([^<>\r\n]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/.test(text)

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

const list = (text: string) => text.split(',').map(part => part.trim())
const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine(n => n >= low && n <= high, `is not between ${low} and ${high}`)

/** Marks a variable as a secret: its value may stand in a file, whose path is in a variable of the same name and `_FILE`. */
const SECRET = { isSecret: true }
export const isSecret = (rule: z.core.$ZodType): boolean => z.globalRegistry.get(rule)?.isSecret === true

/** Every variable that Pushgraph reads, with its rule. docs/configuration.md and `.env.example` list the same names (tested). */
export const envSchema = z.object({
  HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  HEALTH_PORT: wholeNumber(0, 65_535).optional(),
  WORKERS: wholeNumber(1, 64).default(1),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'does not start with postgres:// or postgresql://')
    .optional()
    .meta(SECRET),
  DATABASE_SESSION_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'does not start with postgres:// or postgresql://')
    .optional()
    .meta(SECRET),
  BUS_URL: z
    .string()
    .refine(
      text => parseBusUrl(text) !== null,
      'is not nats:// or tls:// and a host, with a user and a password or a token alone, such as nats://user:password@nats.example.com:4222 or nats://token@nats.example.com:4222',
    )
    .optional()
    .meta(SECRET),
  DATA_DIR: z.string().min(1, 'is empty').default('./data'),
  SHUTDOWN_DELAY_SECONDS: wholeNumber(0, 8).optional(),
  MAX_EVENT_LOOP_DELAY_MS: wholeNumber(0, 60_000).default(200),
  PUSHGRAPH_ADMIN_TOKEN: z.string().min(32, 'is shorter than 32 characters').optional().meta(SECRET),
  PUSHGRAPH_SECRET_KEY: z.string().min(32, 'is shorter than 32 characters').optional().meta(SECRET),
  PUSHGRAPH_OLD_SECRET_KEYS: z
    .string()
    .min(32, 'is shorter than 32 characters')
    // A key may hold a comma itself: then the whole text is the one that fits.
    .transform(text => [...list(text), text].filter(key => key.length >= 32))
    .optional()
    .meta(SECRET),
  PUSHGRAPH_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s?#]+$/, 'is not an http or https URL without query')
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'is not smtp:// or smtps:// and a host, such as smtps://user:password@mail.example.com')
    .optional()
    .meta(SECRET),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'is not an address, such as metrics@example.com or Metrics <metrics@example.com>')
    .optional(),
  FONT_DIRS: z
    .string()
    .transform(list)
    .refine(parts => parts.every(isFolder), 'is not a list of folders that are there, such as /usr/share/fonts')
    .default([]),
  METRICS_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional().meta(SECRET),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  GRAPHQL_MAX_COST: wholeNumber(0, 1_000_000).default(2_000),
  GRAPHQL_TRUSTED_ONLY: z.enum(['on', 'off']).default('off'),
  GRAPHIQL: z.enum(['on', 'off']).default('on'),
  TRUST_PROXY: z
    .string()
    .transform(list)
    .refine(parts => parts.every(isNetwork), 'is not a list of addresses and networks, such as 10.0.0.0/8,::1')
    .optional(),
  MONTHLY_PUSH_QUOTA: wholeNumber(0, 1_000_000_000_000).default(100_000),
  MAX_SERIES: wholeNumber(1, 1_000_000).default(10_000),
  TOKEN_REQUESTS_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(60_000),
  ADDRESS_REQUESTS_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(120_000),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000).default(10_000),
  ADDRESS_CONNECTIONS: wholeNumber(0, 1_000_000).default(2_500),
  ADDRESS_FAILURES_PER_MINUTE: wholeNumber(0, 1_000_000_000).default(60),
  RECEIPT_HOURS: wholeNumber(1, 8_760).default(24),
  SQL_CACHE_MINUTES: wholeNumber(0, 1_440)
    .refine(n => n === 0 || n >= 5, 'is neither 0 nor 5 or more')
    .default(0),
  SQL_MAX_COST: wholeNumber(0, 1_000_000_000_000).default(0),
  EVENT_MONTHS: wholeNumber(0, 120).default(25),
  AUDIT_RETENTION_DAYS: wholeNumber(0, 36_500).default(365),
  SOURCES_ALLOW_HOSTS: z
    .string()
    .transform(text => list(text.toLowerCase()))
    .refine(
      hosts => hosts.every(host => HOST_AND_PORT.test(host) && isPort(host.slice(host.lastIndexOf(':') + 1))),
      'is not a list of host:port, such as erp.internal:8080,10.0.0.7:443',
    )
    .optional(),
  SOURCES_PORTS: z
    .string()
    .refine(text => list(text).every(isPort), 'is not a list of ports, such as 80,443')
    .transform(text => list(text).map(Number))
    .optional(),
  ...telemetryEnv,
  OTEL_EXPORTER_OTLP_HEADERS: telemetryEnv.OTEL_EXPORTER_OTLP_HEADERS.meta(SECRET),
})

/** Where commands look for a gateway. */
export const DEFAULT_URL = 'http://127.0.0.1:4000'

/** Of commands that talk to a running gateway (`pushgraph push`). */
export const cliEnvSchema = z.object({
  PUSHGRAPH_URL: z
    .string()
    .regex(/^https?:\/\/[^\s?#]+$/, 'is not an http or https URL')
    .default(DEFAULT_URL)
    .transform(url => url.replace(/\/+$/, '')),
  PUSHGRAPH_TOKEN: z.string().optional().meta(SECRET),
})

/** The only reader of `process.env`. An empty value counts as absent, as in a `.env` file with the name alone. */
export function readEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1])
  return Object.fromEntries(entries)
}

import { STATUS_CODES } from 'node:http'

/** A whole reply in the envelope, for connections on which no request was read. The connection is to be closed after it. */
export function rawReply(status: number, message: string, headers: Readonly<Record<string, string>> = {}): string {
  const body = JSON.stringify({ code: status, success: false, status: 'error', message })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

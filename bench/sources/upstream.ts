// A REST service that answers at once, and counts: GET / a small reply, GET /count how many there were.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const reply = JSON.stringify({
  results: Array.from({ length: 10 }, (_, id) => ({ id, name: `item ${id}`, price: id * 1.5 })),
})
let count = 0
const server = createServer((request, response) => {
  const body = request.url === '/count' ? String(count) : reply
  if (request.url !== '/count') count++
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => server.close(() => process.exit()))

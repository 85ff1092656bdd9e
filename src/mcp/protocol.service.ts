// Serves one message with the official library, in whichever revision of the protocol it is written.
import {
  createMcpHandler,
  isLegacyRequest,
  type ListResourcesResult,
  ProtocolError,
  type ReadResourceResult,
  type ResourceTemplateType,
  Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'
import { toPlain } from '../base/json-text.ts'
import { packageVersion } from '../base/package-files.ts'
import { toAppError } from '../http/failure.ts'
import { callTool, type ToolRequest } from './call.service.ts'
import { instructions } from './instructions.ts'
import { argumentsOf, type Message } from './rpc.ts'
import { mayCall, type Tool, toListedTool } from './tool.ts'

const INVALID_PARAMS = -32_602
const INTERNAL_ERROR = -32_603
/** Those that have no batches: the ones before have been replaced. */
const REVISIONS = ['2026-07-28', '2025-11-25', '2025-06-18']

export interface Protocol {
  serve(request: Request, message: Message, called: ToolRequest): Promise<Response>
}

/** What is offered beside tools. */
export interface Resources {
  list(called: ToolRequest, cursor: string | undefined): Promise<ListResourcesResult>
  templates(called: ToolRequest): ResourceTemplateType[]
  read(called: ToolRequest, uri: string): Promise<ReadResourceResult>
}

export function createProtocol(tools: readonly Tool[], resources: Resources): Protocol {
  const info = { name: 'pushgraph', title: 'Pushgraph', version: packageVersion() }
  const byName = new Map(tools.map(it => [it.name, it]))
  const listed = new Map(tools.map(it => [it, toListedTool(it)]))

  const serverOf = (message: Message, called: ToolRequest) => {
    const server = new Server(info, {
      capabilities: { tools: {}, resources: {} },
      instructions,
      supportedProtocolVersions: REVISIONS,
      jsonSchemaValidator: noValidator,
    })
    server.setRequestHandler('tools/list', () => ({
      tools: tools.filter(it => mayCall(called.by, it)).flatMap(it => listed.get(it) ?? []),
    }))
    server.setRequestHandler('tools/call', ({ params }) =>
      callTool(called, toolNamed(byName, params.name), argumentsOf(message)),
    )
    server.setRequestHandler('resources/list', ({ params }) =>
      shown(called, () => resources.list(called, params?.cursor)),
    )
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: resources.templates(called) }))
    server.setRequestHandler('resources/read', ({ params }) => shown(called, () => resources.read(called, params.uri)))
    return server
  }

  return {
    async serve(request, message, called) {
      const parsedBody = toPlain(new Map(message))
      if (await isLegacyRequest(request, parsedBody)) {
        const server = serverOf(message, called)
        const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
        await server.connect(transport)
        try {
          return await transport.handleRequest(request, { parsedBody })
        } finally {
          await server.close()
        }
      }
      const handler = createMcpHandler(() => serverOf(message, called), { legacy: 'reject' })
      return handler.fetch(request, { parsedBody })
    },
  }
}

/** Our errors in the words of the protocol; unknown ones are logged and masked. */
async function shown<T>({ ctx }: ToolRequest, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProtocolError) throw error
    const { code, message } = toAppError(error, ctx.log)
    throw new ProtocolError(code === 'INTERNAL' ? INTERNAL_ERROR : INVALID_PARAMS, message)
  }
}

function toolNamed(byName: ReadonlyMap<string, Tool>, name: string): Tool {
  const found = byName.get(name)
  if (found) return found
  throw new ProtocolError(
    INVALID_PARAMS,
    `There is no tool ${JSON.stringify(name.slice(0, 60))}: tools/list names them.`,
  )
}

/** Nothing is asked of clients, so that nothing of theirs is checked: the library's own is made anew for each server. */
const noValidator = {
  getValidator: () => () => ({ valid: false as const, data: undefined, errorMessage: 'nothing is asked of clients' }),
}

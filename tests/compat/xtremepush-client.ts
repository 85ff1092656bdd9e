// A client of the External API as an integrator writes it from the vendor's text, who knows nothing of this project.

export interface Envelope {
  readonly code: number
  readonly success: boolean
  readonly message?: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly data?: readonly Record<string, unknown>[]
  readonly model?: Readonly<Record<string, unknown>>
}

export class RequestFailed extends Error {
  readonly envelope: Envelope

  constructor(envelope: Envelope) {
    super(envelope.message ?? `HTTP ${envelope.code}`)
    this.envelope = envelope
  }
}

export type Send = (url: string, body: string) => Promise<{ status: number; text: string; retryAfter: string | null }>

/** Always POST, verb first, `apptoken` in the body; the envelope's code is the status. 4xx never helps to repeat, 5xx may. */
export function createExternalClient(baseUrl: string, apptoken: string, send: Send, attempts = 4) {
  const call = async (method: string, model: string, params: object = {}): Promise<Envelope> => {
    const body = JSON.stringify({ apptoken, ...params })
    for (let attempt = 1; ; attempt++) {
      const { status, text, retryAfter } = await send(`${baseUrl}/api/external/${method}/${model}`, body)
      const envelope = JSON.parse(text) as Envelope
      if (envelope.code !== status) throw new Error(`the code ${envelope.code} is not the status ${status}`)
      if (envelope.success) return envelope
      if (status < 500 || attempt === attempts) throw new RequestFailed(envelope)
      await new Promise(resolve => setTimeout(resolve, Math.min(20, Number(retryAfter ?? 0) * 1_000)))
    }
  }
  return {
    call,
    create: async (model: string, params: object) => (await call('create', model, params)).model ?? {},
    info: async (model: string, id: unknown) => (await call('info', model, { id })).model ?? {},
    list: async (model: string, params: object = {}) => (await call('list', model, params)).data ?? [],
    hit: (params: object) => call('hit', 'event', params),
    /** Waits for a task where there is one. */
    async import(model: string, params: object) {
      const reply = await call('import', model, params)
      if (reply.code !== 202) return reply
      for (;;) {
        const { model: task } = await call('info', 'task', { id: reply.model?.task_id })
        if (task?.state === 'DONE' || task?.state === 'FAILED') return { ...reply, model: task }
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
  }
}

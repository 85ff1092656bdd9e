// What GraphQL and REST say of deliveries.
import { deliveryLimits } from './delivery.ts'
import { GIVE_UP_HOURS } from './outcome.ts'

export const deliveryTexts = {
  state: 'Where the delivery stands.',
  title: 'The title of the message.',
  origin: 'What the message is about.',
  recipient: 'The address that gets it instead of those of the channel; null: those of the channel.',
  attempts: 'How often it was tried since it was made, or since it was last asked to be sent again.',
  createdAt: 'When the delivery was made.',
  nextTryAt: 'When it is tried next; null: it is tried now, or has ended.',
  endedAt: 'When it was taken or given up; null: it has not ended.',
  error: 'Why it was not taken, as a sentence; null: it was, or was not tried yet.',
  type: 'The type of the message, as `pushgraph.alert.firing`: that of its CloudEvent.',
  tries: `The last tries, oldest first, at most ${deliveryLimits.tries}.`,
  replay: `Sends a delivery that has ended again, under the same id, also to a paused channel, for up to ${GIVE_UP_HOURS} hours. CONFLICT while it has not ended. Needs the scope \`manage\`.`,
  test: 'Sends a message to a channel that says it is a test, also to a paused one, and waits up to 10 s for what comes of it; then its state is PENDING or SENDING. Needs the scope `manage`.',
  status: 'The status of HTTP or of SMTP; null: no answer came.',
  reply: 'The beginning of the answer, with secrets cut out; null: there was none.',
  at: 'When the try began.',
  durationMs: 'How long the try took, in milliseconds.',
} as const

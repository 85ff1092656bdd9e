// Fields that events and profiles of UserFlux's SDKs share; their SDKs send null for what they do not know.
import { z } from 'zod'

const id = (description: string) => z.union([z.string(), z.int()]).nullish().meta({ description })
const members = (description: string) => z.record(z.string(), z.unknown()).nullish().meta({ description })

export const whoFields = {
  userId: id('Who it is; or anonymousId.'),
  anonymousId: id('The browser or device.'),
  externalId: id('The user as another system names them.'),
  properties: members('What else is to be known.'),
  deviceData: members('What describes the device.'),
}

export const sessionField = id('The visit. Default: `properties.sessionId`, where the browser SDK puts it.')
export const idField = id('The same id counts once.')

/** Taken and left alone: nothing is guessed from addresses. */
export const enrichment = z.object({
  locationEnrichment: z.string().optional().meta({ description: 'Ignored: no place is derived from an address.' }),
})

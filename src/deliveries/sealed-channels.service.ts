import { rowsInBatches, type SealedValue } from '../auth/sealed-value.ts'
import type { Platform } from '../request/context.ts'
import { channelPlace } from './channel-secrets.ts'
import { type SealedChannel, selectSealedChannels, updateSealedChannel } from './sealed-channel.store.ts'

const BATCH = 100

/** The addresses, headers and signing secrets of channels, of all projects. */
export async function* sealedChannels({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for await (const channel of rowsInBatches<SealedChannel>(last =>
    selectSealedChannels(db, last?.channelId ?? '0', BATCH),
  )) {
    yield {
      kind: 'CHANNEL',
      name: channel.name,
      sealed: channel.sealed,
      place: channelPlace(channel.projectId, channel.channelId),
      replace: sealed => updateSealedChannel(db, channel, sealed),
    }
  }
}

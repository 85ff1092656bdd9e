// Mute windows of the form: fields `mute.0.weekdays`, `mute.0.from` and `mute.0.until`.
import type { MuteWindowInput } from '../gql/graphql.ts'

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

export function muteOf(form: FormData): MuteWindowInput[] {
  const places = new Set([...form.keys()].flatMap(name => /^mute\.(\d+)\.from$/.exec(name)?.[1] ?? []))
  return [...places].map(place => ({
    weekdays: form.getAll(`mute.${place}.weekdays`).map(Number),
    from: String(form.get(`mute.${place}.from`)),
    until: String(form.get(`mute.${place}.until`)),
  }))
}

import type { AuthInput, RequestInput } from '../gql/graphql.ts'
import { CheckControl, ChoiceControl } from './controls.tsx'
import { TemplateControl } from './template-control.tsx'

const kinds = {
  none: 'None',
  bearer: 'Bearer token',
  basic: 'Name and password',
  client: 'OAuth 2: client credentials',
  refresh: 'OAuth 2: refresh token',
  consent: 'OAuth 2: consent of a person',
}
type AuthKind = keyof typeof kinds
type Fields = Readonly<Record<string, string | boolean | null | undefined>>

const oauth2 = { tokenUrl: 'https://', clientId: '', clientSecret: '{{ secrets.client }}' }
const firsts: Readonly<Record<AuthKind, AuthInput | undefined>> = {
  none: undefined,
  bearer: { bearer: { token: '{{ secrets.key }}' } },
  basic: { basic: { username: '', password: '{{ secrets.password }}' } },
  client: { oauth2 },
  refresh: { oauth2: { ...oauth2, refreshToken: '{{ secrets.refresh }}' } },
  consent: { oauth2: { ...oauth2, authorizationUrl: 'https://' } },
}

const oauthTexts: readonly (readonly [string, string, string?])[] = [
  ['tokenUrl', 'Token URL'],
  ['clientId', 'Client ID'],
  ['clientSecret', 'Client secret'],
  ['scope', 'Scopes', 'Separated by blanks'],
  ['audience', 'Audience', 'Where the server wants one'],
]
const texts: Readonly<Record<AuthKind, readonly (readonly [string, string, string?])[]>> = {
  none: [],
  bearer: [['token', 'Token', '{{ secrets.name }}, or of a reply: {{ login.data.token }}']],
  basic: [
    ['username', 'User name'],
    ['password', 'Password'],
  ],
  client: oauthTexts,
  refresh: [...oauthTexts, ['refreshToken', 'Refresh token']],
  consent: [...oauthTexts, ['authorizationUrl', 'Consent URL', 'Save, then connect: a person consents there']],
}
const required = new Set(['token', 'username', 'password', 'tokenUrl', 'clientId', 'clientSecret'])

function kindOf(auth: RequestInput['auth']): AuthKind {
  if (!auth) return 'none'
  if (auth.bearer) return 'bearer'
  if (auth.basic) return 'basic'
  if (auth.oauth2?.authorizationUrl !== undefined) return 'consent'
  return auth.oauth2?.refreshToken !== undefined ? 'refresh' : 'client'
}

interface AuthFieldsProps {
  readonly auth: RequestInput['auth']
  readonly names: readonly string[]
  change(auth: AuthInput | undefined): void
}

/** How the request signs in. Secrets stand beside the requests, and are only named here. */
export function AuthFields({ auth, names, change }: AuthFieldsProps) {
  const kind = kindOf(auth)
  const inner = kind === 'bearer' || kind === 'basic' || kind === 'none' ? kind : 'oauth2'
  const fields = ((auth as Record<string, Fields> | undefined)?.[inner] ?? {}) as Fields
  const put = (name: string, value: string | boolean) => {
    const { [name]: _, ...rest } = fields
    const isLeftOut = value === false || (value === '' && !required.has(name) && !isChoice(name))
    change({ [inner]: isLeftOut ? rest : { ...fields, [name]: value } } as AuthInput)
  }
  return (
    <>
      <ChoiceControl label="Sign-in" value={kind} options={kinds} change={next => change(firsts[next as AuthKind])} />
      {kind !== 'none' && (
        <div className="fields">
          {texts[kind].map(([name, label, hint]) => (
            <TemplateControl
              key={name}
              label={label}
              value={String(fields[name] ?? '')}
              names={names}
              {...(hint && { hint })}
              change={text => put(name, text)}
            />
          ))}
        </div>
      )}
      {inner === 'oauth2' && (
        <CheckControl
          label="Send ID and secret in the body"
          value={fields.inBody === true}
          change={value => put('inBody', value)}
        />
      )}
    </>
  )
}

/** Emptied, these still say of which kind the sign-in is. */
const isChoice = (name: string) => name === 'refreshToken' || name === 'authorizationUrl'

import { type MouseEvent, useEffect, useRef } from 'react'
import { useLiveState } from '../api/live-state.ts'
import { endSession } from '../session/session.ts'
import { useMay } from '../session/viewer.ts'
import { links, type PageLinkTarget } from './links.ts'
import { PaletteKey } from './palette-key.tsx'
import { routeTo, useRoute } from './route.ts'
import { chooseTheme, type ThemeChoice, themes, useThemeChoice } from './theme.ts'

export function Header() {
  return (
    <header className="header">
      <a className="brand" href={routeTo('')}>
        <img src="./icon.svg" alt="" width="24" height="24" />
        <span>Pushgraph</span>
      </a>
      <nav aria-label="Pages">
        <ul>
          {links.map(link => (
            <PageLink key={link.page} {...link} />
          ))}
          {hasGraphiql() && (
            <li>
              <a href={GRAPHIQL} onClick={openGraphiql}>
                GraphiQL
              </a>
            </li>
          )}
        </ul>
      </nav>
      <LiveState />
      <PaletteKey />
      <ThemeSwitch />
      <button type="button" className="button quiet" onClick={() => endSession(null)}>
        Sign out
      </button>
    </header>
  )
}

const GRAPHIQL = './graphql'
/** The operator may have turned it off: the gateway says so in the page. */
const hasGraphiql = () => document.querySelector('meta[name="graphiql"][content="off"]') === null

/** A window opened by script has a copy of this tab's session storage, and with it the token; one opened by a link has none. */
function openGraphiql(event: MouseEvent): void {
  event.preventDefault()
  open(GRAPHIQL, '_blank')
}

function PageLink({ page, title, scope, also = [] }: PageLinkTarget) {
  const route = useRoute()
  const may = useMay(scope)
  if (!may) return null
  const isHere = route.page === page || also.includes(route.page)
  return <ShownLink page={page} title={title} isHere={isHere} />
}

/** On a phone not all links fit: the one of this page is scrolled into sight. */
function ShownLink({ page, title, isHere }: { page: string; title: string; isHere: boolean }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isHere])
  return (
    <li>
      <a ref={link} href={routeTo(page)} aria-current={isHere ? 'page' : undefined}>
        {title}
      </a>
    </li>
  )
}

/** Numbers that stopped coming by themselves must not look as if they were new. */
function LiveState() {
  const state = useLiveState()
  return (
    <span className={`live-state ${state}`} role="status">
      {state === 'live' && 'Live'}
      {state === 'waiting' && 'Connecting …'}
    </span>
  )
}

const themeNames: Record<ThemeChoice, string> = { system: 'System', light: 'Light', dark: 'Dark' }

function ThemeSwitch() {
  const choice = useThemeChoice()
  return (
    <label className="theme-switch">
      <span className="sr-only">Colours</span>
      <select value={choice} onChange={event => chooseTheme(event.target.value as ThemeChoice)}>
        {themes.map(theme => (
          <option key={theme} value={theme}>
            {themeNames[theme]}
          </option>
        ))}
      </select>
    </label>
  )
}

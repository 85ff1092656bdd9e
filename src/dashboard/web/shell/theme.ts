// Light, dark, or as the system is.
import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themes)[number]

const KEY = 'pushgraph.theme'
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY)
  return themes.find(theme => theme === stored) ?? 'system'
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice)
  applyTheme()
}

function applyTheme(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

/** Once, before the first page is drawn. */
export function startTheme(): void {
  systemIsDark().addEventListener('change', applyTheme)
  applyTheme()
}

function isDark(): boolean {
  const choice = themeChoice()
  return choice === 'system' ? systemIsDark().matches : choice === 'dark'
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(listen, themeChoice)
}

/** Which of the two is shown: charts take their colours again when it changes. */
export function useEffectiveTheme(): 'light' | 'dark' {
  return useSyncExternalStore(listen, () => (isDark() ? 'dark' : 'light'))
}

// The browser that pictures are taken with: its fonts are the project's, whatever the machine has, and nothing in it moves.
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { SEED_NOW } from '../../_kit/seed/seed.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** A laptop and a phone. */
export const widths = [1440, 390] as const
export type Width = (typeof widths)[number]
const HEIGHTS: Readonly<Record<Width, number>> = { 1440: 900, 390: 844 }

export interface Studio extends AsyncDisposable {
  open(look: { readonly theme: Theme; readonly width: Width; readonly token: string }): Promise<Page>
}

/** Throws where the file is not there or cannot be run. */
export function assertRunnable(path: string): void {
  accessSync(path, constants.X_OK)
}

export async function openStudio(executablePath: string): Promise<Studio> {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-studio-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const browser: Browser = await chromium.launch({
    executablePath,
    // In containers there is no user for its sandbox, and little shared memory; letters are set the same on every machine.
    args: [
      ...['--lang=en-GB', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
      ...['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
    ],
    env: { ...process.env, FONTCONFIG_FILE: writeFontSettings(folder) } as Record<string, string>,
  })
  stack.defer(() => browser.close())
  const resources = stack.move()
  return {
    async open({ theme, width, token }) {
      const context = await browser.newContext({
        viewport: { width, height: HEIGHTS[width] },
        colorScheme: theme,
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
      })
      await context.clock.setFixedTime(SEED_NOW)
      // As after a sign-in: see src/dashboard/web/session/session.ts.
      await context.addInitScript(`sessionStorage.setItem('pushgraph.token', ${JSON.stringify(token)})`)
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      return page
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** Fontconfig's settings: one folder, and one face for each kind of letters. */
function writeFontSettings(folder: string): string {
  const fonts = dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')))
  const faces = {
    'DejaVu Sans': [
      'system-ui',
      'sans-serif',
      'sans',
      'ui-sans-serif',
      'Arial',
      'Helvetica',
      'Helvetica Neue',
      'Roboto',
      'Segoe UI',
    ],
    'DejaVu Sans Mono': ['monospace', 'ui-monospace', 'Menlo', 'Consolas', 'Liberation Mono'],
    'DejaVu Serif': ['serif', 'Times', 'Times New Roman'],
  }
  const aliases = Object.entries(faces).flatMap(([face, names]) =>
    names.map(
      name =>
        `<match target="pattern"><test name="family"><string>${name}</string></test>` +
        `<edit name="family" mode="assign" binding="strong"><string>${face}</string></edit></match>`,
    ),
  )
  const file = join(folder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><dir>${fonts}</dir>` +
      `<cachedir>${join(folder, 'cache')}</cachedir>${aliases.join('')}` +
      // Of what has no name here, too.
      '<match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match></fontconfig>',
  )
  return file
}

// What `npm ci` leaves beside the packages: the dashboard. Where the packages that build it were left out (`--omit=dev`), they are installed
// in a folder of their own, which is removed again. Nothing here may end an installation: the gateway serves without its pages.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WHY = 'The dashboard was not built: npm run build tells why.'
const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'src']

/** Whether the program of npm ended well; what it says is shown where it did not. */
function run(args, cwd) {
  const npm = process.env.npm_execpath
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], { cwd, encoding: 'utf8', shell: !npm })
  if (status !== 0) console.error(stdout, stderr)
  return status === 0
}

const build = cwd => run(['exec', '--offline', '--', 'vite', 'build', '--logLevel', 'warn'], cwd)

function buildElsewhere() {
  console.log('The dashboard is built with packages that only its building needs: about a minute, once.')
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-build-'))
  try {
    for (const file of files) cpSync(file, join(folder, file), { recursive: true })
    const isBuilt =
      run(
        [
          'ci',
          '--ignore-scripts',
          '--include=dev',
          '--include=optional',
          '--prefer-offline',
          '--no-audit',
          '--no-fund',
        ],
        folder,
      ) && build(folder)
    if (isBuilt) cpSync(join(folder, 'dist/dashboard'), 'dist/dashboard', { recursive: true })
    return isBuilt
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (!existsSync('node_modules/vite') && existsSync('dist/dashboard/index.html')) process.exit(0)
if (!(existsSync('node_modules/vite') ? build('.') : buildElsewhere())) console.log(WHY)

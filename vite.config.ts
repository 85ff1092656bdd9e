import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the dev server finds the gateway (`npm run dev`). */
const gateway = 'http://127.0.0.1:4000'

/** The dashboard: from src/dashboard/web to dist/dashboard, with hashed names and nothing from elsewhere. */
export default defineConfig({
  root: 'src/dashboard/web',
  // Relative, so that a proxy may put the gateway below any path.
  base: './',
  plugins: [react()],
  server: { proxy: { '/graphql': gateway, '/api': gateway, '/widgets': gateway } },
  build: {
    outDir: '../../../dist/dashboard',
    emptyOutDir: true,
    // `data:` would have to be allowed by the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // ECharts; tests/browser/bundle.test.ts holds the sizes that count.
    chunkSizeWarningLimit: 600,
  },
})

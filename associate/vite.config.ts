import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/associate/',
  plugins: [preact()],
  build: {
    outDir: process.env.ASSOCIATE_OUT ?? '../.filrouge/build/associate',
    emptyOutDir: true,
    target: 'es2022',
    // Those that know light-dark(): the brand says each colour by day and by night at once.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    // Nothing is inlined: the page's policy allows scripts and styles from its own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})

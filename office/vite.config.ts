import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/office/',
  plugins: [preact()],
  build: {
    outDir: process.env.FILROUGE_OFFICE_OUT ?? '../.filrouge/build/office',
    emptyOutDir: true,
    target: 'es2022',
    // Those that know light-dark(): the brand says each colour by day and by night at once.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    // The pages allow no `data:` but for pictures, so that faces stay files.
    assetsInlineLimit: 0,
  },
})

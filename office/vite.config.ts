import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/office/',
  plugins: [preact()],
  build: {
    outDir: process.env.FILROUGE_OFFICE_OUT ?? '../.filrouge/build/office',
    emptyOutDir: true,
    target: 'es2022',
    // The pages allow no `data:` but for pictures, so that faces stay files.
    assetsInlineLimit: 0,
  },
})

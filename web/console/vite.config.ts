import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.HONGYAN_SERVER ?? 'http://127.0.0.1:5190';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@shared': at('../shared/src'), '@': at('./src') } },
  server: {
    port: 5173,
    fs: { allow: [at('..')] },
    proxy: { '/api': server, '^/t(/|$)': server },
  },
  preview: { port: 5174, proxy: { '/api': server, '^/t(/|$)': server } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/test/setup.ts'],
    // Only a machine that does much else needs so long.
    testTimeout: 60_000,
  },
});

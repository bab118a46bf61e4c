import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const world = process.env.HONGYAN_WORLD ?? 'http://127.0.0.1:8090';

export default defineConfig({
  plugins: [react()],
  server: { port: 5175, proxy: { '/world': world } },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
  test: { include: ['src/**/*.test.ts'] },
});

import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A page draws slowly on a machine that does other work too.
configure({ asyncUtilTimeout: 30_000 });

afterEach(cleanup);

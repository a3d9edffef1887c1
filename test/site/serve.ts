// Serves the demo until it is told to stop; its address is the first line that it prints.
import { startSite } from './site.ts';

const site = await startSite(Number(process.env.PORT ?? 0));
process.stdout.write(`${site.address}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    site.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

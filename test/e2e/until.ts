/**
 * Waits for what a browser does in its own time: asks again until the answer is there.
 *
 * @param what is waited for, for the message of a failure.
 * @param patience in milliseconds. Default: 15,000.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  patience = 15_000,
): Promise<T> {
  const end = Date.now() + patience;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

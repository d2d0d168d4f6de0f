export type RunOne = (index: number) => Promise<void>;

/** Runs `count`, so many at once, each begun when one has ended. @returns runs a second. */
export async function runMany(count: number, atOnce: number, runOne: RunOne): Promise<number> {
  let next = 0;
  const startedAtMs = performance.now();
  const lane = async () => {
    while (next < count) {
      next += 1;
      await runOne(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (count / (performance.now() - startedAtMs)) * 1000;
}

import { sparklinePoints } from './sparkline-points';

const WIDTH = 84;
const HEIGHT = 24;

interface SparklineProps {
  readonly values: readonly number[];
  /** What the line says, for those who do not see it. */
  readonly label: string;
}

/** A line as small as a word: which way a number goes. Nothing for less than two values. */
export function Sparkline({ values, label }: SparklineProps) {
  if (values.length < 2) return null;
  const points = sparklinePoints(values, { width: WIDTH, height: HEIGHT, margin: 2 });
  const [endX, endY] = points.at(-1) ?? [0, 0];
  return (
    <svg
      role="img"
      aria-label={label}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="shrink-0 text-accent"
    >
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={endX} cy={endY} r={2} fill="currentColor" />
    </svg>
  );
}

import { useTranslation } from 'react-i18next';
import { formatMoney, formatMonth } from '@/lib/format';
import classes from './dashboard.module.css';
import { type Month, ticks } from './months';

const series = ['earned', 'spent', 'held'] as const;
const width = 640;
const height = 240;
const left = 96;
const bottom = 30;
const top = 10;

type Props = { months: readonly Month[]; currency: string };

/** Three bars a month. What it shows stands in the table below, so it is a picture with a sentence for who does not see it. */
export function Chart({ months, currency }: Props) {
  const { t } = useTranslation('money');
  const steps = ticks(Math.max(...months.flatMap(({ earned, spent, held }) => [earned, spent, held])));
  const most = steps.at(-1) || 1;
  const y = (amount: number) => height - bottom - (amount / most) * (height - bottom - top);
  const room = (width - left) / months.length;
  const bar = Math.min(26, room / 4.5);
  const total = (name: (typeof series)[number]) =>
    formatMoney({ amount: months.reduce((sum, one) => sum + one[name], 0), currency });
  return (
    <figure className={classes.figure}>
      <figcaption>
        {t('chart.summary', { earned: total('earned'), spent: total('spent'), held: total('held') })}
        <span className={classes.legend} aria-hidden="true">
          {series.map((name) => (
            <span key={name} data-series={name}>
              {t(`series.${name}`)}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className={classes.chart} aria-hidden="true" focusable="false">
        {steps.map((step) => (
          <g key={step}>
            <line x1={left} x2={width} y1={y(step)} y2={y(step)} className={classes.grid} />
            <text x={left - 10} y={y(step) + 5} textAnchor="end">
              {formatMoney({ amount: step, currency })}
            </text>
          </g>
        ))}
        {months.map((one, at) => (
          <g key={one.month}>
            {series.map((name, index) => (
              <rect
                key={name}
                data-series={name}
                x={left + at * room + room / 2 + (index - 1.5) * (bar + 3)}
                y={y(one[name])}
                width={bar}
                height={height - bottom - y(one[name])}
                rx={Math.min(3, bar / 4)}
              />
            ))}
            <text x={left + at * room + room / 2} y={height - 8} textAnchor="middle">
              {formatMonth(one.month, 'short')}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

import classes from './shelf.module.css';

type Book = { x: number; w: number; h: number; fill: string; band: string; lean?: number };

const left: Book[] = [
  { x: 8, w: 34, h: 190, fill: '#2c9075', band: '#a3d5c3' },
  { x: 44, w: 24, h: 226, fill: '#d8432f', band: '#ffd9cf' },
  { x: 70, w: 42, h: 168, fill: '#e8f0e6', band: '#0c5a4b' },
  { x: 114, w: 28, h: 208, fill: '#ffcb45', band: '#083d34' },
  { x: 144, w: 36, h: 236, fill: '#187760', band: '#ffcb45' },
];
const right: Book[] = [
  { x: 372, w: 40, h: 214, fill: '#e8f0e6', band: '#d8432f' },
  { x: 414, w: 26, h: 178, fill: '#d8432f', band: '#ffd9cf' },
  { x: 442, w: 34, h: 240, fill: '#2c9075', band: '#e8f0e6' },
  { x: 478, w: 30, h: 196, fill: '#0f6b59', band: '#ffcb45' },
  { x: 526, w: 36, h: 204, fill: '#ffcb45', band: '#d8432f', lean: 9 },
];

const floor = 330;

function Spine({ x, w, h, fill, band, lean = 0 }: Book) {
  const top = floor - h;
  return (
    <g transform={lean ? `rotate(${-lean} ${x} ${floor})` : undefined}>
      <rect x={x} y={top} width={w} height={h} rx="2" fill={fill} />
      <rect x={x} y={top + 18} width={w} height="5" fill={band} />
      <rect x={x} y={top + 27} width={w} height="2" fill={band} />
      <rect x={x + w / 2 - 2.5} y={top + 48} width="5" height={h * 0.34} rx="2.5" fill={band} opacity=".85" />
      <rect x={x} y={floor - 22} width={w} height="5" fill={band} />
    </g>
  );
}

type Props = { door?: 'open' | 'shut'; lit?: boolean; className?: string | undefined };

/** The sign of the house: a shelf on which one book is a door, and the light that falls out of it. */
export function Shelf({ door = 'open', lit = true, className }: Props) {
  const light = lit ? '#ffcb45' : '#31453d';
  return (
    <svg viewBox="0 0 600 400" className={`${classes.shelf} ${className ?? ''}`} aria-hidden="true" focusable="false">
      {left.map((book) => (
        <Spine key={book.x} {...book} />
      ))}
      {right.map((book) => (
        <Spine key={book.x} {...book} />
      ))}
      <rect x="0" y={floor} width="600" height="6" rx="3" className={classes.board} />
      {door === 'open' ? (
        <>
          <path d="M214 52h140v278H214z" fill="#05291f" />
          <path d="M224 62h120v268H224z" fill={light} />
          {lit && <path className={classes.pool} d="M224 330h120l86 70H158z" />}
          <path d="M284 152v64M252 184h64" stroke="#083d34" strokeWidth="15" />
          <path d="M224 62 174 36v328l50-34z" fill="#4aa88b" />
          <path d="M216 78 182 60v278l34-22z" fill="none" stroke="#e8f5f0" strokeWidth="2.500" />
          <circle cx="185" cy="204" r="5" fill="#ffcb45" />
        </>
      ) : (
        <>
          <path d="M214 52h140v278H214z" fill="#05291f" />
          <path d="M222 60h124v270H222z" fill="#4aa88b" />
          <path d="M236 76h96v238h-96z" fill="none" stroke="#e8f5f0" strokeWidth="2.500" />
          <circle cx="324" cy="200" r="6" fill="#ffcb45" />
          {lit && <path d="M222 326h124v4H222z" fill="#ffcb45" />}
          {lit && <path className={classes.pool} d="M222 334h124l30 16H192z" />}
        </>
      )}
      <path d="M152 330v46l10-9 10 9v-46z" fill="#d8432f" />
    </svg>
  );
}

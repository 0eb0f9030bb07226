import classes from './logo.module.css';

/** A book that stands ajar like a door, with the light on inside. */
export function LogoMark({ size = 34 }: { size?: number }) {
  return (
    <svg viewBox="0 0 48 48" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="10" fill="#083d34" />
      <path d="M20 10h17v28H20z" fill="#ffcb45" />
      <path d="M20 38h17l7 10H14z" fill="#ffcb45" opacity=".45" />
      <path d="M20 10 9 5v38l11-5z" fill="#4aa88b" />
      <circle cx="12.2" cy="25" r="1.5" fill="#ffcb45" />
      <path d="M28.5 19v10M23.5 24h10" stroke="#083d34" strokeWidth="3" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className={classes.logo}>
      <LogoMark />
      <span>
        BookVerse<span className={classes.plus}>+</span>
      </span>
    </span>
  );
}

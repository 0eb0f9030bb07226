import classes from './avatar.module.css';

type Props = { id: string; name: string; pictureId: string | null | undefined; size?: number };

const shades = ['#0c5a4b', '#8c2c1e', '#2f4b7c', '#6b4a00', '#5b2f63', '#1d5c70'];

/** A picture, or initials on a book cover whose colour stays the same for one person. */
export function Avatar({ id, name, pictureId, size = 40 }: Props) {
  const style = { width: size, height: size };
  if (pictureId) return <img className={classes.avatar} src={`/api/v1/pictures/${pictureId}`} alt="" {...style} />;
  const shade = shades[[...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % shades.length];
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((w) => [...(w ?? '')][0] ?? '').join('');
  return (
    <span
      className={classes.avatar}
      aria-hidden="true"
      style={{ ...style, background: shade, fontSize: Math.round(size * 0.38) }}
    >
      {initials.toUpperCase()}
    </span>
  );
}

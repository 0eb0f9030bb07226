import classes from './book-cover.module.css';

type Props = {
  /** Gives the drawn binding its colour, the same wherever the book stands. */
  id: string;
  title: string;
  authors: readonly string[];
  /** The id of a photo, if there is one. */
  photo: string | null | undefined;
  /** Widths for the browser's choice among the three sizes of a photo, as in the `sizes` attribute. */
  sizes?: string;
  /** Empty where the title stands beside it. */
  alt?: string;
  /** In the first view of a page: fetched at once. */
  eager?: boolean;
};

const bindings = ['#0c5a4b', '#8c2c1e', '#2f4b7c', '#6b4a00', '#5b2f63', '#1d5c70'];
/** Sizes are of the longest side, so an upright photo is three quarters as wide. */
const sizesOfPhotos = [160, 480, 1600];

export const photoUrl = (photo: string, size: number) => `/api/v1/photos/${photo}?size=${size}`;
export const photoSet = (photo: string) =>
  sizesOfPhotos.map((size) => `${photoUrl(photo, size)} ${size * 0.75}w`).join(', ');

/** The photo of a copy, or a cloth binding with its title, in a frame of 3 to 4. */
export function BookCover({ id, title, authors, photo, sizes = '180px', alt = '', eager = false }: Props) {
  if (photo)
    return (
      <img
        className={classes.cover}
        src={photoUrl(photo, 480)}
        srcSet={photoSet(photo)}
        sizes={sizes}
        alt={alt}
        width={480}
        height={640}
        loading={eager ? 'eager' : 'lazy'}
        {...(eager ? { fetchPriority: 'high' as const } : {})}
      />
    );
  const shade = bindings[[...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % bindings.length];
  return (
    <span className={classes.cover} data-drawn style={{ background: shade }} aria-hidden="true">
      <span className={classes.label}>
        <span className={classes.title}>{title}</span>
        <span className={classes.author}>{authors[0]}</span>
      </span>
    </span>
  );
}

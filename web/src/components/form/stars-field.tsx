import type { UseFormRegisterReturn } from 'react-hook-form';
import classes from './stars-field.module.css';

type Props = UseFormRegisterReturn & {
  id: string;
  legend: string;
  error: string | undefined;
  /** The words of one to five. */
  words: readonly string[];
};

/** One to five stars, each with its word. */
export function StarsField({ id, legend, error, words, ...field }: Props) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes.group}
      data-error={error ? true : undefined}
      {...(error ? { 'aria-describedby': `${id}-error` } : {})}
    >
      <legend>{legend}</legend>
      <div className={classes.choices}>
        {words.map((word, at) => (
          <label key={word} className={classes.choice}>
            <input type="radio" value={String(at + 1)} {...field} />
            <span aria-hidden="true">{'★'.repeat(at + 1)}</span>
            <span className={classes.word}>{word}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

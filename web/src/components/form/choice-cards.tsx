import type { UseFormRegisterReturn } from 'react-hook-form';
import classes from './choice-cards.module.css';

type Choice = { value: string; label: string; meaning: string };
type Props = UseFormRegisterReturn & {
  id: string;
  legend: string;
  error: string | undefined;
  choices: readonly Choice[];
};

/** One of a few, each with what it means. */
export function ChoiceCards({ id, legend, error, choices, ...field }: Props) {
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
        {choices.map(({ value, label, meaning }) => (
          <label key={value} className={classes.choice}>
            <input type="radio" value={value} {...field} aria-describedby={`${id}-${value}`} />
            <span>
              <strong>{label}</strong>
              <span id={`${id}-${value}`}>{meaning}</span>
            </span>
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

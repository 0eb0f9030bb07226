import { zodResolver } from '@hookform/resolvers/zod';
import {
  type DefaultValues,
  type FieldError,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { $ZodType } from 'zod/v4/core';
import { wordsOf } from '@/i18n/parts';

/** A form checked by a zod/mini schema. Messages in schemas are fault codes; catalogues hold their words. */
export function useZodForm<T extends FieldValues>(schema: $ZodType<T, T>, defaultValues: DefaultValues<T>) {
  return useForm<T>({
    resolver: zodResolver(schema) as never,
    defaultValues,
    shouldFocusError: false,
    // Faults stay until the next submit: were they to go on blur, the button would move away under the pointer.
    reValidateMode: 'onSubmit',
  });
}

/** Words for a fault: the catalogue's if it knows the code, else the sentence which the server sent. */
export function faultText(code: string, sentence?: string): string {
  return wordsOf('faults', code) ?? sentence ?? code;
}

export function fieldError<T extends FieldValues>(form: UseFormReturn<T>, name: Path<T>): string | undefined {
  const found: unknown = form.getFieldState(name, form.formState).error;
  // A list has its own fault or those of its entries: one is said, the field shows all entries anyway.
  const error = (Array.isArray(found) ? found.find(Boolean) : found) as FieldError | undefined;
  if (!error) return undefined;
  return error.type === 'server' ? error.message : faultText(error.message ?? 'required');
}

/** Everything an input needs; the id is what the error summary links to. */
export const bind = <T extends FieldValues>(form: UseFormReturn<T>, name: Path<T>) => ({
  ...form.register(name),
  id: fieldId(name),
  error: fieldError(form, name),
});

export const fieldId = (name: string) => `field-${name}`;

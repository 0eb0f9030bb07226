type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The form's field that a server's pointer is about: `/edition/title` is `edition.title`, and `/courses/2` is `courses`,
 * since the entries of a list are one field; `?isbn` is a parameter of the query. Undefined when the form has none such.
 */
export function fieldOf(pointer: string, values: Tree): string | undefined {
  const path: string[] = [];
  let at: unknown = values;
  for (const part of pointer.replace(/^\?/, '/').split('/').slice(1)) {
    if (!isTree(at) || !(part in at)) break;
    path.push(part);
    at = at[part];
  }
  return path.length > 0 && !isTree(at) ? path.join('.') : undefined;
}

/** Names of the fields with faults, in the order of the form's values; of groups those of their members. */
export function failedFields(errors: Tree, prefix = ''): string[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (!error || (prefix === '' && name === 'root')) return [];
    const isFault = Array.isArray(error) || typeof (error as Tree).type === 'string';
    return isFault ? [prefix + name] : failedFields(error as Tree, `${prefix}${name}.`);
  });
}

// How the part of an address after "?" is written: plain words, a name repeated for each of its values, as our API has it. The
// router's own way turns "1984" into a number and lists into JSON.

export function parseSearch(text: string): Record<string, string | string[]> {
  const found = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found.get(name);
    found.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(found);
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of [value].flat()) if (one !== undefined && one !== null) params.append(name, String(one));
  const text = params.toString();
  return text && `?${text}`;
}

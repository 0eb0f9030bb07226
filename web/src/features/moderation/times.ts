/** As a date field has it, in local time. */
export function inDays(days: number, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

/** The end of that day, where the moderator is. */
export const endOf = (day: string) => new Date(`${day}T23:59:59`);

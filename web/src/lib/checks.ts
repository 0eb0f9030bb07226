// Field rules which several forms share; the messages are fault codes with words under "faults" in the catalogues.
import * as z from 'zod/mini';

export const email = z
  .string()
  .check(z.trim(), z.minLength(1, 'email_required'), z.regex(/^\S+@\S+\.\S+$/, 'invalid_email'));
export const newPassword = z.string().check(z.minLength(10, 'password_short'), z.maxLength(128, 'password_long'));
export const givenPassword = z.string().check(z.minLength(1, 'password_required'));
export const personName = z.string().check(z.trim(), z.minLength(1, 'name_required'), z.maxLength(80, 'name_long'));
export const code = z.string().check(z.trim(), z.minLength(6, 'code_required'));
export const reason = z.string().check(z.trim(), z.minLength(1, 'reason_required'), z.maxLength(500, 'reason_long'));

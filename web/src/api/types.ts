import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountPatch = Schemas['AccountPatch'];
export type AdminAccount = Schemas['AdminAccount'];
export type AuditEntry = Schemas['AuditEntry'];
export type Campus = Schemas['Campus'];
export type DevMail = Schemas['DevMail'];
export type Language = Account['language'];
export type NewReport = Schemas['NewReport'];
export type PublicProfile = Schemas['PublicProfile'];
export type Reason = NewReport['reason'];
export type ReportedKind = NewReport['kind'];
export type Role = Account['roles'][number];
export type Session = Schemas['Session'];
export type SessionInfo = Schemas['SessionInfo'];
export type Theme = Account['theme'];

import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountPatch = Schemas['AccountPatch'];
export type AdminAccount = Schemas['AdminAccount'];
export type AuditEntry = Schemas['AuditEntry'];
export type Campus = Schemas['Campus'];
export type Condition = NonNullable<Listing['condition']>;
export type DevMail = Schemas['DevMail'];
export type Edition = Schemas['Edition'];
export type FacetValue = Schemas['FacetValue'];
export type Language = Account['language'];
export type Listing = Schemas['Listing'];
export type ListingHit = Schemas['ListingHit'];
export type ListingPatch = Schemas['ListingPatch'];
export type ListingResults = Schemas['ListingResults'];
export type ListingState = Listing['state'];
export type ListingSummary = Schemas['ListingSummary'];
export type MarketInfo = Schemas['MarketInfo'];
export type Money = Schemas['Money'];
export type NewListing = Schemas['NewListing'];
export type Photo = Schemas['Photo'];
export type PublicProfile = Schemas['PublicProfile'];
export type Role = Account['roles'][number];
export type Session = Schemas['Session'];
export type SessionInfo = Schemas['SessionInfo'];
export type Theme = Account['theme'];

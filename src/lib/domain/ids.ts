/** Names of things, branded so that an idea's id is never taken for a round's. */
type Id<Thing extends string> = string & { readonly __id: Thing };

export type AreaId = Id<'area'>;
export type RoundId = Id<'round'>;
export type TrackId = Id<'track'>;
export type MeetingId = Id<'meeting'>;
export type IdeaId = Id<'idea'>;
export type NoteId = Id<'note'>;
export type PileId = Id<'pile'>;
export type ScreeningId = Id<'screening'>;
export type PictureId = Id<'picture'>;
export type BundleId = Id<'bundle'>;
export type PersonId = Id<'person'>;
export type DeviceId = Id<'device'>;

/** Parsed once at the edge: text from an address or the database as the id of a thing. */
export function id<AnyId extends string>(text: string): AnyId {
	return text as AnyId;
}

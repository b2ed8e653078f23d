/**
 * Pieces every request and answer is made of. Objects are closed: a field nobody named is refused, not ignored.
 * Lengths are limits of the record (SharePoint text columns hold 255 characters, notes far more).
 */
import { type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { KEPT_YEARS } from '../time/kept-years.ts';

/** An object that takes the named fields and no others. */
export const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

/** A value or null. */
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One line: control characters are refused, because it ends in subjects and columns. */
export const line = (maxLength: number, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });

/** Text of several lines. */
export const text = (maxLength: number) => Type.String({ maxLength });

/** A UTC instant of the years a register keeps, `2026-03-05T14:30:00.000Z`. */
export const Instant = Type.String({
  maxLength: 30,
  pattern: `^${KEPT_YEARS}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?Z$`,
  format: 'date-time',
});

/** A calendar date of the years a register keeps, `2026-03-05`. */
export const DateOnly = Type.String({ maxLength: 10, pattern: `^${KEPT_YEARS}-`, format: 'date' });

/** IANA name of a time zone. */
export const ZoneName = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_+/-]+$' });

/** A mail address, loosely: the directory decides whether it is somebody. */
export const MailText = Type.String({ maxLength: 254, pattern: '^[^\\s@<>"]+@[^\\s@<>"]+$' });

/** A client-made idempotency key. */
export const ClientKey = Type.String({ minLength: 8, maxLength: 128, pattern: '^[A-Za-z0-9._:@=+~-]+$' });

/** `AI-001`. */
export const ActionReference = Type.String({ maxLength: 12, pattern: '^AI-\\d{3,8}$' });

/** `S-001`. */
export const SessionReference = Type.String({ maxLength: 12, pattern: '^S-\\d{3,8}$' });

/** A person as the record names one. */
export const Person = closed({
  key: nullable(Type.String({ maxLength: 64 })),
  name: line(255),
  mail: nullable(MailText),
});

/** A person in an answer: looser, because people also write in SharePoint itself. */
export const PersonView = closed({
  key: nullable(Type.String()),
  name: Type.String(),
  mail: nullable(Type.String()),
});

/** A web address people may open. */
export const WebAddress = Type.String({ maxLength: 2048, pattern: '^(https://[^\\s"<>]*)?$' });

/** An instant in an answer. */
export const InstantView = Type.String({ description: 'UTC instant' });

/** How an answer names a state of a record: hand `etag` back when changing it. */
export const Versioned = {
  etag: Type.String(),
  version: Type.Number(),
  modifiedAt: InstantView,
  webUrl: Type.String(),
};

/**
 * Refusals in Exchange's own words. Codes follow the wire; those that no public page or thread shows say so.
 */
import { fail, type GraphFailure } from '../errors.ts';

/** 404 for an id that names nothing in the mailbox (any more). */
export function itemNotFound(): GraphFailure {
  return fail(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

/** 400 for a text that is no id at all. */
export function idMalformed(): GraphFailure {
  return fail(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}

/** 400 for an id of another mailbox. */
export function idOfOtherMailbox(id: string): GraphFailure {
  return fail(400, 'ErrorInvalidMailboxItemId', `Item '${id}' doesn't belong to the targeted mailbox.`);
}

/** 400 for a body the service's model does not know. */
export function unreadableBody(message: string): GraphFailure {
  return fail(400, 'RequestBodyRead', message);
}

/** 400 for a property that the type does not have. */
export function unknownProperty(name: string, type: string): GraphFailure {
  return unreadableBody(
    `The property '${name}' does not exist on type 'microsoft.graph.${type}'. ` +
      'Make sure to only use property names that are defined by the type.',
  );
}

/** 400 for values that do not go together. */
export function invalidRequest(message: string): GraphFailure {
  return fail(400, 'ErrorInvalidRequest', message);
}

/** 400 for a value that breaks a rule of the property. */
export function invalidProperty(message: string): GraphFailure {
  return fail(400, 'ErrorPropertyValidationFailure', message);
}

/** 400 for a filter and an order that the store cannot serve together. */
export function inefficientFilter(): GraphFailure {
  return fail(400, 'InefficientFilter', 'The restriction or sort order is too complex for this operation.');
}

/** 400 for query options an operation does not take. */
export function invalidQuery(message: string): GraphFailure {
  return fail(400, 'ErrorInvalidUrlQuery', message);
}

/** 410 for a delta or skip token the mailbox does not know (any more). */
export function syncStateNotFound(): GraphFailure {
  return fail(
    410,
    'SyncStateNotFound',
    'The sync state generation is not found; continuing the sync is not possible and a full sync is needed.',
  );
}

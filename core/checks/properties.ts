import type { Json, JsonObject } from '../badge.ts';
import { listOf } from '../parse/node.ts';
import type { Session } from '../session.ts';
import { isClassName } from './terms.ts';
import { VALUE_TYPES, type ValueType } from './values.ts';

/** What a class of the standard asks of one property. */
export interface PropertyRule {
  readonly name: string;
  readonly type: ValueType;
  readonly required?: boolean;
  /** Several values are allowed. Default: one. */
  readonly many?: boolean;
}

/** Most findings that one document adds: a report stays readable, whatever was sent. */
const MAX_FINDINGS = 40;

/** Holds a node against its class: a MUST that breaks is a finding that forces `malformed`. */
export function checkProperties(
  node: JsonObject,
  path: string,
  rules: readonly PropertyRule[],
  session: Session,
): void {
  for (const rule of rules) {
    if (session.findings.length > MAX_FINDINGS) return;
    checkProperty(node[rule.name], `${path}.${rule.name}`, rule, session);
  }
}

function checkProperty(
  value: Json | undefined,
  path: string,
  rule: PropertyRule,
  session: Session,
): void {
  const values = listOf(value);
  if (values.length === 0) {
    if (rule.required) session.say('structure/missing', { path });
    return;
  }
  // A list that mixes values with null says nothing that could be relied on.
  const mixed = Array.isArray(value) && values.length !== value.length;
  if (mixed || !values.every((entry) => VALUE_TYPES[rule.type](entry))) {
    session.say('structure/value', { path, expected: rule.type });
  } else if (!rule.many && values.length > 1) {
    session.say('structure/too-many', { path });
  }
}

/** Is one of the types among those that the class goes by? */
export function checkType(
  node: JsonObject,
  path: string,
  names: readonly string[],
  session: Session,
): void {
  const types = listOf(node.type);
  if (types.length === 0) return session.say('structure/missing', { path: `${path}.type` });
  if (!types.some((type) => typeof type === 'string' && names.includes(type))) {
    session.say('structure/type', { path: `${path}.type`, expected: names[0] ?? '' });
  }
}

/** The same for the classes of Open Badges 2.0, none of whose names may be unknown to its context. */
export function checkClass(
  node: JsonObject,
  path: string,
  names: readonly string[],
  session: Session,
): void {
  const context = node['@context'];
  const hasTermsOfItsOwn = typeof context === 'object' && listOf(context).length > 0;
  const unknown = listOf(node.type).find((type) => !isClassName(type));
  if (unknown === undefined || hasTermsOfItsOwn) return checkType(node, path, names, session);
  session.say('structure/type', { path: `${path}.type`, expected: names[0] ?? '' });
}

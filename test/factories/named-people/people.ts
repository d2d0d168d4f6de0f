import { financePeople } from './finance';
import { labelPeople } from './label';
import { managementPeople } from './management';
import { marketingPeople } from './marketing';
import type { NamedPerson } from './person';
import { pressPeople } from './press';
import { tourPeople } from './tour';

/** For each of the thirty questions at least one who answers it, and those who nearly do. */
export const namedPeople: readonly NamedPerson[] = [
  ...marketingPeople,
  ...pressPeople,
  ...tourPeople,
  ...labelPeople,
  ...financePeople,
  ...managementPeople,
];
